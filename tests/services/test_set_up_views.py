"""The set-up as its lead sees it, and what a workbook would change, told before it does."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from app.domain.codes import CriterionCode, PriceFormula, SupplierId
from app.domain.evaluation import EvaluationData, PriceParameters, Supplier
from app.errors import AppError
from app.exchange.workbook_out import write_set_up
from app.services import outlines, set_up_views, set_ups
from app.services.desk import Desk
from app.services.set_up_views import Change, Changes, How, Part
from tests.services.panels import E1, LEAD, NORTH, Q1, Q2, SOUTH, Panel, evaluation


def book(panel: Panel, data: EvaluationData) -> Path:
    path = panel.path("book.xlsx")
    write_set_up(data, path)
    return path


def test_a_preview_shows_what_a_workbook_makes_and_makes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_set_up(evaluation(), path)
    preview = outlines.preview(path)
    points = {line.row.code: line.points for line in preview.outline.lines}

    assert (preview.source, preview.files) == ("book.xlsx", 0)
    assert points[Q1] == ((NORTH, Fraction(40)), (SOUTH, Fraction(40)))
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_price_rule_tells_its_published_figures_as_they_are_written() -> None:
    data = evaluation()
    method = replace(
        data.method, price_formula=PriceFormula.F2K, price_parameters=PriceParameters(k=Fraction(3, 2), zero=100)
    )
    (rule,) = outlines.outline(replace(data, method=method)).prices

    assert (rule.formula, rule.figures) == (PriceFormula.F2K, (("k", "1.5"), ("zero", "£1")))
    assert (rule.weightless, rule.clamped, rule.relative) == (False, True, True)


def test_the_view_tells_whether_what_is_set_up_is_what_is_frozen(enrolled: Panel) -> None:
    lead = enrolled.desk(LEAD)
    before = set_up_views.now(lead)
    data = evaluation()
    set_ups.set_up_again(lead, book(enrolled, replace(data, title="Breaks")))
    after = set_up_views.now(lead)

    assert (before.as_frozen, before.issued, before.source) == (True, False, "set-up.xlsx")
    assert (after.as_frozen, after.outline.data.title) == (False, "Breaks")


def test_what_a_workbook_taken_anew_would_change_is_named_and_nothing_is_changed(enrolled: Panel) -> None:
    lead = enrolled.desk(LEAD)
    data = evaluation()
    changed = replace(
        data,
        title="Breaks",
        criteria=tuple(replace(one, guidance="In short?") if one.code == Q2 else one for one in data.criteria),
        suppliers=(*data.suppliers, Supplier(id=SupplierId("D"), name="Supplier D")),
        seats=tuple(replace(one, name="Director") if one.code == E1 else one for one in data.seats),
        responses=(replace(data.responses[0], text="Otherwise."), *data.responses[1:]),
    )
    found = set_up_views.changes_again(lead, book(enrolled, changed))

    assert found.changes == (
        Change(part=Part.GENERAL, how=How.CHANGED, what=""),
        Change(part=Part.CRITERION, how=How.CHANGED, what="Q2"),
        Change(part=Part.SUPPLIER, how=How.ADDED, what="D"),
        Change(part=Part.SEAT, how=How.CHANGED, what="E1"),
        Change(part=Part.RESPONSE, how=How.CHANGED, what="A Q1"),
    )
    assert set_up_views.now(lead).as_frozen


def test_the_same_workbook_changes_nothing(enrolled: Panel) -> None:
    assert set_up_views.changes_again(enrolled.desk(LEAD), book(enrolled, evaluation())).changes == ()


def test_an_amendment_names_the_questions_to_confirm_anew(issued: Panel) -> None:
    data = evaluation()
    words = replace(
        data, criteria=tuple(replace(one, guidance="So?") if one.code == Q2 else one for one in data.criteria)
    )
    found = set_up_views.changes_of_wording(issued.desk(LEAD), book(issued, words))

    assert found.changes == (Change(part=Part.CRITERION, how=How.CHANGED, what="Q2"),)
    assert found.reconfirm == (CriterionCode("Q2"),)


def test_changed_answers_are_named(issued: Panel) -> None:
    data = evaluation()
    answers = replace(data, responses=(replace(data.responses[0], text="Otherwise."), *data.responses[1:]))
    found = set_up_views.changes_of_answers(issued.desk(LEAD), book(issued, answers))

    assert found.changes == (Change(part=Part.RESPONSE, how=How.CHANGED, what="A Q1"),)


Ask = Callable[[Desk, Path], Changes]


@pytest.mark.parametrize(
    ("change", "weights", "code"),
    [
        (set_up_views.changes_again, {}, "issued-already"),
        (set_up_views.changes_of_wording, {Q1: 3000, Q2: 3000}, "amendment-of-substance"),
        (set_up_views.changes_of_wording, {}, "amendment-empty"),
        (set_up_views.changes_of_answers, {Q1: 3000, Q2: 3000}, "clarification-changes-criteria"),
        (set_up_views.changes_of_answers, {}, "clarification-empty"),
    ],
)
def test_what_would_be_refused_is_refused_before(
    issued: Panel, change: Ask, weights: dict[CriterionCode, int], code: str
) -> None:
    data = evaluation()
    criteria = tuple(replace(one, weight=weights.get(one.code, one.weight)) for one in data.criteria)
    path = book(issued, replace(data, criteria=criteria))

    with pytest.raises(AppError) as refused:
        change(issued.desk(LEAD), path)

    assert refused.value.code == code
