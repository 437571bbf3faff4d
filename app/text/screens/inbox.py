"""The words of the moderator's inbox."""

from collections.abc import Sequence

from app.text.catalogue import N_, _

_ROLES = {
    "evaluator": N_("Evaluator"),
    "service user representative": N_("Service user"),
    "group": N_("Group"),
    "moderator": N_("Moderator"),
    "lead": N_("Procurement lead"),
    "observer": N_("Observer"),
}


def role(code: str) -> str:
    """Return the name of a role, as short as a column needs it."""
    return _(_ROLES[code])


def room() -> str:
    """Return the name of the room."""
    return _("Inbox")


def title() -> str:
    """Return the title of the page."""
    return _("Returns of the panel")


def how_many(here: int, due: int) -> str:
    """Return how many returns are here."""
    return _("{here} of {due} locked returns are here.").format(here=here, due=due)


def empty_title() -> str:
    """Return what is said before the pack is here."""
    return _("Your pack is not here yet")


def empty_sentence() -> str:
    """Return what to do then."""
    return _("The procurement lead sends you a pack that says who is on the panel. Take it in first.")


def take_in() -> str:
    """Return the words of the button that takes a return in."""
    return _("&Take in a return …")


def take_in_pack() -> str:
    """Return the words of the button that takes the pack in."""
    return _("&Take in your pack …")


def take_in_folder() -> str:
    """Return the words of the button that takes in all returns of a folder."""
    return _("Take in a f&older …")


def drop_here() -> str:
    """Return how files can be taken in by mouse."""
    return _("You can also drop files on this page.")


def table() -> str:
    """Return the name of the table."""
    return _("Seats that score, and whether their returns are here")


def columns() -> tuple[str, ...]:
    """Return the headings of the table."""
    return (_("Seat"), _("Who"), _("Role"), _("Return"), _("Taken in"), _("Revision"))


def here() -> str:
    """Return the state of a seat whose return is here."""
    return _("Here")


def not_here() -> str:
    """Return the state of a seat whose return is not here."""
    return _("Not here yet")


def reopened() -> str:
    """Return the state of a seat that may change what it returned."""
    return _("Reopened, a new one is to come")


def left_with() -> str:
    """Return the state of a seat that left and whose return is here."""
    return _("Left the panel, return is here")


def left_without() -> str:
    """Return the state of a seat that left without a return."""
    return _("Left the panel")


def lost_key() -> str:
    """Return the state of a seat whose return was signed with a key that was lost since."""
    return _("Here, but its key was lost since")


def chosen(seat: str, holder: str) -> str:
    """Return the heading of what can be done for a seat."""
    return _("Seat {seat}: {holder}").format(seat=seat, holder=holder) if holder else _("Seat {seat}").format(seat=seat)


def nothing_chosen() -> str:
    """Return what is said while no seat is chosen."""
    return _("Choose a seat to see what you can do for it.")


def receipt() -> str:
    """Return the words of the button that writes a receipt."""
    return _("Save a &receipt …")


def reopen() -> str:
    """Return the words of the button that lets a seat change its scores."""
    return _("Let it &change its scores …")


def reopen_title(seat: str) -> str:
    """Return the title of the dialog that asks why."""
    return _("Let seat {seat} change its locked scores?").format(seat=seat)


def reopen_sentence() -> str:
    """Return what that means."""
    return _(
        "You get a file to send to the seat. It can then change its scores, lock again and send you a new return. Both "
        "versions stay in the record."
    )


def reopen_verb() -> str:
    """Return the verb of that dialog."""
    return _("Go on to save the file")


def reopen_save() -> str:
    """Return the title of the dialog that asks where."""
    return _("Save the permission, then send it to the seat")


def reopen_done(seat: str) -> str:
    """Return what is said then."""
    return _("Seat {seat} is reopened. Send it the file.").format(seat=seat)


def missing_title() -> str:
    """Return the heading of the card on what is missing."""
    return _("Still to come")


def missing(seats: Sequence[str]) -> str:
    """Return whose returns are missing, and what to do."""
    return _(
        "{seats}. Ask them for their returns. If somebody cannot send one, ask the procurement lead to withdraw or "
        "replace that seat."
    ).format(seats=", ".join(seats))


def all_here() -> str:
    """Return the heading of the card when all returns are here."""
    return _("All returns are here")


def reveal_meaning() -> str:
    """Return what revealing means."""
    return _(
        "Revealing lays all scores open at the same time, for the meeting. From then on no seat can change its own "
        "scores, and no other return can be taken in. You see no totals and no ranking until quality is locked."
    )


def reveal() -> str:
    """Return the words of the button that reveals."""
    return _("Re&veal the scores …")


def reveal_title() -> str:
    """Return the title of the dialog that asks whether it is meant."""
    return _("Reveal all scores now?")


def reveal_verb() -> str:
    """Return the verb of that dialog."""
    return _("Reveal them")


def go_on_title() -> str:
    """Return the title of the dialog that asks why to go on with one seat."""
    return _("Go on with so few seats?")


def trust_title() -> str:
    """Return the title of the dialog that asks why a return is believed."""
    return _("Believe these returns?")


def go_on_verb() -> str:
    """Return the verb of both dialogs."""
    return _("Record and reveal")


def revealed() -> str:
    """Return what is announced after the reveal."""
    return _("The scores are revealed. The meeting can begin.")


def revealed_title(when: str) -> str:
    """Return the heading of the card after the reveal."""
    return _("Revealed on {when}").format(when=when)


def revealed_sentence() -> str:
    """Return what follows."""
    return _("The scores lie open in the meeting. What changes now is agreed there.")


def to_meeting() -> str:
    """Return the words of the button that leads to the meeting."""
    return _("Go to the &meeting")
