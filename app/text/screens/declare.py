"""What the page of the declaration of interests says."""

from collections.abc import Sequence

from app.text.catalogue import _


def title() -> str:
    """Return the name of the room."""
    return _("Declare interests")


def heading() -> str:
    """Return the page's title."""
    return _("Before you read: do you have a tie to any of these suppliers?")


def intro() -> str:
    """Return what an interest is, and why it is asked for."""
    return _(
        "Everybody on the panel is asked this, so that the decision is fair and is seen to be fair. A tie is called an "
        "interest. To have one is nothing bad. Not to say so would be."
    )


def examples_heading() -> str:
    """Return the heading of the examples."""
    return _("For example")


def examples() -> list[str]:
    """Return examples of interests."""
    return [
        _("You, or somebody close to you, works for the supplier, or used to, or wants to."),
        _("You, or somebody close to you, owns a part of it, or is on its board."),
        _("It looks after you, or somebody in your family."),
        _("A friend of yours works there, or you have quarrelled with somebody who does."),
        _("You have had gifts, meals out or favours from it."),
    ]


def what_follows() -> str:
    """Return what happens after the declaration."""
    return _(
        "Only the names are shown until you have answered. If you have no interest, you can begin at once. If you have "
        "one, the procurement lead decides first whether you score, and what."
    )


def suppliers_heading(count: int) -> str:
    """Return the heading of the suppliers."""
    return _("The suppliers ({count})").format(count=count)


def none_at_all() -> str:
    """Return the words of the button that answers for all suppliers at once."""
    return _("&None with any of them")


def none() -> str:
    """Return the answer of those who have no interest."""
    return _("No interest")


def some() -> str:
    """Return the answer of those who have one."""
    return _("I have an interest")


def answer_for(supplier: str) -> str:
    """Return the name of the pair of answers for a supplier."""
    return _("Your answer for {supplier}").format(supplier=supplier)


def answer_said(answer: str, supplier: str) -> str:
    """Return what a screen reader says for one answer."""
    return _("{supplier}: {answer}").format(supplier=supplier, answer=answer)


def nature(supplier: str) -> str:
    """Return the label of what the interest is."""
    return _("What is your tie to {supplier}?").format(supplier=supplier)


def nature_hint() -> str:
    """Return how to say it."""
    return _("In your own words. For example: “My sister works there as a carer.”")


def supported_by() -> str:
    """Return the label of who helped."""
    return _("Did somebody help yo&u with this? Who?")


def supported_hint() -> str:
    """Return when to fill it in."""
    return _("Leave it empty if nobody did.")


def declare() -> str:
    """Return the words of the button that makes the declaration."""
    return _("&Make my declaration")


def missing(left: int) -> str:
    """Return what is said while answers are missing."""
    if left == 1:
        return _("One supplier has no answer yet. Choose one of the two.")
    return _("{left} suppliers have no answer yet. Choose one of the two for each.").format(left=left)


def nature_missing() -> str:
    """Return what is said under an interest without words."""
    return _("Say in your own words what ties you to this supplier.")


def save_title() -> str:
    """Return the title of the box that asks where the file goes."""
    return _("Save your declaration, to send it to the procurement lead")


def done() -> str:
    """Return what is said once it was made."""
    return _("Your declaration is made.")


def saved_at(path: str) -> str:
    """Return where the file is."""
    return _("The file is saved as {path}.").format(path=path)


def not_written(reason: str) -> str:
    """Return what is said where the declaration was made but its file not written."""
    return _("Your declaration is made, but its file is not written. {reason} Then press Save the file again.").format(
        reason=reason
    )


def send(to: str) -> str:
    """Return what to do with the file."""
    if not to:
        return _(
            "Send your declaration to the procurement lead, by e-mail or through your shared folder. Only they can "
            "open it."
        )
    return _(
        "Send your declaration to {to}, the procurement lead, by e-mail or through your shared folder. Only they can "
        "open it."
    ).format(to=to)


def clear_heading() -> str:
    """Return the heading after a clear declaration."""
    return _("You declared no interests")


def clear(at: str) -> str:
    """Return what follows from a clear declaration."""
    return _("You said so on {at}. You can read the tenders and score.").format(at=at)


def clear_moderator(at: str) -> str:
    """Return what follows from a moderator's clear declaration."""
    return _("You said so on {at}. You can read the tenders and take in returns.").format(at=at)


def waiting_heading() -> str:
    """Return the heading while the lead has not decided yet."""
    return _("The procurement lead decides now")


def waiting(at: str) -> str:
    """Return what is to be done while the lead has not decided yet."""
    return _(
        "You declared an interest on {at}. Send the file to the procurement lead. You will get a new pack with the "
        "decision: open it here, and then you can go on. Until then nothing more is shown to you."
    ).format(at=at)


def decided_heading() -> str:
    """Return the heading once the lead has decided."""
    return _("The procurement lead has decided")


def decided(at: str, reason: str, lots: Sequence[str]) -> str:
    """Return what the lead decided."""
    what = (
        _("You take no part in these lots: {lots}.").format(lots=", ".join(lots))
        if lots
        else _("You score everything that you were asked to score.")
    )
    return _("Decided on {at}. {what} The reason: {reason}").format(at=at, what=what, reason=reason)


def declared_heading() -> str:
    """Return the heading of what was declared."""
    return _("What you declared")


def declared_line(supplier: str, nature: str) -> str:
    """Return one interest that was declared."""
    return _("• {supplier}: {nature}").format(supplier=supplier, nature=nature)


def supported_line(who: str) -> str:
    """Return who helped."""
    return _("Helped by: {who}").format(who=who)


def go_on() -> str:
    """Return the words of the button to the scores."""
    return _("Go on to &scoring")


def save_again() -> str:
    """Return the words of the button that writes the file again."""
    return _("Save the file a&gain")


def change() -> str:
    """Return the words of the button that makes another declaration."""
    return _("Something &changed: declare again")


def keep() -> str:
    """Return the words of the button that leaves things as they were declared."""
    return _("&Keep what I declared")


def no_pack_heading() -> str:
    """Return the heading where no pack is here yet."""
    return _("Your pack is not here yet")


def no_pack() -> str:
    """Return what to do where no pack is here yet."""
    return _("The procurement lead sends you a pack. Open that file here, then make your declaration.")
