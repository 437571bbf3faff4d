"""What the scoring pages say."""

from datetime import datetime

from app.text.catalogue import N_, _
from app.text.clock import moment as here
from app.text.clock import time_of_day

_STATES = {
    "done": N_("Done"),
    "not-sure": N_("Not sure"),
    "to-do": N_("To do"),
    "begun": N_("Begun"),
    "reconfirm": N_("Check again"),
}

KEY_NEXT_TENDER = "Alt+PgDown"
KEY_PREVIOUS_TENDER = "Alt+PgUp"
KEY_NEXT_QUESTION = "Alt+Shift+PgDown"
KEY_PREVIOUS_QUESTION = "Alt+Shift+PgUp"
KEY_NEXT_LEFT = "Ctrl+Return"
KEY_LIST = "Ctrl+L"


def title() -> str:
    """Return the name of the room."""
    return _("Score")


def state(code: str) -> str:
    """Return the word for how far a score has come."""
    return _(_STATES[code])


def question_line(code: str, title: str) -> str:
    """Return a question in the list."""
    return _("{code}  {title}").format(code=code, title=title)


def tender_name(supplier: str, lot: str) -> str:
    """Return whose tender it is, with its lot where the question is answered for each lot apart."""
    return _("{supplier} ({lot})").format(supplier=supplier, lot=lot) if lot else supplier


def tender_said(tender: str, state: str) -> str:
    """Return what a screen reader says for a tender in the list."""
    return _("{tender}: {state}").format(tender=tender, state=state)


def now_at(tender: str, question: str, state: str) -> str:
    """Return what is announced once another score came to the front."""
    return _("{tender}. {question}. {state}.").format(tender=tender, question=question, state=state)


def question_row(code: str, title: str, done: int, total: int) -> str:
    """Return a question in the list: its code with how many of its tenders are done, and its title below."""
    return _("{code} · {done} of {total} done\n{title}").format(code=code, title=title, done=done, total=total)


def tender_row(tender: str, state: str) -> str:
    """Return a tender in the list, with how far it has come below it where that is more than its symbol says."""
    return _("{tender}\n{state}").format(tender=tender, state=state) if state else tender


def question_said(question: str, done: int, total: int) -> str:
    """Return what a screen reader says for a question in the list."""
    return _("Question {question}: {done} of {total} done").format(question=question, done=done, total=total)


def progress(done: int, total: int) -> str:
    """Return how far the whole work has come."""
    return _("{done} of {total} scores done").format(done=done, total=total)


def outline() -> str:
    """Return the name of the list of questions."""
    return _("Questions and tenders")


def only_left() -> str:
    """Return the words of the filter of the list."""
    return _("&Only what is left to do")


def nothing_left() -> str:
    """Return what the filtered list says when all is done."""
    return _("Nothing is left to do here.")


def show_list() -> str:
    """Return the words of the button that shows or hides the list."""
    return _("Lis&t of questions")


def simple_view() -> str:
    """Return the words of the button to the simple view."""
    return _("&Simple view")


def full_view() -> str:
    """Return the words of the button to the full view."""
    return _("Full pa&ge view")


def weight(per_cent: str) -> str:
    """Return a question's published weight."""
    return _("Published weight: {weight} %").format(weight=per_cent)


def position(at: int, total: int) -> str:
    """Return which question it is."""
    return _("Question {at} of {total}").format(at=at, total=total)


def guidance() -> str:
    """Return the heading of the guidance."""
    return _("What to look for")


def your_score() -> str:
    """Return the heading of the choice of a level."""
    return _("Your score")


def level(value: str, label: str, descriptor: str) -> str:
    """Return a level as a choice: its number, its name, and what it means."""
    named = _("{value} – {label}").format(value=value, label=label) if label else value
    return _("{named}: {descriptor}").format(named=named, descriptor=descriptor) if descriptor else named


def not_sure() -> str:
    """Return the choice of those who cannot say yet."""
    return _("Not sure yet. I want to talk about it at the meeting.")


def level_keys() -> str:
    """Return how a level is chosen by keyboard."""
    return _("Press a number to choose that score, or ? if you are not sure. Arrow keys move.")


def reasons() -> str:
    """Return the label of the reasons."""
    return _("Your r&easons")


def reasons_hint() -> str:
    """Return what the reasons are for."""
    return _(
        "Why this score and no other? Say what the answer has and what it lacks, in words that the supplier could read."
    )


def speak_of() -> str:
    """Return what stands before the sub-criteria."""
    return _("Say something about each of these:")


def prompt(title: str, guidance: str) -> str:
    """Return a sub-criterion as a prompt."""
    return (
        _("• {title}: {guidance}").format(title=title, guidance=guidance)
        if guidance
        else _("• {title}").format(title=title)
    )


def evidence() -> str:
    """Return the label of the evidence."""
    return _("Where you found &it")


def evidence_hint() -> str:
    """Return how evidence is taken from the answer."""
    return _("Choose words in the answer and use them as evidence, or type the page.")


def cited(text: str, place: str) -> str:
    """Return words from an answer with where they stand, as one line of evidence."""
    shown = " ".join(text.split())
    if not shown:
        return place
    return _("“{text}” ({place})").format(text=shown, place=place) if place else _("“{text}”").format(text=shown)


def cited_said() -> str:
    """Return what is said once words were cited."""
    return _("Added to your evidence.")


def answer_of(tender: str) -> str:
    """Return the name of the field with a supplier's answer."""
    return _("The answer of {tender}").format(tender=tender)


def no_answer() -> str:
    """Return what stands where a supplier answered nothing."""
    return _("This supplier gave no answer to this question.")


def reading() -> str:
    """Return what stands until an answer has been read."""
    return _("Opening the answer …")


def previous() -> str:
    """Return the words of the button back."""
    return _("&Previous")


def following() -> str:
    """Return the words of the button on."""
    return _("&Next")


def next_left() -> str:
    """Return the words of the button to what is left."""
    return _("Next &left to do")


def to_finish() -> str:
    """Return the words of the same button when nothing is left."""
    return _("All done: &go and finish")


def with_key(words: str, key: str) -> str:
    """Return a button's tip: what it does, and the key that does the same."""
    return _("{words} ({key})").format(words=words, key=key)


def tip_previous() -> str:
    """Return what the button back does."""
    return _("The tender before this one")


def tip_next() -> str:
    """Return what the button on does."""
    return _("The tender after this one")


def tip_left() -> str:
    """Return what the primary button does."""
    return _("The next score that is left to do")


def history() -> str:
    """Return the words of the button to earlier versions."""
    return _("Ea&rlier versions")


def not_saved_yet() -> str:
    """Return what is said while something typed is not saved yet."""
    return _("Saving …")


def saved(at: datetime) -> str:
    """Return that all is saved, and since when by this laptop's clock."""
    return _("Saved {time}").format(time=clock(at))


def clock(at: datetime) -> str:
    """Return a time of day as this laptop shows it."""
    return time_of_day(at)


def moment(at: datetime) -> str:
    """Return a day and a time of day as this laptop shows them."""
    return here(at)


def nothing_yet() -> str:
    """Return what is said where there is nothing to save yet."""
    return _("Saved as you type")


def failed(reason: str) -> str:
    """Return what is said where something could not be saved."""
    return _(
        "What you wrote is not saved yet. {reason} Your words stay here. They are saved again with your next change, "
        "or when you press Save now."
    ).format(reason=reason)


def failed_short() -> str:
    """Return the state of saving where it failed."""
    return _("Not saved")


def save_now() -> str:
    """Return the words of the button that tries again to save."""
    return _("Save no&w")


def locked_plain() -> str:
    """Return what a locked page says ."""
    return _(
        "Your scores are locked. You can read them here, and nobody can change them. If something must change, ask the "
        "moderator to open them again."
    )


def reconfirm() -> str:
    """Return what stands above a score whose question was reworded."""
    return _(
        "The wording of this question changed after you scored it. Read it again. Does your score still stand? If not, "
        "change it."
    )


def stands() -> str:
    """Return the words of the button that confirms a score."""
    return _("My score stan&ds")


def stood() -> str:
    """Return what is said once a score was confirmed."""
    return _("Your score stands.")


def declare_first_heading() -> str:
    """Return the heading where the declaration comes first."""
    return _("Declare your interests first")


def declare_first() -> str:
    """Return what stands where the declaration comes first."""
    return _(
        "You can read the tenders once you have said whether you have a tie to any of the suppliers. If you have "
        "declared one, wait for the procurement lead’s decision."
    )


def go_declare() -> str:
    """Return the words of the button to the declaration."""
    return _("Go to the &declaration")


def no_duties_heading() -> str:
    """Return the heading where a seat has nothing to score."""
    return _("Nothing to score yet")


def no_duties() -> str:
    """Return what stands where a seat has nothing to score."""
    return _("There is no question here for you to score. Ask the procurement lead whether a new pack is on its way.")


def history_title() -> str:
    """Return the title of the box of earlier versions."""
    return _("Earlier versions")


def history_intro() -> str:
    """Return what the box of earlier versions says first."""
    return _("Everything you saved is kept. Choose a version to read it, and use it again if you want it back.")


def history_list() -> str:
    """Return the name of the list of versions."""
    return _("Your versions")


def version(number: int, at: str, score: str) -> str:
    """Return one version in the list."""
    return _("Version {number}, {at}: {score}").format(number=number, at=at, score=score)


def no_score() -> str:
    """Return what a version says that had no score."""
    return _("no score yet")


def not_sure_short() -> str:
    """Return what a version says that was not sure."""
    return _("not sure yet")


def version_text(reason: str, evidence: str) -> str:
    """Return what a version said."""
    return "\n\n".join(
        part
        for part in (
            reason or _("No reasons."),
            _("Evidence: {evidence}").format(evidence=evidence) if evidence else "",
        )
        if part
    )


def version_content() -> str:
    """Return the name of the field with a version's words."""
    return _("What it said")


def use_again() -> str:
    """Return the words of the button that takes a version back into use."""
    return _("&Use this again")


def used_again(number: int) -> str:
    """Return what is said once a version is in use again."""
    return _("Version {number} is in use again.").format(number=number)


def close() -> str:
    """Return the words of the button that closes a box."""
    return _("&Close")
