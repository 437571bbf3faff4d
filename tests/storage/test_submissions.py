"""Suppliers, tenders, responses and prices."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.codes import CriterionCode, GateStatus, TenderStatus
from app.domain.evaluation import GateDecision, PriceEntry, Response, Stated
from app.errors import AppError
from app.storage import messages, prices, responses, tenders
from app.storage.case_file import CaseFile
from app.storage.tenders import TenderAt
from tests.storage.cases import ALPHA, AT, BETA, GATE, LATER, LOT, Q1, Q2, SECOND_LOT, SUPPLIERS, TENDERS, message

FOR_ALL = Response(supplier=ALPHA, lot=None, question=Q1, text="Everywhere", files=("a.pdf", "b.pdf"))
FOR_ONE = Response(supplier=ALPHA, lot=LOT, question=Q1, text="Here", plain_summary="Here", digest="a" * 64)
OF_BETA = Response(supplier=BETA, lot=None, question=Q2)


def test_suppliers_are_read_back_in_their_first_order(case: CaseFile) -> None:
    renamed = replace(SUPPLIERS[0], name="Alpha (Wales)")
    with case.write() as unit:
        assert tenders.add_suppliers(unit, SUPPLIERS, at=AT) == 2
        assert tenders.add_suppliers(unit, [*SUPPLIERS], at=AT) == 0
        assert tenders.add_suppliers(unit, [SUPPLIERS[1], renamed], at=AT) == 1

    with case.read() as unit:
        assert tenders.suppliers(unit) == (renamed, SUPPLIERS[1])


def test_tenders_keep_every_state_they_were_in(case: CaseFile) -> None:
    passed = replace(TENDERS[0], gates=(GateDecision(gate=GATE, status=GateStatus.PASS),))
    late = replace(TENDERS[1], status=TenderStatus.LATE, reason="Two hours late")
    with case.write() as unit:
        assert tenders.add_tenders(unit, TENDERS, at=AT) == 3
        assert tenders.add_tenders(unit, [passed, late], at=LATER, why="It came.") == 2
        assert tenders.add_tenders(unit, [passed, late, TENDERS[2]], at=LATER) == 0

    with case.read() as unit:
        assert tenders.tenders(unit) == (passed, late, TENDERS[2])
        assert tenders.gate_history(unit, BETA, LOT) == (
            TenderAt(at=AT, tender=TENDERS[0]),
            TenderAt(at=LATER, tender=passed, why="It came."),
        )


@pytest.mark.parametrize(
    "more",
    [{"prices": (PriceEntry(row=None, amount=1),)}, {"stated_total": Stated(value=Fraction(1), places=0)}],
)
def test_a_tender_with_prices_or_results_is_refused(case: CaseFile, more: dict[str, object]) -> None:
    with case.write() as unit:
        with pytest.raises(AppError, match=r"^tender-holds-results$"):
            tenders.add_tenders(unit, [replace(TENDERS[0], **more)], at=AT)  # type: ignore[arg-type]
        assert tenders.tenders(unit) == ()


def test_what_an_undone_import_brought_counts_no_longer(case: CaseFile) -> None:
    renamed = replace(SUPPLIERS[0], name="Alpha (Wales)")
    with case.write() as unit:
        messages.add(unit, message())
        tenders.add_suppliers(unit, SUPPLIERS, at=AT)
        tenders.add_suppliers(unit, [renamed], at=AT, message=message().id)
        tenders.add_tenders(unit, TENDERS, at=AT, message=message().id)
        responses.add(unit, [FOR_ALL], at=AT, message=message().id)
        responses.name_files(unit, {"a.pdf": "b" * 64}, message=message().id)
        messages.undo(unit, message().id, at=AT, reason="Wrong file")

        assert tenders.suppliers(unit) == SUPPLIERS
        assert (tenders.tenders(unit), [*responses.all(unit)], responses.files(unit)) == ((), [], {})

        messages.redo(unit, message().id, at=LATER)

        assert tenders.suppliers(unit) == (renamed, SUPPLIERS[1])
        assert (tenders.tenders(unit), [*responses.all(unit)]) == (TENDERS, [FOR_ALL])
        assert responses.files(unit) == {"a.pdf": "b" * 64}


def test_a_message_that_is_not_kept_brings_nothing(case: CaseFile) -> None:
    with case.write() as unit, pytest.raises(AppError, match=r"^no-such-message$"):
        tenders.add_suppliers(unit, SUPPLIERS, at=AT, message=message().id)


def test_an_answer_for_a_lot_comes_before_the_one_for_all(case: CaseFile) -> None:
    with case.write() as unit:
        assert responses.add(unit, iter([FOR_ALL, FOR_ONE, OF_BETA]), at=AT) == 3

    with case.read() as unit:
        assert responses.of(unit, ALPHA, LOT, Q1) == FOR_ONE
        assert responses.of(unit, ALPHA, SECOND_LOT, Q1) == FOR_ALL
        assert responses.of(unit, ALPHA, LOT, Q2) is None
        assert responses.answered_by_lot(unit) == {(ALPHA, Q1)}


def test_only_changed_answers_are_added(case: CaseFile) -> None:
    clarified = replace(FOR_ALL, text="Everywhere, and in the evening")
    with case.write() as unit:
        responses.add(unit, [FOR_ALL, OF_BETA], at=AT)
        assert responses.add(unit, [FOR_ALL, OF_BETA, FOR_ONE], at=LATER) == 1
        assert responses.add(unit, [clarified], at=LATER) == 1

    with case.read() as unit:
        assert [*responses.all(unit)] == [clarified, OF_BETA, FOR_ONE]


def test_the_newest_file_of_a_name_counts(case: CaseFile) -> None:
    with case.write() as unit:
        responses.name_files(unit, {"b.pdf": "b" * 64, "a.pdf": "a" * 64})
        responses.name_files(unit, {"b.pdf": "c" * 64})
        responses.name_files(unit, {"b.pdf": "c" * 64})

        assert responses.files(unit) == {"a.pdf": "a" * 64, "b.pdf": "c" * 64}
        assert unit.first("SELECT count(*) FROM file_name") == (3,)


def test_prices_are_read_back_to_the_penny(case: CaseFile) -> None:
    rows = (
        PriceEntry(row=CriterionCode("P1"), amount=12_345_678_901_234_567),
        PriceEntry(row=CriterionCode("P2"), score=Fraction(1, 3)),
    )
    with case.write() as unit:
        prices.add(unit, ALPHA, LOT, [PriceEntry(row=None, amount=0)], at=AT, source="a" * 64)
        prices.add(unit, BETA, LOT, [], at=AT, source="a" * 64)
        prices.add(unit, ALPHA, LOT, rows, at=LATER, source="b" * 64)

    with case.read() as unit:
        assert prices.newest(unit) == {(BETA, LOT): (), (ALPHA, LOT): rows}
