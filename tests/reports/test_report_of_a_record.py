"""What a report prints of the panel's record that it was made from."""

from dataclasses import replace
from datetime import datetime

import pytest

from app.domain.canonical import encode
from app.domain.codes import MergeRule, SeatCode
from app.domain.evaluation import EvaluationData, Seat
from app.domain.freezing import frozen_hash
from app.domain.provenance import Provenance, SeatNote
from app.reports import provenance_file
from app.reports.fields import ATTACHMENT_NAME, RECORD_NAME
from app.reports.reading import printed_ranking
from app.reports.rows import expected_rows
from app.scoring.ranking import rank
from app.security.fingerprints import grouped
from tests.reports.evaluations import attached, sample, sample_report, small
from tests.reports.printed_text import text_of
from tests.reports.records import EVALUATION, LONG_REASON, amended, digest, noted, panel_of, provenance_of, rendered
from tests.reports.test_award_report import faults


def words_of(data: EvaluationData, provenance: Provenance) -> str:
    return " ".join(text_of(rendered(data, provenance)))


def part(words: str, begin: str, end: str) -> str:
    """Return the words of a part of the report, from its heading on, which the contents name before."""
    start = words.index(begin, words.index(begin) + 1)
    return words[start : words.index(end, start)]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def odd_records() -> list[tuple[EvaluationData, Provenance]]:
    many = panel_of(30)
    bare = replace(provenance_of(small()), returns=(), heads=(), quality_locked_at=None, prices_opened_at=None)
    empty = replace(small(), seats=(), scores=())
    long = noted(amended(provenance_of(small()), times=2, reason=LONG_REASON * 30), unchecked=1, withdrawn=1)
    return [
        (small(), provenance_of(small())),
        (sample(), noted(provenance_of(sample()), unchecked=1, withdrawn=1)),
        (many, noted(amended(provenance_of(many), times=5), unchecked=10, withdrawn=10)),
        (small(), replace(bare, prices="")),
        (empty, noted(provenance_of(empty), unchecked=0, withdrawn=0)),
        (small(), replace(long, withdrawn=(SeatNote(seat=SeatCode("Łódź → 99"), reason=LONG_REASON * 60),))),
    ]


@pytest.mark.parametrize(("data", "provenance"), odd_records())
def test_odd_records_are_printed_whole(data: EvaluationData, provenance: Provenance) -> None:
    pdf = rendered(data, provenance)

    assert faults(pdf) == []
    assert printed_ranking(pdf) == expected_rows(data, rank(data))
    assert attached(pdf) == [(ATTACHMENT_NAME, encode(data)), (RECORD_NAME, provenance_file.encode(provenance))]
    assert rendered(data, provenance) == pdf


def test_a_report_of_a_workbook_says_that_it_has_no_audit_head_and_one_of_a_record_does_not() -> None:
    line = "which keeps no audit record; so there is no audit head to name."

    assert line in " ".join(text_of(sample_report()))
    assert line not in words_of(sample(), provenance_of(sample()))
    assert "workbook" not in words_of(small(), provenance_of(small()))


def test_frozen_hash_heads_returns_and_times_are_printed_whole() -> None:
    data = panel_of(3)
    words = words_of(data, provenance_of(data))
    record = part(words, "The record behind this report", "What a signature proves")

    for shown in (
        f"evaluation {EVALUATION}",
        "Each time below is what the clock of a laptop showed; nobody else vouches for it.",
        f"Rules frozen 5 October 2026, 09:12:07 UTC {grouped(frozen_hash(data))}",
        "Quality locked 20 November 2026, 10:12:44 UTC",
        f"Prices opened 21 November 2026, 09:01:10 UTC The prices came in a file with this SHA-256: "
        f"{grouped(digest('prices'))}",
        "Report made 22 November 2026, 09:00:00 UTC By these times quality was locked before prices were opened.",
        f"E2 5 November 2026 09:32:41 UTC {grouped(digest('return of E2'))}",
        f"E3 254 {grouped(digest('head of E3'))}",
        f"M 291 {grouped(digest('head of M'))}",
        "a change made after a head was shared can be detected by anyone who holds that head.",
        "This file alone can’t show: changes made before a head was shared, entries never written,",
    ):
        assert shown in record
    assert f"version 1, SHA-256 {grouped(frozen_hash(data)[:16])} …" in part(words, "3 Criteria", "Award criteria")
    assert grouped(digest("return of E2")) not in words.replace(record, "")


def test_every_frozen_version_stands_with_its_reason_and_approver() -> None:
    data = small()
    words = words_of(data, amended(provenance_of(data), times=2, reason="A typing error in Q2."))

    assert f"Rules frozen, version 1 6 October 2026, 09:12:07 UTC {grouped(digest('version 1'))}" in words
    why = "Amended because: A typing error in Q2. Approved by A. Head of Commissioning."
    assert f"version 2 7 October 2026, 09:12:07 UTC {grouped(digest('version 2'))} {why}" in words
    assert f"version 3: the one in force 8 October 2026, 09:12:07 UTC {grouped(frozen_hash(data))} {why}" in words
    assert "the seats confirm again each score that it affects" in words


def test_an_amendment_without_reason_or_approver_is_said_to_have_none() -> None:
    provenance = amended(provenance_of(small()), times=1, reason="  ")
    last = replace(provenance.frozen[-1], approver="")

    words = words_of(small(), replace(provenance, frozen=(provenance.frozen[0], last)))

    assert "No reason is recorded. No approver is recorded." in words


def test_unchecked_and_withdrawn_seats_are_said_with_their_reasons() -> None:
    data = panel_of(4)
    record = noted(provenance_of(data), unchecked=2, withdrawn=1, reason="Could not be reached.")

    words = words_of(data, record)

    panel = part(words, "2 The panel", "3 Criteria")
    sent = "Its pack was sent although its key had not been compared. Could not be reached."
    gone = "It was withdrawn. The scores that it had locked are kept, and marked †. Could not be reached."
    assert f"E1 {sent} E2 {sent} E4 {gone}" in panel
    assert "shows only that the holder of the key sent it, not who that is." in panel
    assert "E4 † Officer 4" in panel
    assert "†: the seat was withdrawn or replaced later (part 2)." in part(words, "6 Scores with", "S1 First Ltd")
    assert words.count("E4 † 4 Fully met, with evidence.") == 6
    assert words.count("E3 4 Fully met, with evidence.") == 6
    first = text_of(rendered(data, record))[0]
    assert "2 seats were sent their packs although their keys had not been compared (part 2)." in first
    assert "1 seat was withdrawn or replaced (part 2)." in first


def test_one_seat_and_two_are_worded_as_one_says_it() -> None:
    data = panel_of(4)

    first = text_of(rendered(data, noted(provenance_of(data), unchecked=1, withdrawn=2)))[0]

    assert "1 seat was sent its pack although its key had not been compared (part 2)." in first
    assert "2 seats were withdrawn or replaced (part 2)." in first


def test_a_seat_without_a_recorded_reason_is_said_to_have_none() -> None:
    assert "E1 Its pack was sent although its key had not been compared. No reason is recorded." in words_of(
        small(), noted(provenance_of(small()), unchecked=1, withdrawn=0, reason="\n")
    )


def test_a_panel_with_nothing_to_know_about_it_is_said_to_have_nothing_recorded() -> None:
    words = words_of(small(), provenance_of(small()))

    assert "No pack is recorded as sent to a seat whose key had not been compared, and no seat as withdrawn" in words
    assert "†" not in words


@pytest.mark.parametrize("seats", [(), small().seats])
def test_seats_are_told_of_even_where_the_evaluation_has_no_panel(seats: tuple[Seat, ...]) -> None:
    data = replace(small(), seats=seats, scores=())
    record = replace(provenance_of(data), withdrawn=(SeatNote(seat=SeatCode("E9"), reason="Left the council."),))

    assert "Left the council." in part(words_of(data, record), "2 The panel", "3 Criteria")


DOUBT = "Whether quality was locked before prices were opened needs an answer (part 8)."
LOCKED, OPENED = at("2026-11-20T10:00:00+00:00"), at("2026-11-21T10:00:00+00:00")


@pytest.mark.parametrize(
    ("locked", "opened", "sentence", "on_the_first_page"),
    [
        (LOCKED, OPENED, "By these times quality was locked before prices were opened.", ""),
        (OPENED, OPENED, "quality was locked and prices were opened at the same moment; the audit record", ""),
        (OPENED, LOCKED, "By these times prices were opened before quality was locked: either a clock was set", DOUBT),
        (None, OPENED, "Prices were opened, but no lock of quality is recorded. Ask the authority", DOUBT),
        (LOCKED, None, "Prices opened Not recorded The prices came in a file", ""),
        (None, None, "Quality locked Not recorded Prices opened Not recorded", ""),
    ],
)
def test_the_order_of_lock_and_opening_is_said(
    locked: datetime | None, opened: datetime | None, sentence: str, on_the_first_page: str
) -> None:
    record = replace(provenance_of(small()), quality_locked_at=locked, prices_opened_at=opened)

    pages = text_of(rendered(small(), record))

    assert sentence in " ".join(pages)
    assert [note for note in (DOUBT,) if note in pages[0]] == ([on_the_first_page] if on_the_first_page else [])


def test_scores_that_came_in_no_signed_return_are_said_to_be_without() -> None:
    data = panel_of(2)
    some, none = provenance_of(data), replace(provenance_of(data), returns=())

    missing = "No signed return is recorded for the scores of this seat."
    assert words_of(data, replace(some, returns=some.returns[1:])).count(f"E1 Not recorded {missing}") == 1
    assert words_of(data, none).count(missing) == 2
    unscored = replace(data, scores=(), agreed=())
    assert "Signed returns No signed return is recorded. Audit heads" in words_of(unscored, none)


def test_a_record_without_heads_says_so() -> None:
    assert "No audit head is recorded." in words_of(small(), replace(provenance_of(small()), heads=()))


def test_merged_scores_are_said_to_come_from_the_record() -> None:
    data = replace(small(), agreed=(), method=replace(small().method, merge_rule=MergeRule.MEDIAN))

    words = words_of(data, provenance_of(data))

    assert "which is the median of the seats’ scores where none was agreed, then each seat’s score, as the" in words


def test_times_are_printed_in_utc_whatever_the_zone() -> None:
    made = at("2026-07-01T00:30:00+01:00")

    assert "Report made 30 June 2026, 23:30:00 UTC" in words_of(small(), replace(provenance_of(small()), made_at=made))


def test_a_replaced_seat_is_told_from_a_withdrawn_one() -> None:
    data = panel_of(4)
    record = noted(provenance_of(data), unchecked=0, withdrawn=1, reason="Long illness.")
    replaced = replace(record, withdrawn=(replace(record.withdrawn[0], replaced_by=SeatCode("E3")),))

    panel = part(words_of(data, replaced), "2 The panel", "3 Criteria")

    assert "It was replaced by E3, which scored every tender anew." in panel
    assert "It was withdrawn." not in panel
