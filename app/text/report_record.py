"""Sentences of the award report about the panel's record that it was made from, and of `verify` about that record."""

from datetime import UTC, datetime

from app.text.catalogue import N_, _
from app.text.numbers import day

SENTENCES: dict[str, str] = {
    "frozen-chain-broken": N_(
        "The report lists amendments of the rules that don’t follow from one another. Ask the authority for its audit "
        "record of them."
    ),
    "frozen-hash-differs": N_(
        "The report says that its rules were frozen under the hash {named}, but the rules in the attached evaluation "
        "have the hash {found}. Ask the authority which rules the panel scored by."
    ),
    "provenance-damaged": N_("The attached record is not written as this application writes it."),
    "provenance-exchanged": N_("The attached record is not the one that the moderator signed."),
    "provenance-hash-differs": N_("The report does not print the fingerprint of the attached record."),
    "provenance-missing": N_("The report prints the fingerprint of an attached record, but carries none."),
    "provenance-newer": N_(
        "The attached record has format {found}, written by a newer version of Evenhand; this one knows format "
        "{known}. Verify with the newer version."
    ),
}


def at(moment: datetime) -> str:
    """Return a moment in UTC, to the second."""
    moment = moment.astimezone(UTC)
    return _("{day}, {time} UTC").format(day=day(moment), time=f"{moment:%H:%M:%S}")


def at_in_two_lines(moment: datetime) -> str:
    """Return a moment in UTC, to the second, for a narrow column."""
    moment = moment.astimezone(UTC)
    return _("{day}\n{time} UTC").format(day=day(moment), time=f"{moment:%H:%M:%S}")


# ---------------------------------------------------------------- the first page


def first_page_note(*, unchecked: int, withdrawn: int, order_in_doubt: bool) -> str:
    """Return what the first page must say of panel and record; empty where there is nothing to say."""
    parts = []
    if unchecked:
        parts.append(
            _("1 seat was sent its pack although its key had not been compared (part 2).")
            if unchecked == 1
            else _("{count} seats were sent their packs although their keys had not been compared (part 2).").format(
                count=unchecked
            )
        )
    if withdrawn:
        parts.append(
            _("1 seat was withdrawn or replaced (part 2).")
            if withdrawn == 1
            else _("{count} seats were withdrawn or replaced (part 2).").format(count=withdrawn)
        )
    if order_in_doubt:
        parts.append(_("Whether quality was locked before prices were opened needs an answer (part 8)."))
    return " ".join(parts)


# ---------------------------------------------------------------- part 2: the panel

HAPPENED = N_("What happened")
WHY = N_("Reason recorded")
LEFT_MARK = "†"


def panel_intro(*, pseudonyms: bool) -> str:
    """Return how a panel with a record is shown."""
    text = _(
        "Seats’ scores are shown as the panel’s record holds them; part 8 names the signed returns. A score is counted "
        "as due for every tender and question that the seat was assigned."
    )
    return text + (
        " " + _("Service-user representatives and groups appear by the code of their seat only.") if pseudonyms else ""
    )


def seat_code(code: str, *, left: bool) -> str:
    """Return the code of a seat, marked where it was withdrawn or replaced."""
    return f"{code} {LEFT_MARK}" if left else code


def seats_heading() -> str:
    """Return the heading over what a reader must know of single seats."""
    return _("What a reader should know about these seats")


def seats_nothing() -> str:
    """Return that nothing is recorded against any seat."""
    return _(
        "No pack is recorded as sent to a seat whose key had not been compared, and no seat as withdrawn or replaced."
    )


def unchecked() -> str:
    """Return what happened to a seat whose key nobody compared."""
    return _("Its pack was sent although its key had not been compared.")


def withdrawn() -> str:
    """Return what happened to a seat that withdrew."""
    return _("It was withdrawn. The scores that it had locked are kept, and marked {mark}.").format(mark=LEFT_MARK)


def replaced(by: str) -> str:
    """Return what happened to a seat that another took over."""
    return _(
        "It was replaced by {by}, which scored every tender anew. What it had locked stays in the record alone."
    ).format(by=by)


def no_reason() -> str:
    """Return that no reason is recorded."""
    return _("No reason is recorded.")


def unchecked_meaning() -> str:
    """Return what a return of an unchecked seat is worth."""
    return _(
        "Comparing a key, by voice or in the room, shows whose it is. Without that, a signed return shows only that "
        "the holder of the key sent it, not who that is."
    )


# ---------------------------------------------------------------- part 3: the rules


def rules_frozen(number: int, begins: str) -> str:
    """Return which frozen version these rules are; `begins` is the beginning of its hash."""
    return _("These rules are frozen: version {number}, SHA-256 {begins} … The whole hash stands in part 8.").format(
        number=number, begins=begins
    )


# ---------------------------------------------------------------- part 6: the scores


def scores_intro(rule: str | None) -> str:
    """Return how scores from a panel's record are shown; `rule` merges them where none was agreed, None: none does."""
    if rule is None:
        text = _(
            "For every question: the score that counts, with the panel’s own reason, then each seat’s score, as the "
            "panel’s record holds them."
        )
    else:
        text = _(
            "For every question: the score that counts, which is the {rule} of the seats’ scores where none was "
            "agreed, then each seat’s score, as the panel’s record holds them."
        ).format(rule=_("mean") if rule == "mean" else _("median"))
    return text + " " + _("In quotation marks: the evidence recorded from the tender.")


def marked_seats() -> str:
    """Return what the mark of a seat means."""
    return _("{mark}: the seat was withdrawn or replaced later (part 2).").format(mark=LEFT_MARK)


# ---------------------------------------------------------------- part 8: the record

STEP = N_("Step")
WHEN = N_("Time by a laptop’s clock, and SHA-256")
SEAT = N_("Seat")
LOCKED = N_("Scores locked")
RETURN = N_("Signed return (SHA-256 of its manifest)")
ENTRIES = N_("Entries")
HEAD = N_("Audit head (SHA-256)")


def attachment_words() -> str:
    """Return what the second attached file is."""
    return _("What the panel’s record says of itself: frozen rules, signed returns, audit heads")


def by_hand_more(file: str) -> str:
    """Return what the second attached file holds."""
    return _("The attached file {file} holds what is said below of the panel’s record.").format(file=file)


def heading() -> str:
    """Return the heading over what the report says of its record."""
    return _("The record behind this report")


def intro(evaluation: str) -> str:
    """Return which record the report was made from."""
    return _(
        "This report was made from the panel’s record of evaluation {evaluation}. Each time below is what the clock of "
        "a laptop showed; nobody else vouches for it."
    ).format(evaluation=evaluation)


def frozen(number: int, *, only: bool, last: bool) -> str:
    """Return the step in which rules were frozen: the `only` version, or one of several, of which the `last` holds."""
    if only:
        return _("Rules frozen")
    if last:
        return _("Rules frozen, version {number}: the one in force").format(number=number)
    return _("Rules frozen, version {number}").format(number=number)


def amended(reason: str, approver: str) -> str:
    """Return why rules were amended and who approved it, as far as recorded."""
    why = _("Amended because: {reason}").format(reason=reason) if reason else _("No reason is recorded.")
    who = _("Approved by {approver}.").format(approver=approver) if approver else _("No approver is recorded.")
    return f"{why}\n{who}"


def quality_locked() -> str:
    """Return the step in which quality was locked."""
    return _("Quality locked")


def prices_opened() -> str:
    """Return the step in which prices were opened."""
    return _("Prices opened")


def report_made() -> str:
    """Return the step in which the report was made."""
    return _("Report made")


def prices_file() -> str:
    """Return what the hash beside the opening of prices is of."""
    return _("The prices came in a file with this SHA-256:")


def not_recorded() -> str:
    """Return that a step is not recorded."""
    return _("Not recorded")


def order(*, locked: datetime | None, opened: datetime | None) -> str:
    """Return what the times say of the order of lock and opening; empty where nothing was opened."""
    if opened is None:
        return ""
    if locked is None:
        return _(
            "Prices were opened, but no lock of quality is recorded. Ask the authority for the audit record, which "
            "shows the order of all steps."
        )
    if locked < opened:
        return _("By these times quality was locked before prices were opened.")
    if locked == opened:
        return _(
            "By these times quality was locked and prices were opened at the same moment; the audit record shows their "
            "order."
        )
    return _(
        "By these times prices were opened before quality was locked: either a clock was set back, or the order was "
        "not kept. Ask the authority for the audit record, which shows the order of all steps."
    )


def rules_meaning(*, several: bool) -> str:
    """Return what was frozen, and what its hash is for; `several` versions with amendments."""
    text = _(
        "“Rules” are what the panel scored and the ranking is worked out by: criteria, weights, scale, descriptors, "
        "guidance, minima, price formula, rounding and tie-break. Every pack, return and report names their hash."
    )
    return text + (
        " " + _("An amendment is a new version; the seats confirm again each score that it affects.") if several else ""
    )


def returns_heading() -> str:
    """Return the heading over the signed returns."""
    return _("Signed returns")


def returns_intro() -> str:
    """Return what a return is."""
    return _("A seat’s scores come in a return that the seat has locked and signed, and of which it keeps a copy.")


def no_returns() -> str:
    """Return that no return is recorded."""
    return _("No signed return is recorded.")


def without_return() -> str:
    """Return that a seat's scores came in no return."""
    return _("No signed return is recorded for the scores of this seat.")


def heads_heading() -> str:
    """Return the heading over the audit heads."""
    return _("Audit heads")


def heads_intro() -> str:
    """Return what a head is, and what exactly is promised."""
    return _(
        "Every laptop of the panel keeps an audit record. Its head is the number of entries with the hash that seals "
        "all of them; it goes out with every pack, return and report, so that others hold it. The promise is this and "
        "no more: a change made after a head was shared can be detected by anyone who holds that head."
    )


def no_heads() -> str:
    """Return that no head is recorded."""
    return _("No audit head is recorded.")


def heads_compare() -> str:
    """Return how a holder compares a head."""
    return _(
        "If you hold a head, find its seat here. The same number of entries must have the same hash. If yours has "
        "fewer, ask the authority to show that the record still contains it; if yours has more, it was written later."
    )


def heads_limits() -> str:
    """Return what no head can show."""
    return _(
        "This file alone can’t show: changes made before a head was shared, entries never written, clocks that were "
        "wrong, and what a person did who had the only copy of a record."
    )


def application(version: str) -> str:
    """Return what made the report."""
    return _(
        "Made with Evenhand {version}. From the same data, the same record and the same named signers that version "
        "prints the same pages again."
    ).format(version=version)


# ---------------------------------------------------------------- verify


def recomputes(answer: str) -> str:
    """Return the second answer of `verify` where it is the attached record alone that something is wrong with."""
    return {
        "no": _("Recomputes: no. The report, its attached evaluation and its attached record don’t belong together."),
        "cannot tell": _("Recomputes: cannot tell. The attached record can’t be read."),
    }[answer]


def made_from(evaluation: str) -> str:
    """Return the line over what a report says of its record."""
    return _("The report says that it was made from a panel’s record, evaluation {evaluation}:").format(
        evaluation=evaluation
    )


def frozen_line(number: int, moment: datetime, digest: str) -> str:
    """Return the rules in force; the hash grouped for reading."""
    return _("Rules frozen as version {number} on {moment} by a laptop’s clock; SHA-256 {digest}").format(
        number=number, moment=at(moment), digest=digest
    )


def head_line(seat: str, size: int, digest: str) -> str:
    """Return the audit head of a seat; the hash grouped for reading."""
    text = (
        _("Audit head of seat {seat}: 1 entry, SHA-256 {digest}")
        if size == 1
        else _("Audit head of seat {seat}: {size} entries, SHA-256 {digest}")
    )
    return text.format(seat=seat, size=size, digest=digest)


def compare_heads() -> str:
    """Return how a holder compares a head with those named."""
    return _("Compare a head that you hold: the same number of entries must have the same hash.")
