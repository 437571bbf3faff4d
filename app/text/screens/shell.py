"""What the window says around its pages."""

from app.text.catalogue import N_, _

APPLICATION = "Evenhand"  # a name: not translated

_ROLES = {
    "evaluator": N_("You score"),
    "service user representative": N_("You score"),
    "group": N_("You score together"),
    "moderator": N_("You moderate"),
    "lead": N_("You lead"),
    "observer": N_("You observe"),
}


def your_part(role: str) -> str:
    """Return what a person does in an evaluation, in a few words; `role` is the role's own word."""
    return _(_ROLES[role])


def window_title(case: str = "") -> str:
    """Return the window's title, with the evaluation that is open."""
    return f"{case} – {APPLICATION}" if case else APPLICATION


def opening() -> str:
    """Return what is said while the evaluations are looked up."""
    return _("Opening your evaluations …")


def evaluations() -> str:
    """Return the name of the list of evaluations."""
    return _("Evaluations on this laptop")


def home() -> str:
    """Return the name of the first page."""
    return _("Home")


def steps() -> str:
    """Return the name of the row of rooms of an evaluation."""
    return _("Steps of this evaluation")


def sample_banner(person: str) -> str:
    """Return what is said above all pages while the sample is played."""
    return _("This is the sample evaluation. You are playing: {person}. Nothing here is real.").format(person=person)


def preparing_sample() -> str:
    """Return what is said while the sample is made, which happens once."""
    return _("Playing the sample up to where you come in. This takes half a minute, this once …")


_SAMPLE_PARTS = {
    "evaluator": N_("Evaluator"),
    "service user representative": N_("Young person or family"),
    "group": N_("Group"),
    "moderator": N_("Moderator"),
    "lead": N_("Lead"),
    "observer": N_("Observer"),
}


def sample_part(role: str) -> str:
    """Return the part of somebody in the sample, as the switcher names it."""
    return _(_SAMPLE_PARTS[role])


def switch_person() -> str:
    """Return the label of the switcher between the people of the sample."""
    return _("You are playing")


def player(name: str, part: str) -> str:
    """Return somebody of the sample, as the switcher lists them."""
    return _("{name} ({part})").format(name=name, part=part)


def show_list() -> str:
    """Return the button that brings the list of evaluations back."""
    return _("Evaluations")


def menu_file() -> str:
    """Return the name of a menu."""
    return _("&File")


def menu_view() -> str:
    """Return the name of a menu."""
    return _("&View")


def menu_help() -> str:
    """Return the name of a menu."""
    return _("&Help")


ACTIONS = {
    "open": N_("&Open a file …"),
    "paste": N_("&Paste text from an e-mail"),
    "verify": N_("Check a &report …"),
    "new": N_("&New evaluation from a workbook …"),
    "settings": N_("&Settings"),
    "quit": N_("&Quit"),
    "home": N_("&Home"),
    "list": N_("List of &evaluations"),
    "larger": N_("&Larger text"),
    "smaller": N_("S&maller text"),
    "light": N_("Li&ght colours"),
    "dark": N_("&Dark colours"),
    "contrast": N_("High &contrast"),
    "system": N_("&As the system has it"),
    "next-pane": N_("Next &part of the window"),
    "keys": N_("&Keys"),
    "about": N_("&About Evenhand"),
}


def action(key: str) -> str:
    """Return the words of an action."""
    return _(ACTIONS[key])


def cancel() -> str:
    """Return the words of the button that ends long work."""
    return _("Cancel")


def working() -> str:
    """Return what is said of long work that has no words of its own."""
    return _("Working …")


def keys_title() -> str:
    """Return the title of the list of keys."""
    return _("Keys")


def keys_sentence() -> str:
    """Return what is said above the list of keys."""
    return _("Everything can be done with the keyboard.")


def close() -> str:
    """Return the button that closes a box."""
    return _("&Close")


# Groups of keys: a heading, then each key with what it does.
KEYS = (
    (
        N_("Everywhere"),
        (
            ("Tab, Shift+Tab", N_("Go to the next field or button, or back")),
            (N_("Enter or Space"), N_("Press the button, or open the line, with the ring around it")),
            ("Esc", N_("Close a box and change nothing")),
            ("F6", N_("Go from the list of evaluations to the steps, to the page, and round again")),
            (N_("Alt+1 to Alt+9"), N_("Go to a step of the evaluation")),
            ("Alt+Home", N_("Go to Home")),
            ("Ctrl+B", N_("Show or hide the list of evaluations")),
            (N_("Ctrl+Plus, Ctrl+Minus"), N_("Make all text larger or smaller")),
        ),
    ),
    (
        N_("Files"),
        (
            ("Ctrl+O", N_("Open a file that somebody sent you")),
            ("Ctrl+Shift+V", N_("Open what you copied from an e-mail")),
            ("Ctrl+N", N_("Start a new evaluation")),
            ("Ctrl+R", N_("Check a report")),
        ),
    ),
    (
        N_("Scoring"),
        (
            (N_("A digit"), N_("Choose the level with that score")),
            ("?", N_("Choose “not sure yet”")),
            (N_("Alt+Page Down, Alt+Page Up"), N_("Go to the next tender, or the one before")),
            (N_("Alt+Shift+Page Down or Up"), N_("Go to the next question, or the one before")),
            ("Ctrl+Enter", N_("Go to the next score that is left to do")),
            ("Ctrl+L", N_("Show or hide the list of questions")),
        ),
    ),
    (
        N_("Reading an answer"),
        (
            ("Ctrl+E", N_("Use the words you selected as evidence")),
            ("Ctrl+F", N_("Find words")),
            (N_("Ctrl+Page Down, Ctrl+Page Up"), N_("Turn the pages of a file")),
        ),
    ),
)


def key_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what each key does, in groups with a heading."""
    return [(_(heading), [(_(key), _(what)) for key, what in group]) for heading, group in KEYS]


def key_said(key: str, what: str) -> str:
    """Return what a screen reader says of a key."""
    return _("{key}: {what}.").format(key=key, what=what)


def about(version: str) -> str:
    """Return what is said about the application."""
    return _(
        "Evenhand {version}. For evaluation panels: independent scoring, a meeting that is blind to its consequence, "
        "exact ranking, and a report that proves itself. Works without a network. MIT licence; made with Qt (LGPL)."
    ).format(version=version)


def incident(number: str, log: str) -> str:
    """Return what is said when something happened that nobody expected."""
    return _(
        "Something went wrong that Evenhand did not expect. Everything it said was saved is saved. You can go on; if "
        "it happens again, close Evenhand, open it again, and tell whoever looks after it the number {number}. What "
        "happened is written in {log}, without names, scores or reasons."
    ).format(number=number, log=log)


def unsaved_heading() -> str:
    """Return the title of the box that asks whether what is not saved may be lost."""
    return _("Some of what you typed is not saved")


def unsaved_sentence() -> str:
    """Return what would be lost, and what to do."""
    return _("If you leave this evaluation now, those words are lost. Cancel, and save them first.")


def leave_unsaved() -> str:
    """Return the verb for leaving all the same."""
    return _("Leave without saving")


def incident_heading() -> str:
    """Return the title of that box."""
    return _("Something went wrong")
