"""What is said to whoever comes in: for the first time, with a passphrase, or with a recovery sheet."""

from app.text.catalogue import N_, _


def welcome_title() -> str:
    """Return the title of the first page of all."""
    return _("Welcome to Evenhand")


def welcome_sentence() -> str:
    """Return what a profile is."""
    return _(
        "First make your profile. It holds the key with which you sign what you send, and it keeps all you write here "
        "locked on this laptop. It takes less than a minute and needs no network."
    )


def another_title() -> str:
    """Return the title where there are profiles already."""
    return _("Another profile on this laptop")


def name_label() -> str:
    """Return the label of the field for a name."""
    return _("Your &name")


def name_hint() -> str:
    """Return what becomes of the name."""
    return _("As it will stand under what you sign, for example: Awel Morgan")


def name_missing() -> str:
    """Return what is said where no name was typed."""
    return _("Type your name. Others will know your files by it.")


def opens_with() -> str:
    """Return the heading of the choice of what opens a profile."""
    return _("What opens your profile?")


def by_keyring() -> str:
    """Return the choice of the keyring."""
    return _("This computer's keyring: it opens when you are signed in, with nothing to remember")


def by_drawn() -> str:
    """Return the choice of drawn words."""
    return _("Six words that Evenhand draws for you: strong, and easy to write down")


def by_own() -> str:
    """Return the choice of a passphrase of one's own."""
    return _("A passphrase of your own")


def no_keyring() -> str:
    """Return why the keyring is not offered."""
    return _("This computer has no keyring that could open it, so your profile has a passphrase.")


def shared() -> str:
    """Return why the keyring alone is not offered."""
    return _("There is another profile on this laptop, so yours has a passphrase too.")


def own_label() -> str:
    """Return the label of the field for a passphrase of one's own."""
    return _("Your &passphrase")


def own_hint() -> str:
    """Return how to choose one."""
    return _("Four or five words that belong to no sentence are good.")


def own_missing() -> str:
    """Return what is said where no passphrase was typed."""
    return _("Type a passphrase, or choose the other way.")


def make() -> str:
    """Return the button that makes the profile."""
    return _("&Make my profile")


def making() -> str:
    """Return what is said while it is made."""
    return _("Making your profile …")


def restore() -> str:
    """Return the button that goes to restoring."""
    return _("&Restore a profile from its recovery sheet")


def back() -> str:
    """Return the button that goes back."""
    return _("&Back")


def words_title() -> str:
    """Return the title above six drawn words."""
    return _("These six words open your profile")


def words_sentence() -> str:
    """Return what to do with them."""
    return _(
        "Write them down on paper, in this order, and keep the paper where only you can find it. They are shown this "
        "once: nobody can look them up for you."
    )


def copy() -> str:
    """Return the button that copies the words."""
    return _("&Copy the words")


def copied() -> str:
    """Return that they were copied."""
    return _("The six words are in the clipboard. Put them into your password manager now.")


def written_down() -> str:
    """Return the words of the check box."""
    return _("I have &written the six words down")


def go_on() -> str:
    """Return the button that goes on."""
    return _("&Go on")


def sheet() -> str:
    """Return the button that writes the recovery sheet."""
    return _("&Save a recovery sheet to print …")


def sheet_hint() -> str:
    """Return what the recovery sheet is for."""
    return _(
        "A recovery sheet brings your profile back if this laptop, its keyring or your passphrase is lost. You can "
        "make one now, or later in the settings."
    )


def ready_title() -> str:
    """Return the title once a profile was made that the keyring opens."""
    return _("Your profile is ready")


def ready_sentence() -> str:
    """Return what opens it."""
    return _("It opens with this computer's keyring when you are signed in. There is nothing to remember.")


def sheet_title() -> str:
    """Return the title of the dialog that asks where the sheet goes."""
    return _("Where to save the recovery sheet")


def sheet_name() -> str:
    """Return the name of that file to begin with."""
    return _("evenhand-recovery-sheet.pdf")


def sheet_making() -> str:
    """Return what is said while the sheet is made."""
    return _("Making the recovery sheet …")


def sheet_words_title() -> str:
    """Return the title above the six words of a sheet."""
    return _("These six words open the recovery sheet")


def sheet_words_sentence(path: str) -> str:
    """Return what to do with sheet and words."""
    return _(
        "The sheet is in {path}. Print it, and delete the file. Write these six words down on another paper: they are "
        "words of the sheet alone, they are not printed on it, and they are shown this once."
    ).format(path=path)


def sheet_done() -> str:
    """Return the button that closes that dialog."""
    return _("I have written them &down")


# ---------------------------------------------------------------- coming in


def unlock_title() -> str:
    """Return the title of the page that asks for a passphrase."""
    return _("Open your profile")


def who() -> str:
    """Return the name of the list of profiles."""
    return _("&Who are you?")


def passphrase_label() -> str:
    """Return the label of the field for the passphrase."""
    return _("&Passphrase")


def show() -> str:
    """Return the words of the switch that shows what is typed."""
    return _("Show what I t&ype")


def passphrase_missing() -> str:
    """Return what is said where nothing was typed."""
    return _("Type the passphrase of this profile.")


def unlock() -> str:
    """Return the button that opens a profile."""
    return _("&Open")


def opening() -> str:
    """Return what is said while a profile is opened."""
    return _("Opening the profile …")


def make_another() -> str:
    """Return the button that goes to making a profile."""
    return _("&Make another profile")


_LOCKS = {
    "keyring": N_("opens with this computer's keyring"),
    "keyring-and-passphrase": N_("opens with this computer's keyring and a passphrase"),
    "passphrase": N_("opens with a passphrase"),
    "unknown": N_("can't be read"),
}


def profile(name: str, lock: str) -> str:
    """Return a profile as the list shows it."""
    return f"{name} – {_(_LOCKS[lock])}"


def page_welcome() -> str:
    """Return the name of the page that makes a profile."""
    return _("Make a profile")


# ---------------------------------------------------------------- restoring


def restore_title() -> str:
    """Return the title of the page that restores a profile."""
    return _("Restore a profile")


def restore_sentence() -> str:
    """Return what is needed."""
    return _(
        "You need the recovery sheet and the six words that were shown when it was made. If the evaluations are still "
        "on this laptop, they come back too."
    )


def sheet_lines_label() -> str:
    """Return the label of the field for the lines of the sheet."""
    return _("The numbered &lines of the sheet")


def sheet_lines_hint() -> str:
    """Return how to type them."""
    return _("One line of the sheet on one line here, without the numbers; spaces don't matter. Or paste its code.")


def lines_missing() -> str:
    """Return what is said where no lines were typed."""
    return _("Type the lines of the sheet, one below the other.")


def line_wrong(number: int) -> str:
    """Return what is said of a line that does not hold."""
    return _("Line {number}: a letter is wrong, missing or one too many. Compare it with the sheet.").format(
        number=number
    )


def lines_so_far(right: int) -> str:
    """Return how many lines are right."""
    if right == 1:
        return _("1 line is as it stands on the sheet.")
    return _("{right} lines are as they stand on the sheet.").format(right=right)


def sheet_passphrase_label() -> str:
    """Return the label of the field for the sheet's six words."""
    return _("The si&x words of the sheet")


def words_missing() -> str:
    """Return what is said where the six words were not typed."""
    return _("Type the six words of the sheet, with spaces between them.")


def new_label() -> str:
    """Return the label of the field for a new passphrase."""
    return _("A new &passphrase, if you want one of your own")


def new_hint() -> str:
    """Return what happens where none is typed."""
    return _("Leave it empty: then this computer's keyring opens the profile, or six words are drawn for you.")


def page_restore() -> str:
    """Return the name of the page that restores a profile."""
    return _("Restore a profile")


def restore_now() -> str:
    """Return the button that restores."""
    return _("&Restore")


def restoring() -> str:
    """Return what is said while a profile is restored."""
    return _("Restoring the profile …")
