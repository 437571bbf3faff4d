"""What Home says: the evaluations, what comes next in each, and where to begin."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from app.text import sentences
from app.text.catalogue import N_, _
from app.text.clock import as_told

Fact = str | int | Sequence[str] | None


class Told(Protocol):
    """What is known of an evaluation: the code of its next step with facts, or the code of why it can't be opened."""

    @property
    def step(self) -> str | None:
        """The code of the next step."""

    @property
    def facts(self) -> Mapping[str, Fact]:
        """Its facts."""

    @property
    def trouble(self) -> str | None:
        """The code of the reason why nothing more is known."""


# What comes next, short enough for the list at the side.
NEXT: dict[str, str] = {
    "compare-words": N_("Next: compare six words with {name} on the telephone"),
    "wait-for-pack": N_("Waiting for your pack from the procurement lead"),
    "declare": N_("Next: declare your interests"),
    "wait-for-decision": N_("Waiting for the lead to decide on the interest you declared"),
    "score": N_("Next: score ({left} of {of} left)"),
    "reconfirm": N_("Next: look again at scores whose wording changed ({left})"),
    "lock": N_("Next: lock your scores and send them"),
    "wait-for-receipt": N_("Waiting for the moderator's receipt"),
    "wait-for-returns": N_("Waiting for scores to come in ({here} of {of} here)"),
    "stand-by": N_("Standing by for the moderator (seat {seat})"),
    "reveal": N_("Next: open the scores together (all {of} are here)"),
    "moderate": N_("Next: agree scores ({left} left)"),
    "lock-quality": N_("Next: lock quality"),
    "sign-report": N_("Next: sign the report"),
    "set-up": N_("Next: set the evaluation up"),
    "freeze": N_("Next: check and freeze"),
    "invite-seats": N_("Next: invite the panel ({count} to go)"),
    "wait-for-answers": N_("Waiting for answers to your invitations ({count})"),
    "compare-seats": N_("Next: compare six words on the telephone ({count})"),
    "issue-packs": N_("Next: issue packs ({count})"),
    "decide-interests": N_("Next: decide on declared interests ({count})"),
    "wait-for-moderation": N_("Waiting for the moderation"),
    "open-prices": N_("Next: open the prices"),
    "rank": N_("Next: rank the tenders"),
    "report": N_("Next: write the report"),
    "close": N_("Next: close the evaluation"),
    "done": N_("Nothing more to do for now"),
    "closed": N_("Closed"),
    "left": N_("This seat has left the panel"),
}

# The same as a verb on the card's button.
ACTION: dict[str, str] = {
    "compare-words": N_("Compare the words"),
    "declare": N_("Declare your interests"),
    "score": N_("Go on scoring"),
    "reconfirm": N_("Look again"),
    "lock": N_("Lock and send"),
    "reveal": N_("Open the scores"),
    "moderate": N_("Go on moderating"),
    "lock-quality": N_("Lock quality"),
    "sign-report": N_("Sign the report"),
    "set-up": N_("Set it up"),
    "freeze": N_("Check and freeze"),
    "invite-seats": N_("Invite the panel"),
    "compare-seats": N_("Compare the words"),
    "issue-packs": N_("Issue the packs"),
    "decide-interests": N_("Decide on interests"),
    "open-prices": N_("Open the prices"),
    "rank": N_("Rank the tenders"),
    "report": N_("Write the report"),
    "close": N_("Close the evaluation"),
}


def next_sentence(one: Told) -> str:
    """Return what comes next in an evaluation, or why it can't be opened."""
    if one.trouble is not None:
        return sentences.sentence(one.trouble, one.facts)
    if one.step is None:
        return ""
    facts = {name: ", ".join(fact) if isinstance(fact, list | tuple) else fact for name, fact in one.facts.items()}
    return _(NEXT[str(one.step)]).format_map(facts)


def action(step: str | None) -> str:
    """Return the words of an evaluation's main button; where others have to act, it only opens."""
    return _(ACTION[str(step)]) if str(step) in ACTION else _("Open")


def missing(seats: Sequence[str]) -> str:
    """Return whose files are still to come."""
    return _("Still to come: {seats}").format(seats=", ".join(seats))


def title() -> str:
    """Return the name of the page."""
    return _("Home")


def heading(name: str) -> str:
    """Return the title of the page."""
    return _("Hello, {name}").format(name=name) if name else _("Home")


def summary(to_do: int, waiting: int) -> str:
    """Return how much there is to do, in a sentence."""
    if to_do == 1:
        return _("One evaluation has something for you to do.")
    if to_do:
        return _("{count} evaluations have something for you to do.").format(count=to_do)
    if waiting:
        return _("Nothing to do right now: others have to act first.")
    return _("Nothing to do right now.")


def tenders_due(shown: str) -> str:
    """Return when tenders were due."""
    return _("Tenders due: {shown}").format(shown=as_told(shown))


def note(text: str) -> str:
    """Return what the lead wrote with the pack."""
    return _("Note from the lead: {text}").format(text=text)


def seat(code: str) -> str:
    """Return which seat a card is for."""
    return _("Seat {code}").format(code=code)


def card_name(reference: str, name: str) -> str:
    """Return an evaluation by reference and name."""
    return f"{reference}  {name}" if name else reference


def button_name(verb: str, evaluation: str) -> str:
    """Return what a screen reader says for a card's button."""
    return _("{verb}: {evaluation}").format(verb=verb, evaluation=evaluation)


def unreadable() -> str:
    """Return the title of a card whose case file can't be opened."""
    return _("An evaluation that can't be opened")


def where(path: str) -> str:
    """Return where a case file is."""
    return _("Its file: {path}").format(path=path)


def to_do() -> str:
    """Return the word of a card where one has to act."""
    return _("To do")


def waiting() -> str:
    """Return the word of a card where others have to act."""
    return _("Waiting")


def over() -> str:
    """Return the word of a card where all is done."""
    return _("Done")


def in_trouble() -> str:
    """Return the word of a card whose case file can't be opened."""
    return _("Trouble")


def drop_title() -> str:
    """Return the words in the place where files are dropped."""
    return _("Somebody sent you a file?")


def drop_hint() -> str:
    """Return what that place takes."""
    return _("Drop it here, or choose it. Evenhand shows what it is before anything is done with it.")


def choose_file() -> str:
    """Return the button that chooses a file."""
    return _("&Choose a file …")


def paste() -> str:
    """Return the button that takes text from the clipboard."""
    return _("&Paste text from an e-mail")


def choose_title() -> str:
    """Return the title of the dialog that chooses a file."""
    return _("Open a file that somebody sent you")


def empty_title() -> str:
    """Return the title of the empty page."""
    return _("No evaluations here yet")


def empty_sentence() -> str:
    """Return what to do on an empty page."""
    return _(
        "Were you invited to a panel? Open the invitation you were sent: a file that ends in .evinvite, or a text that "
        "begins with BEGIN EVENHAND FILE."
    )


def open_invitation() -> str:
    """Return the button for whoever was invited."""
    return _("&Open the invitation")


def lead_title() -> str:
    """Return the heading for whoever leads."""
    return _("Do you lead an evaluation?")


def lead_sentence() -> str:
    """Return what whoever leads can do."""
    return _(
        "An evaluation starts from a workbook with its criteria, weights, panel and tenders. If you have none yet, "
        "save one with examples in it first."
    )


def new_evaluation() -> str:
    """Return the button that begins an evaluation."""
    return _("Start a &new evaluation")


def template() -> str:
    """Return the button that writes a workbook to start from."""
    return _("&Save a workbook to start from …")


def template_title() -> str:
    """Return the title of the dialog that asks where the workbook goes."""
    return _("Where to write the workbook")


def template_name() -> str:
    """Return the name of the file to begin with."""
    return _("evaluation.xlsx")


def template_written(path: str) -> str:
    """Return that the workbook was written."""
    return _("The workbook is in {path}. Fill it in, then start the evaluation from it.").format(path=path)


def nothing_to_paste() -> str:
    """Return what is said where the clipboard holds no text."""
    return _("There is no text to paste. Copy the whole text of the e-mail first, then press this again.")
