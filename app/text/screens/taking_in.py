"""What is said while files are looked at and taken in."""

from collections.abc import Mapping

from app.text.catalogue import _

Fact = str | int | bool | None


def title(count: int) -> str:
    """Return the title of the dialog."""
    return _("Take in a file") if count == 1 else _("Take in {count} files").format(count=count)


def intro() -> str:
    """Return what happens first."""
    return _("Each file is checked first. Nothing is kept until you say so.")


def table() -> str:
    """Return the name of the table."""
    return _("Files to take in")


def columns() -> tuple[str, ...]:
    """Return the headings of the table."""
    return (_("File"), _("From"), _("What"), _("Revision"), _("State"))


def checking() -> str:
    """Return the state of a file that is being looked at."""
    return _("Checking …")


def ready() -> str:
    """Return the state of a file that can be taken in."""
    return _("Can be taken in")


def known() -> str:
    """Return the state of a file that is here already."""
    return _("Already here")


def refused() -> str:
    """Return the state of a file that can't be taken in."""
    return _("Refused")


def taken() -> str:
    """Return the state of a file that was taken in."""
    return _("Taken in")


def progress(done: int, total: int) -> str:
    """Return how many were looked at."""
    return _("{done} of {total} checked").format(done=done, total=total)


def sender(seat: str, name: str) -> str:
    """Return from whom a file is."""
    return f"{seat}  {name}".rstrip()


def changes(kind: str, facts: Mapping[str, Fact]) -> str:
    """Return what taking a file in would change."""
    if kind == "return":
        first = _("It brings {scores} locked scores. Nobody sees them before the reveal.")
        parts = [first.format(scores=facts["scores"])]
        if facts.get("replaces"):
            parts.append(_("They take the place of the return that is here."))
        return " ".join(parts)
    if kind == "pack":
        note = str(facts.get("note") or "")
        first = _("It brings the newest state of the evaluation and its panel.")
        return f"{first} {_('The lead writes: {note}').format(note=note)}" if note else first
    if kind == "declaration":
        return _declared(int(str(facts["interests"])))
    if kind == "reopen":
        return _("It lets seat {seat} change its locked scores. Reason given: {reason}").format(
            seat=facts["seat"], reason=facts["reason"]
        )
    if kind == "moderation":
        return _("It brings the meeting’s {agreed} agreed scores, and {scores} scores of the seats.").format(
            agreed=facts["agreed"], scores=facts["scores"]
        )
    return _("It says that a file from here arrived.")


def _declared(count: int) -> str:
    if not count:
        return _("It declares that there are no interests.")
    return _("It declares one interest.") if count == 1 else _("It declares {count} interests.").format(count=count)


def known_sentence() -> str:
    """Return what is said of a file that is here already."""
    return _("This file was taken in before. Taking it in again changes nothing.")


def redone_sentence() -> str:
    """Return what is said of a file that was taken back."""
    return _("This file was taken back. Taking it in again brings it back.")


def taken_sentence() -> str:
    """Return what is said of a file that was taken in."""
    return _("It is taken in.")


def take_in(count: int) -> str:
    """Return the words of the button that takes in what can be."""
    return _("&Take it in") if count == 1 else _("&Take in {count} files").format(count=count)


def close() -> str:
    """Return the words of the button that closes the dialog."""
    return _("&Close")


def receipts(count: int) -> str:
    """Return the words of the button that saves receipts."""
    return _("Save the &receipt …") if count == 1 else _("Save {count} &receipts …").format(count=count)


def receipts_folder() -> str:
    """Return the title of the dialog that asks where."""
    return _("Choose a folder for the receipts")


def receipts_saved(count: int) -> str:
    """Return what is said then."""
    if count == 1:
        return _("The receipt is saved. Send it to the sender.")
    return _("{count} receipts are saved. Send each to its sender.").format(count=count)


def all_taken(count: int) -> str:
    """Return what is said when all that could be was taken in."""
    return _("1 file taken in.") if count == 1 else _("{count} files taken in.").format(count=count)


def none_taken() -> str:
    """Return what is said when nothing could be taken in."""
    return _("Nothing here can be taken in. Choose a file to see why.")
