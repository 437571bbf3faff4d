"""Scores read as rows: the same values as the records, each seat's of a tender together."""

from dataclasses import replace
from fractions import Fraction

from app.scoring.rows import ScoreRow, rows_of
from app.storage import agreed, messages, scores
from app.storage.case_file import CaseFile
from tests.storage.cases import AGREED, ALPHA, AT, BETA, E1, E2, LOT, Q1, Q2, message, score


def cells(rows: list[ScoreRow]) -> set[tuple[object, ...]]:
    return {
        (row.seat, row.lot, row.supplier, question, value)
        for row in rows
        for question, value in zip(row.questions.split("\x1f"), row.values.split(","), strict=True)
    }


def test_rows_hold_the_values_that_messages_brought(case: CaseFile) -> None:
    brought = [
        score(seat=E1, question=Q2, value=Fraction(10, 3)),
        score(seat=E1, question=Q1, value=Fraction(5)),
        score(seat=E1, lot=None, supplier=BETA, value=None),
        score(seat=E2, value=Fraction("2.5")),
    ]
    with case.write() as unit:
        for number, found in ((1, brought[:3]), (2, brought[3:])):
            messages.add(unit, message(number))
            scores.add_returned(unit, message(number).id, found)

        rows = scores.rows(unit, [message(1).id, message(2).id])
        assert scores.rows(unit, [message(2).id]) == [
            ScoreRow(seat=E2, lot=LOT, supplier=ALPHA, size=1, questions=Q1, values="2.5")
        ]
    as_scores = [version.as_score() for version in brought]
    assert (
        cells(rows)
        == cells(rows_of(as_scores))
        == {
            (E1, LOT, ALPHA, Q2, "10/3"),
            (E1, LOT, ALPHA, Q1, "5"),
            (E1, None, BETA, Q1, "-"),
            (E2, LOT, ALPHA, Q1, "2.5"),
        }
    )
    assert [(row.seat, row.lot, row.supplier, row.size) for row in rows_of(as_scores)] == [
        (E1, LOT, ALPHA, 2),
        (E1, None, BETA, 1),
        (E2, LOT, ALPHA, 1),
    ]


def test_rows_hold_the_newest_agreed_values_that_stand(case: CaseFile) -> None:
    undone = message()
    for_all = replace(AGREED, lot=None, question=Q2, value=Fraction(1, 3))
    with case.write() as unit:
        messages.add(unit, undone)
        agreed.add(unit, AGREED)
        agreed.add(unit, replace(AGREED, version=2, value=Fraction(2)))
        agreed.add(unit, replace(AGREED, version=3, value=Fraction(1)), undone.id)
        agreed.add(unit, for_all)
        messages.undo(unit, undone.id, at=AT, reason="Wrong")

        assert (
            cells(agreed.rows(unit))
            == cells(rows_of([one.as_agreed() for one in agreed.newest(unit)]))
            == {
                (None, LOT, ALPHA, Q1, "2"),
                (None, None, ALPHA, Q2, "1/3"),
            }
        )
