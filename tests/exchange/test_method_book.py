"""A method is read before there are tenders, and whatever is wrong with tenders that are there."""

from pathlib import Path

import pytest

from app.errors import Refused
from app.exchange.method_book import read_method
from tests.exchange.books import write_csv

METHOD = {
    "Evaluation": [["key", "value"], ["reference", "R-1"], ["price formula", "F1"]],
    "Scale": [["scale", "value"], *(["S", str(level)] for level in range(6))],
    "Criteria": [["code", "title", "weight", "type"], ["Q1", "Care", "60", "quality"], ["P", "Price", "40", "price"]],
}
SUPPLIERS = [["id", "name"], ["A", "Alder"], ["B", "Birch"]]


def test_a_method_needs_no_suppliers_and_no_tenders(tmp_path: Path) -> None:
    data = read_method(write_csv(tmp_path, METHOD))

    assert (data.reference, len(data.criteria), data.suppliers, data.tenders) == ("R-1", 2, (), ())


def test_the_template_s_method_can_be_read_with_its_sheets_empty(tmp_path: Path) -> None:
    sheets = METHOD | {"Suppliers": [["id", "name"]], "Tenders": [["supplier", "price"]]}

    assert read_method(write_csv(tmp_path, sheets)).tenders == ()


def test_sound_tenders_are_kept_for_examples(tmp_path: Path) -> None:
    sheets = METHOD | {"Suppliers": SUPPLIERS, "Tenders": [["supplier", "price"], ["A", "100"], ["B", "120"]]}
    data = read_method(write_csv(tmp_path, sheets))

    assert [(tender.supplier, tender.prices[0].amount) for tender in data.tenders] == [("A", 100_00), ("B", 120_00)]


@pytest.mark.parametrize(
    "tenders",
    [
        [["supplier", "price"], ["A", "not a price"]],
        [["supplier", "price"], ["nobody", "100"]],
        [["supplier", "price"], ["A", "0"]],
        [["supplier", "no such column"], ["A", "1"]],
    ],
)
def test_tenders_with_problems_are_passed_over(tmp_path: Path, tenders: list[list[str]]) -> None:
    data = read_method(write_csv(tmp_path, METHOD | {"Suppliers": SUPPLIERS, "Tenders": tenders}))

    assert (data.suppliers, data.tenders) == ((), ())


def test_every_problem_of_the_method_itself_is_told(tmp_path: Path) -> None:
    wrong = METHOD | {
        "Evaluation": [["key", "value"], ["reference", "R-1"], ["price formula", "F99"]],
        "Criteria": [
            ["code", "title", "weight", "type"],
            ["Q1", "Care", "50", "quality"],
            ["P", "Price", "40", "price"],
        ],
        "Tenders": [["supplier", "price"], ["A", "x"]],
    }
    with pytest.raises(Refused) as refusal:
        read_method(write_csv(tmp_path, wrong))

    found = {(problem.sheet, problem.code) for problem in refusal.value.problems}
    assert ("Criteria", "weights-do-not-add-up") in found
    assert {sheet for sheet, _code in found} == {"Evaluation", "Criteria"}
