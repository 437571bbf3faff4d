"""The words of the room of all files that came in and went out."""

from datetime import datetime

from app.text.catalogue import N_, _
from app.text.clock import moment as here

_KINDS = {
    "invite": N_("Invitation"),
    "join": N_("Answer to an invitation"),
    "pack": N_("Pack"),
    "declaration": N_("Declaration of interests"),
    "return": N_("Locked scores"),
    "reopen": N_("Permission to change locked scores"),
    "receipt": N_("Receipt"),
    "moderation": N_("Result of the meeting"),
    "handover": N_("Handover to another laptop"),
}


def kind(code: str) -> str:
    """Return what a file is, by the code of its kind."""
    return _(_KINDS[code])


def moment(at: datetime) -> str:
    """Return a time as people write it."""
    return here(at)


def room() -> str:
    """Return the name of the room."""
    return _("Files")


def title() -> str:
    """Return the title of the page."""
    return _("Files that came in and went out")


def intro() -> str:
    """Return what the page is for."""
    return _("Every file of this evaluation on this laptop. Choose one to see what you can do with it.")


def empty_title() -> str:
    """Return what is said where there is no file yet."""
    return _("No files yet")


def empty_sentence() -> str:
    """Return what to do then."""
    return _("When somebody sends you a file, take it in here, or drop it on this page.")


def take_in() -> str:
    """Return the words of the button that takes a file in."""
    return _("&Take in a file …")


def take_in_folder() -> str:
    """Return the words of the button that takes in all files of a folder."""
    return _("Take in a f&older …")


def choose_file() -> str:
    """Return the title of the dialog that asks for a file."""
    return _("Choose the file that you were sent")


def choose_folder() -> str:
    """Return the title of the dialog that asks for a folder of files."""
    return _("Choose the folder with the files that you were sent")


def nothing_in_folder() -> str:
    """Return what is said of a folder without such files."""
    return _("There is no Evenhand file in that folder. Choose the folder that holds the files you were sent.")


def table() -> str:
    """Return the name of the table."""
    return _("Files that came in and went out")


def columns() -> tuple[str, ...]:
    """Return the headings of the table."""
    return (_("When"), _("Way"), _("What"), _("From"), _("To"), _("Revision"), _("State"))


def way(direction: str) -> str:
    """Return whether a file came in or went out."""
    return _("In") if direction == "in" else _("Out")


def state(*, undone: bool, direction: str, receipts: str, awaited: bool) -> str:
    """Return what became of a file; `awaited` where a receipt comes back for one that went out."""
    if undone:
        return _("Taken back")
    if direction == "in":
        return _("Receipt written") if receipts else _("Taken in")
    if receipts:
        return _("Receipt from {seats}").format(seats=receipts)
    return _("No receipt yet") if awaited else _("Written")


def chosen(what: str, seat: str, revision: int) -> str:
    """Return the heading of what can be done with the chosen file."""
    return _("{what}, {seat}, revision {revision}").format(what=what, seat=seat, revision=revision)


def nothing_chosen() -> str:
    """Return what is said while no file is chosen."""
    return _("Choose a file in the table.")


def receipt() -> str:
    """Return the words of the button that writes a receipt."""
    return _("Save a &receipt …")


def receipt_title() -> str:
    """Return the title of the dialog that asks where."""
    return _("Save the receipt, then send it to the sender")


def receipt_saved() -> str:
    """Return what is said then."""
    return _("The receipt is saved. Send it to the sender.")


def again() -> str:
    """Return the words of the button that saves a file again."""
    return _("&Save again …")


def again_title() -> str:
    """Return the title of the dialog that asks where."""
    return _("Save the same file again")


def again_saved() -> str:
    """Return what is said then."""
    return _("The file is saved again. It is the same file: nobody takes in anything twice.")


def anew() -> str:
    """Return the words of the button that makes a file for the people who sit there now."""
    return _("Make it &new for who is there now …")


def anew_tip() -> str:
    """Return when that is needed."""
    return _("Needed when somebody new has to open it, such as a new moderator or a new lead.")


def anew_title() -> str:
    """Return the title of the dialog that asks where."""
    return _("Save the file for the people who are there now")


def anew_saved() -> str:
    """Return what is said then."""
    return _("The file is saved for the people who are there now. Send it to them.")


def undo() -> str:
    """Return the words of the button that takes a file back."""
    return _("Ta&ke it back …")


def undo_title() -> str:
    """Return the title of the dialog that asks why."""
    return _("Take this file back?")


def undo_sentence(what: str, seat: str) -> str:
    """Return what that means."""
    return _(
        "What “{what}” from {seat} brought counts no more. It stays in the record, and taking the file in again brings "
        "it back."
    ).format(what=what, seat=seat)


def undo_verb() -> str:
    """Return the verb of that dialog."""
    return _("Take it back")


def undone() -> str:
    """Return what is said then."""
    return _("The file is taken back.")
