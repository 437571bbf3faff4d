"""What the page that finishes the scoring says."""

from app.text.catalogue import _


def title() -> str:
    """Return the name of the room."""
    return _("Finish")


def left_heading(left: int, total: int) -> str:
    """Return the page's title while something is missing."""
    return _("{left} of {total} scores are left to do").format(left=left, total=total)


def left_intro() -> str:
    """Return how the list of what is missing is used."""
    return _("You can lock your scores once this list is empty. Choose a line and press Enter to go there.")


def left_list() -> str:
    """Return the name of the list of what is missing."""
    return _("What is left to do")


def left_line(question: str, tender: str, what: str) -> str:
    """Return one thing that is missing."""
    return _("{question} · {tender} · {what}").format(question=question, tender=tender, what=what)


def no_score() -> str:
    """Return that a score is missing."""
    return _("no score yet")


def no_reason() -> str:
    """Return that a reason is missing."""
    return _("no reason yet")


def reconfirm() -> str:
    """Return that the wording changed."""
    return _("the wording changed: check it again")


def go_there() -> str:
    """Return the words of the button to the chosen line."""
    return _("&Go there")


def ready(total: int) -> str:
    """Return the page's title once everything is there."""
    return _("All {total} scores are done").format(total=total)


def what_locking_means() -> list[str]:
    """Return what locking does, a sentence each."""
    return [
        _("Your scores and reasons are signed with your key. Nobody can change them after that, not even you."),
        _("They are saved in a file that only the moderator and you can open."),
        _("If you find a mistake later, the moderator can open your scores again. Both versions are kept."),
    ]


def locking_heading() -> str:
    """Return the heading of what locking does."""
    return _("What happens when you lock")


def not_sure_count(count: int) -> str:
    """Return how many scores are "not sure yet"."""
    if count == 1:
        return _("For one of them you said that you are not sure yet. You can talk about it at the meeting.")
    return _("For {count} of them you said that you are not sure yet. You can talk about them at the meeting.").format(
        count=count
    )


def lock() -> str:
    """Return the words of the button that locks."""
    return _("&Lock and save my scores")


def look_again() -> str:
    """Return the words of the button back to the scores."""
    return _("Look at my &scores")


def save_title() -> str:
    """Return the title of the box that asks where the file goes."""
    return _("Save your scores, to send them to the moderator")


def locking() -> str:
    """Return what is said while the file is made."""
    return _("Locking your scores …")


def locked_heading() -> str:
    """Return the page's title once locked."""
    return _("Your scores are locked")


def locked(total: int, at: str) -> str:
    """Return when they were locked."""
    return _("You locked {total} scores on {at}.").format(total=total, at=at)


def saved_at(path: str) -> str:
    """Return where the file is."""
    return _("The file is saved as {path}.").format(path=path)


def done() -> str:
    """Return what is said once locked."""
    return _("Your scores are locked and signed.")


def not_written(reason: str) -> str:
    """Return what is said where the scores were locked but the file not written."""
    return _("Your scores are locked, but the file is not written. {reason} Then press Save the file again.").format(
        reason=reason
    )


def send(names: str) -> str:
    """Return what to do with the file."""
    return _(
        "Send the file to {names}, by e-mail, through your shared folder or on a USB stick. Only the moderator and you "
        "can open it."
    ).format(names=names or _("the moderator"))


def will_send(names: str) -> str:
    """Return what is to be done with the file once it is there."""
    return _("Then you send the file to {names}: by e-mail, through your shared folder or on a USB stick.").format(
        names=names or _("the moderator")
    )


def no_receipt() -> str:
    """Return what is said until the receipt came."""
    return _("The moderator has not said yet that it arrived. If they send you a receipt, open it here.")


def receipt() -> str:
    """Return what is said once the receipt came."""
    return _("The moderator has it: the receipt came.")


def save_again() -> str:
    """Return the words of the button that writes the file again."""
    return _("Save the file a&gain")


def reopened(at: str, by: str, reason: str) -> str:
    """Return what is said while locked scores are open again."""
    return _(
        "The moderator (seat {by}) opened your scores again on {at}. The reason: {reason} Change what must change, "
        "then lock them again and send the new file."
    ).format(at=at, by=by, reason=reason)


def declare_first() -> str:
    """Return what stands where the declaration comes first."""
    return _("You can finish once you have declared your interests and given your scores.")


def nothing_heading() -> str:
    """Return the page's title where a seat has nothing to score."""
    return _("Nothing to finish yet")
