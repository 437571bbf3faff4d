"""Scores: every version saved here beside the others, and what other seats returned."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from app.domain.codes import CriterionCode, LotCode, SeatCode, SupplierId
from app.domain.score_record import ScoreVersion
from app.errors import AppError
from app.storage import messages, scores
from app.storage.case_file import CaseFile
from app.storage.unit import Unit
from tests.storage.cases import ALPHA, AT, BETA, E1, E2, LOT, Q1, Q2, message, new_case, score, tried

Cell = tuple[SeatCode, SupplierId, LotCode | None, CriterionCode]


def cell_of(found: ScoreVersion) -> Cell:
    return found.seat, found.supplier, found.lot, found.question


def test_every_version_stands_beside_the_others(case: CaseFile) -> None:
    draft = score(1, value=None, reason="", evidence="")
    unsure = score(2, value=None, not_sure=True)
    final = score(3, value=Fraction(10, 3), saved_at=AT + timedelta(microseconds=1))
    with case.write() as unit:
        for version in (draft, unsure, final):
            scores.save(unit, version)

    with case.read() as unit:
        assert scores.newest_of(unit, E1, ALPHA, LOT, Q1) == final
        assert scores.history(unit, E1, ALPHA, LOT, Q1) == (draft, unsure, final)
        assert scores.newest(unit) == [final]
        assert scores.count(unit) == 1


def test_a_score_for_every_lot_is_one_of_its_own(case: CaseFile) -> None:
    common = score(lot=None)
    with case.write() as unit:
        scores.save(unit, score())
        scores.save(unit, common)

    with case.read() as unit:
        assert scores.newest_of(unit, E1, ALPHA, None, Q1) == common
        assert scores.newest(unit) == [score(), common]
        assert scores.newest_of(unit, E1, BETA, None, Q1) is None


def test_seats_of_one_person_are_told_apart(case: CaseFile) -> None:
    other = score(seat=E2)
    with case.write() as unit:
        scores.save(unit, score())
        scores.save(unit, other)
        scores.save(unit, replace(other, question=Q2))

    with case.read() as unit:
        assert scores.newest(unit, seat=E1) == [score()]
        assert (scores.count(unit, seat=E2), scores.count(unit)) == (2, 3)


def test_a_version_is_saved_once(case: CaseFile) -> None:
    with case.write() as unit:
        scores.save(unit, score())
        with pytest.raises(dbapi2.IntegrityError, match="UNIQUE"):
            scores.save(unit, score(value=Fraction(4)))
        assert scores.newest(unit) == [score()]


def test_a_score_names_criteria_that_are_known(case: CaseFile) -> None:
    with case.write() as unit, pytest.raises(AppError, match=r"^no-such-frozen$"):
        scores.save(unit, score(frozen="0" * 64))


def test_returned_scores_are_read_back_return_by_return(case: CaseFile) -> None:
    first, second = message(1), message(2)
    brought = [score(seat=E2, question=Q2), score(2, seat=E2, value=None, lot=None)]
    with case.write() as unit:
        messages.add(unit, first)
        messages.add(unit, second)
        scores.add_returned(unit, first.id, iter(brought))
        scores.add_returned(unit, second.id, iter(brought[:1]))

    with case.read() as unit:
        assert [*scores.returned(unit, [second.id, first.id])] == [brought[0], *brought]
        assert [*scores.returned(unit, [])] == []
        assert (scores.newest(unit), scores.count(unit)) == ([], 0)


def test_a_return_brings_a_score_once(case: CaseFile) -> None:
    with case.write() as unit:
        messages.add(unit, message())
        with pytest.raises(dbapi2.IntegrityError, match="UNIQUE"):
            scores.add_returned(unit, message().id, [score(seat=E2), score(2, seat=E2)])


def test_the_history_of_a_score_knows_what_was_returned_and_not_undone(case: CaseFile) -> None:
    first, second = message(1), message(2)
    with case.write() as unit:
        messages.add(unit, first)
        messages.add(unit, second)
        scores.save(unit, score())
        scores.add_returned(unit, first.id, [score()])
        scores.add_returned(unit, second.id, [score(2)])

        assert scores.history(unit, E1, ALPHA, LOT, Q1) == (score(), score(2))

        messages.undo(unit, second.id, at=AT, reason="Wrong")
        assert scores.history(unit, E1, ALPHA, LOT, Q1) == (score(),)


CELLS = st.tuples(
    st.sampled_from([E1, E2]),
    st.sampled_from([ALPHA, BETA]),
    st.sampled_from([LOT, None]),
    st.sampled_from([Q1, Q2]),
)
VALUES = st.one_of(st.none(), st.fractions(max_denominator=10**6))
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@given(steps=st.lists(st.tuples(CELLS, VALUES, TEXTS, TEXTS, st.booleans()), max_size=25))
def test_whatever_is_saved_the_newest_is_what_was_saved_last(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Cell, Fraction | None, str, str, bool]]
) -> None:
    case = shared_case(tmp_path_factory)
    expected: dict[Cell, list[ScoreVersion]] = {}
    with tried(case) as unit:
        for (seat, supplier, lot, question), value, reason, evidence, not_sure in steps:
            versions = expected.setdefault((seat, supplier, lot, question), [])
            versions.append(
                score(
                    len(versions) + 1,
                    seat=seat,
                    supplier=supplier,
                    lot=lot,
                    question=question,
                    value=value,
                    reason=reason,
                    evidence=evidence,
                    not_sure=not_sure,
                )
            )
            scores.save(unit, versions[-1])

        assert {cell_of(found): found for found in scores.newest(unit)} == {
            cell: versions[-1] for cell, versions in expected.items()
        }
        for cell, versions in expected.items():
            assert scores.newest_of(unit, *cell) == versions[-1]
            assert scores.history(unit, *cell) == tuple(versions)


RETURNS = st.lists(
    st.one_of(
        st.tuples(
            st.just("return"),
            st.dictionaries(st.tuples(st.sampled_from([ALPHA, BETA]), st.sampled_from([Q1, Q2])), VALUES),
        ),
        st.tuples(st.sampled_from(["undo", "redo"]), st.integers(0, 5)),
    ),
    max_size=12,
)


@given(steps=RETURNS)
def test_whatever_is_returned_undone_and_done_again_what_is_in_force_counts(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, dict[tuple[SupplierId, CriterionCode], Fraction | None] | int]],
) -> None:
    case = shared_case(tmp_path_factory)
    brought: list[dict[tuple[SupplierId, CriterionCode], Fraction | None]] = []
    rests_on: list[int | None] = []
    stands: list[bool] = []
    with tried(case) as unit:
        for step, subject in steps:
            number = len(brought) if isinstance(subject, dict) else subject
            if isinstance(subject, dict):
                rests_on.append(number - 1 if number and stands[-1] else None)
                brought.append(subject)
                stands.append(True)
                before = message(number).manifest_sha256 if rests_on[-1] is not None else None
                messages.add(unit, message(number + 1, revision=number + 1, supersedes=before))
                found = [score(seat=E2, supplier=a, question=b, value=value) for (a, b), value in subject.items()]
                scores.add_returned(unit, message(number + 1).id, found)
            elif number < len(brought):
                if step == "undo":
                    refused = any(stood and below == number for stood, below in zip(stands, rests_on, strict=True))
                    assert undo(unit, number) == ("message-superseded" if refused else None)
                else:
                    below = rests_on[number]
                    refused = below is not None and not stands[below]
                    assert redo(unit, number) == ("message-rests-on-undone" if refused else None)
                stands[number] = stands[number] if refused else step == "redo"
        replaced = {below for stood, below in zip(stands, rests_on, strict=True) if stood}
        expected = [number for number, stood in enumerate(stands) if stood and number not in replaced]
        kept = [record.id for record in messages.in_force(unit)]

        assert kept == [message(number + 1).id for number in expected]
        assert [((one.supplier, one.question), one.value) for one in scores.returned(unit, kept)] == [
            item for number in expected for item in brought[number].items()
        ]


def undo(unit: Unit, number: int) -> str | None:
    return refusal_of(lambda: messages.undo(unit, message(number + 1).id, at=AT, reason="Wrong"))


def redo(unit: Unit, number: int) -> str | None:
    return refusal_of(lambda: messages.redo(unit, message(number + 1).id, at=AT))


def refusal_of(act: Callable[[], None]) -> str | None:
    """Return the code that a command was refused with, None if it was not."""
    try:
        act()
    except AppError as refusal:
        return refusal.code
    return None


_SHARED: list[CaseFile] = []


def shared_case(folders: pytest.TempPathFactory) -> CaseFile:
    """Return one case file for all examples, each of which undoes what it did."""
    if not _SHARED:
        _SHARED.append(new_case(folders.mktemp("law")))
    return _SHARED[0]
