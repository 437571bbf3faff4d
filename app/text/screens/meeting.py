"""The words of the moderation meeting; nothing of totals, ranks or thresholds (DESIGN §2.6)."""

from collections.abc import Sequence
from fractions import Fraction

from app.text.catalogue import _
from app.text.numbers import exact


def room() -> str:
    """Return the name of the room."""
    return _("Meeting")


# before the reveal


def shut_title() -> str:
    """Return what is said before the reveal."""
    return _("The scores are not open yet")


def shut_sentence() -> str:
    """Return what to do then."""
    return _("When all returns are here, you reveal all scores at once in the inbox. Then the meeting begins.")


def to_inbox() -> str:
    """Return the words of the button that leads there."""
    return _("Go to the &inbox")


# the parts of the meeting


def parts() -> tuple[str, ...]:
    """Return the names of the parts of the meeting: overview, batch, ledger, lock."""
    return (_("A&genda"), _("All the &same"), _("Who &moved"), _("&Lock quality"))


def parts_name() -> str:
    """Return the name of the bar of parts."""
    return _("Parts of the meeting")


# the overview


def progress(agreed: int, total: int) -> str:
    """Return how far the meeting is."""
    return _("{agreed} of {total} scores agreed.").format(agreed=agreed, total=total)


def heat_map() -> str:
    """Return the name of the heat map."""
    return _("Tenders by questions: how far the scores lie apart")


def nothing_to_score(supplier: str, question: str) -> str:
    """Return what is said of a cell that nobody scores."""
    return _("Supplier {supplier}, question {question}: nobody scores this").format(
        supplier=supplier, question=question
    )


def agenda() -> str:
    """Return the name of the agenda."""
    return _("Agenda in published order")


def filter_label() -> str:
    """Return the label of the filter."""
    return _("S&how")


def filters() -> tuple[tuple[str, str], ...]:
    """Return the filters: key and words."""
    return (
        ("left", _("Still to agree")),
        ("talk", _("Must be talked about")),
        ("unsure", _("Somebody is not sure")),
        ("all", _("Everything")),
    )


def listed(count: int) -> str:
    """Return how many lines the agenda shows."""
    return _("1 on this list") if count == 1 else _("{count} on this list").format(count=count)


def agenda_columns() -> tuple[str, ...]:
    """Return the headings of the agenda."""
    return (_("Question"), _("Tender"), _("Scores"), _("Why"), _("Agreed"))


def spread(lowest: Fraction | None, highest: Fraction | None) -> str:
    """Return the scores of a duty in a few signs."""
    if lowest is None or highest is None:
        return _("none")
    return exact(lowest) if lowest == highest else f"{exact(lowest)}–{exact(highest)}"


def why(*, flag: bool, not_sure: int, missing: int) -> str:
    """Return why a duty has to be talked about."""
    parts = [
        _("far apart") if flag else "",
        _("not sure: {count}").format(count=not_sure) if not_sure else "",
        _("missing: {count}").format(count=missing) if missing else "",
    ]
    return ", ".join(filter(None, parts))


def agreed_short(value: Fraction | None, *, draft: bool) -> str:
    """Return the agreed score of a line of the agenda."""
    shown = "" if value is None else f"{exact(value)} ✓"
    typed = _("typed, not saved") if draft else ""
    return ", ".join(filter(None, (shown, typed)))


def tender(supplier: str, lot: str) -> str:
    """Return the name of a tender, with its lot where it is scored for each lot apart."""
    return _("{supplier}, lot {lot}").format(supplier=supplier, lot=lot) if lot else supplier


def open_first() -> str:
    """Return the words of the button that opens the first line of the list."""
    return _("&Open the first on this list")


def all_agreed() -> tuple[str, str]:
    """Return what stands in the place of an agenda on which nothing is left: a title and a sentence."""
    return (_("Every score is agreed"), _("Look through Who moved, then go on to Lock quality."))


def none_listed() -> tuple[str, str]:
    """Return what stands in the place of any other list with nothing on it."""
    return (_("Nothing on this list"), _("Choose another list above to see the rest."))


def list_done() -> str:
    """Return what is said when everything on the list is agreed."""
    return _("Saved. Everything on this list is agreed.")


# the page of one score


def back() -> str:
    """Return the words of the button that leads back."""
    return _("&Back to the agenda")


def before() -> str:
    """Return the words of the button that leads to the one before."""
    return _("&Previous")


def after() -> str:
    """Return the words of the button that leads to the next."""
    return _("Ne&xt")


def place(at: int, total: int) -> str:
    """Return where a duty stands in the published order."""
    return _("{at} of {total} in published order").format(at=at, total=total)


def guidance() -> str:
    """Return the words of the button that shows the guidance."""
    return _("Show the &guidance")


def no_guidance() -> str:
    """Return what is said where there is none."""
    return _("There is no guidance for this question.")


def answer() -> str:
    """Return the words of the button that shows the tender's answer."""
    return _("Show the tender’s ans&wer")


def no_answer() -> str:
    """Return what is said where the tender gave none."""
    return _("The tender gives no answer in words here.")


def answer_files(names: Sequence[str]) -> str:
    """Return which files belong to the answer."""
    return _("Files: {names}").format(names=", ".join(names))


def names() -> str:
    """Return the words of the box that shows people's names."""
    return _("Show people’s &names")


def own_scores() -> str:
    """Return the heading of the seats' own scores."""
    return _("Each seat’s own score")


def seat(code: str, role: str, holder: str) -> str:
    """Return the heading of a seat's card."""
    return " · ".join(filter(None, (code, role, holder)))


def level(value: Fraction, label: str) -> str:
    """Return a level with its name."""
    return f"{exact(value)}  {label}".rstrip()


def level_choice(value: Fraction, label: str, descriptor: str) -> str:
    """Return a level with all that it stands for."""
    head = level(value, label)
    return f"{head}: {descriptor}" if descriptor else head


def not_sure() -> str:
    """Return what is said of a seat that is not sure."""
    return _("Not sure, let’s talk about it")


def no_score() -> str:
    """Return what is said of a seat that gave no score."""
    return _("No score")


def no_reason() -> str:
    """Return what is said where a seat gave no reason."""
    return _("No reason given.")


def evidence(words: str) -> str:
    """Return what a seat rests its score on."""
    return _("Evidence: {words}").format(words=words) if words else _("No evidence named.")


def use_words() -> str:
    """Return the words of the button that takes a seat's words into the reason."""
    return _("Use these words")


def use_words_of(code: str) -> str:
    """Return the name of that button."""
    return _("Use the words of {seat}").format(seat=code)


def agreed_score() -> str:
    """Return the label of the agreed score."""
    return _("Agreed score")


def between() -> str:
    """Return the label of the field for a score between two levels."""
    return _("Or a score between two levels")


def between_hint() -> str:
    """Return how it is written."""
    return _("For example 3.5")


def choose_score() -> str:
    """Return what is said while no score is chosen."""
    return _("Choose the score that the panel agreed on.")


def score_not_read() -> str:
    """Return what is said where a number can't be read."""
    return _("Write the score in digits, for example 3.5.")


def reason() -> str:
    """Return the label of the panel's reason."""
    return _("The panel’s &reason")


def reason_hint() -> str:
    """Return what it is for."""
    return _("It goes to the supplier. Say what in the tender led to this score.")


def sub_reason(code: str, title: str) -> str:
    """Return the label of the reason for a sub-criterion."""
    return _("Reason for {code} {title}").format(code=code, title=title)


def unscored_reason() -> str:
    """Return the label of the reason for agreeing what no seat scored."""
    return _("No seat scored this: why does the panel agree a score?")


def present() -> str:
    """Return the label of who is there."""
    return _("Who is in the meeting")


def present_hint() -> str:
    """Return that it is remembered."""
    return _("Remembered until you close Evenhand.")


def everybody() -> str:
    """Return the words of the button that ticks everybody who scores."""
    return _("Tick all who &score")


def differing() -> str:
    """Return the heading of the seats whose own score is another."""
    return _("Seats that scored differently")


def differing_hint(*, chosen: bool) -> str:
    """Return what is to be done there."""
    if not chosen:
        return _("Choose the agreed score first.")
    return _("Say of each what became of its own score. Its own score stays in the record.")


def no_difference() -> str:
    """Return what is said where no seat differs."""
    return _("No seat scored differently.")


def gave(code: str, shown: str) -> str:
    """Return what a seat gave."""
    return _("{seat} gave {score}").format(seat=code, score=shown)


def was_not_sure(code: str) -> str:
    """Return that a seat was not sure."""
    return _("{seat} was not sure (you may leave this open)").format(seat=code)


def moved(code: str, value: str) -> str:
    """Return the choice of a seat that changed its mind."""
    return _("{seat} now goes with {score}").format(seat=code, score=value)


def dissents(code: str) -> str:
    """Return the choice of a seat that dissents."""
    return _("{seat} does not agree and wants that on record").format(seat=code)


def stays(code: str) -> str:
    """Return the choice of a seat that does neither."""
    return _("Neither: {seat} stays with its own score and lets it be").format(seat=code)


def why_moved(code: str) -> str:
    """Return the label of why a seat moved."""
    return _("Why {seat} moved").format(seat=code)


def dissent_words(code: str) -> str:
    """Return the label of a dissent."""
    return _("In the words of {seat}").format(seat=code)


def save_next() -> str:
    """Return the words of the button that saves."""
    return _("Save and next")


def save_tip() -> str:
    """Return its keys."""
    return _("Ctrl+Enter saves and goes on.")


def kept() -> str:
    """Return what becomes of what is typed."""
    return _("What you type is kept while you look elsewhere, until you close Evenhand.")


def kept_unsaved() -> str:
    """Return what is said when a page with typed words is left."""
    return _("What you typed is kept here, but not saved yet.")


def saved(question: str, supplier: str, value: str) -> str:
    """Return what is announced after saving."""
    return _("Saved: question {question}, {supplier}, agreed {score}.").format(
        question=question, supplier=supplier, score=value
    )


def versions() -> str:
    """Return the heading of what was agreed before."""
    return _("Agreed before")


def version(number: int, when: str, value: str, text: str) -> str:
    """Return one version that was agreed."""
    return _("Version {number}, {when}: {score}. {text}").format(number=number, when=when, score=value, text=text)


def start_from() -> str:
    """Return the words of the button that fills the form with the newest version."""
    return _("Start from the newest version")


def locked_here() -> str:
    """Return what is said on a page after the lock."""
    return _("Quality is locked. This page can be read and no longer changed.")


# the batch


def batch_intro() -> str:
    """Return what the batch is."""
    return _(
        "Here every seat gave the same score and nobody was unsure. Look at each reason, tick what the meeting "
        "confirms, and confirm them together."
    )


def batch_empty_title() -> str:
    """Return what is said where there is nothing to confirm together."""
    return _("Nothing to confirm together")


def batch_empty_sentence() -> str:
    """Return why."""
    return _("Every score that all seats gave alike is agreed, or there is none. Go on with the agenda.")


def batch_list() -> str:
    """Return the name of the list."""
    return _("Scores that every seat gave alike")


def batch_line(question: str, tender_name: str, value: str) -> str:
    """Return a line of the list."""
    return _("{question}, {tender}: {score}").format(question=question, tender=tender_name, score=value)


def tick_all() -> str:
    """Return the words of the button that ticks all."""
    return _("Tick &all")


def tick_none() -> str:
    """Return the words of the button that ticks none."""
    return _("Tick n&one")


def confirm(count: int) -> str:
    """Return the words of the button that confirms."""
    if count == 0:
        return _("Confirm the ticked ones")
    return _("Confirm 1 score") if count == 1 else _("Confirm {count} scores").format(count=count)


def nothing_ticked() -> str:
    """Return what is said when nothing is ticked."""
    return _("Tick at least one score to confirm.")


def confirmed(count: int) -> str:
    """Return what is announced then."""
    return _("1 score confirmed.") if count == 1 else _("{count} scores confirmed.").format(count=count)


# the ledger


def ledger() -> str:
    """Return the name of the ledger."""
    return _("Who moved, and who does not agree")


def ledger_intro() -> str:
    """Return what the ledger is."""
    return _("Each seat’s own score stays as it was locked. This is what became of it in the meeting.")


def ledger_columns() -> tuple[str, ...]:
    """Return the headings of the ledger."""
    return (_("Question"), _("Tender"), _("Seat"), _("From"), _("To"), _("Agreed"), _("Why"))


def dissent() -> str:
    """Return what stands in the ledger for a dissent."""
    return _("dissents")


def unsure_before() -> str:
    """Return what stands in the ledger for a seat that was not sure."""
    return _("not sure")


def ledger_empty_title() -> str:
    """Return what is said where nobody moved."""
    return _("Nobody has moved yet")


def ledger_empty_sentence() -> str:
    """Return what will stand there."""
    return _("When a seat changes its mind or does not agree, it stands here with the reason.")


# the lock


def lock_title() -> str:
    """Return the heading."""
    return _("Lock quality")


def lock_meaning() -> str:
    """Return what locking means."""
    return _(
        "After locking, nothing about scores can change any more, by anybody. You get a signed file with all scores, "
        "reasons and movements to send to the procurement lead. Only then can the lead open the prices and see totals."
    )


def left(count: int) -> str:
    """Return how many are left."""
    if count == 0:
        return _("Everything is agreed.")
    return (
        _("1 score is still to agree.") if count == 1 else _("{count} scores are still to agree.").format(count=count)
    )


def show_left() -> str:
    """Return the words of the button that shows them."""
    return _("S&how what is left")


def lock() -> str:
    """Return the words of the button that locks."""
    return _("Lock &quality …")


def lock_ask() -> str:
    """Return the title of the dialog that asks whether it is meant."""
    return _("Lock quality now?")


def lock_verb() -> str:
    """Return the verb of that dialog."""
    return _("Lock it and save the file")


def lock_save() -> str:
    """Return the title of the dialog that asks where."""
    return _("Save the result of the meeting, then send it to the procurement lead")


def locked_done() -> str:
    """Return what is announced then."""
    return _("Quality is locked. Send the file to the procurement lead.")


def locked_title(when: str) -> str:
    """Return the heading after the lock."""
    return _("Quality was locked on {when}").format(when=when)


def locked_sentence() -> str:
    """Return what follows."""
    return _(
        "Send the file to the procurement lead, who opens the prices. You can save the same file again at any time."
    )


def save_again() -> str:
    """Return the words of the button that saves the file again."""
    return _("&Save the file again …")


def unwritten(sentence: str) -> str:
    """Return what is said when quality was locked and its file could not be written."""
    return _("Quality is locked, but its file was not written. {sentence} Then save the file again.").format(
        sentence=sentence
    )


def not_in_charge(code: str) -> str:
    """Return who is in charge of the meeting instead."""
    return _("Seat {seat} is in charge of the meeting and locks it.").format(seat=code)


# after the lock


def statistics() -> str:
    """Return the name of the table of how far the seats agreed."""
    return _("How far the seats agreed, question by question")


def statistics_intro() -> str:
    """Return what the figures are, and that they change nothing."""
    return _(
        "For learning only; nothing here changes a score. Same: how often two seats gave the same score. Nearly: how "
        "often they were at most one level apart. AC2 and alpha: how far they agreed beyond chance, from 1 (fully) "
        "down to 0 (as by chance)."
    )


def statistics_columns() -> tuple[str, ...]:
    """Return the headings of that table."""
    return (_("Lot"), _("Question"), _("Same"), _("Nearly"), _("AC2"), _("Alpha"))


def not_worked_out() -> str:
    """Return what stands for a figure that can't be worked out."""
    return _("too few")
