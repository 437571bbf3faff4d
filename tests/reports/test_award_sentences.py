"""What the report says is so, whatever the data: each test holds a sentence that once was false of some evaluation."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.canonical import encode
from app.domain.codes import (
    Consequence,
    CriterionCode,
    CriterionType,
    GateStatus,
    MergeRule,
    PriceFormula,
    ResultKind,
    TenderStatus,
    TieStep,
)
from app.domain.evaluation import (
    Criterion,
    EvaluationData,
    GateDecision,
    Minimum,
    PriceEntry,
    PriceParameters,
    TieBreak,
)
from app.reports.award_report import render
from app.reports.fields import RosterEntry
from app.reports.printed import Status
from app.reports.rows import expected_rows
from app.scoring.ranking import rank
from app.security import fingerprints
from tests.reports.evaluations import Q1, Q2, P, open_gates, rendered, sample, sample_report, small, with_every_term
from tests.reports.printed_text import pages_of, text_of

TWO = {"S1": "First Ltd", "S2": "Second Ltd"}


def first_page(data: EvaluationData) -> str:
    return text_of(rendered(data))[0]


def whole(data: EvaluationData) -> str:
    return " ".join(text_of(rendered(data)))


def priced(data: EvaluationData, **pence: int) -> EvaluationData:
    """Return the evaluation with other prices: `S1_2=100` for supplier S1 in lot 2."""
    tenders = tuple(
        replace(tender, prices=(PriceEntry(row=P, amount=pence[key]),))
        if (key := f"{tender.supplier}_{tender.lot}") in pence
        else tender
        for tender in data.tenders
    )
    return replace(data, tenders=tenders)


def agreeing(data: EvaluationData, **levels: Sequence[int]) -> EvaluationData:
    """Return the evaluation with other agreed scores: `S1=(5, 2)` for Q1 and Q2."""
    agreed = tuple(
        replace(score, value=Fraction(levels[score.supplier][(Q1, Q2).index(score.question)])) for score in data.agreed
    )
    return replace(data, agreed=agreed)


def with_places(data: EvaluationData, places: int) -> EvaluationData:
    return replace(data, lots=tuple(replace(lot, places=places) for lot in data.lots))


def limited() -> EvaluationData:
    data = priced(small(lots=2, names=TWO), S2_2=200_000)
    return replace(data, method=replace(with_every_term(data).method, rounding=data.method.rounding, tie_break=()))


def tied_three(*steps: TieBreak) -> EvaluationData:
    data = agreeing(small(formula=None), S1=(5, 2), S2=(3, 5), S3=(3, 5))
    drawn = tuple(replace(tender, draw=Fraction(number)) for number, tender in enumerate(data.tenders, start=1))
    return replace(data, tenders=drawn, method=replace(data.method, tie_break=steps))


def gated(**gates: tuple[Consequence, GateStatus]) -> EvaluationData:
    data = small()
    rows = tuple(
        Criterion(code=CriterionCode(code), title=f"Gate {code}", type=CriterionType.GATE, consequence=consequence)
        for code, (consequence, _) in gates.items()
    )
    failed = tuple(GateDecision(gate=CriterionCode(code), status=status) for code, (_, status) in gates.items())
    passed = tuple(replace(decision, status=GateStatus.PASS) for decision in failed)
    first, *rest = data.tenders
    tenders = (replace(first, gates=failed), *(replace(tender, gates=passed) for tender in rest))
    return replace(data, criteria=(*data.criteria, *rows), tenders=tenders)


def test_a_winner_under_a_limit_is_not_said_to_be_ahead_of_a_better_tender() -> None:
    text = first_page(limited())

    assert "Second Ltd" in text
    assert "First Ltd (94.00) ranks higher but already has as many lots as a supplier may win." in text
    assert not re.search(r"[-−]\d+\.\d+ points ahead", text)
    assert "decided" not in text


@pytest.mark.parametrize(
    ("formula", "parameters"),
    [(PriceFormula.F13, None), (PriceFormula.F14, PriceParameters(benchmark=110_000)), (PriceFormula.F15, None)],
)
def test_a_total_that_is_no_sum_is_not_explained_as_one(
    formula: PriceFormula, parameters: PriceParameters | None
) -> None:
    text = whole(priced(small(formula=formula, parameters=parameters, names=TWO), S1_1=200_000))

    for words in ("decided:", "Ahead on both", "Points are out of 100", "last digit", "gained most"):
        assert words not in text
    assert re.search(r"total = .* The highest total ranks first", text)
    assert re.search(r"total = .*: quality [\d.]+ against [\d.]+ and price £[\d,]+ against £[\d,]+\.", text)


def test_a_tender_is_stopped_by_the_rule_that_stops_it() -> None:
    harmless = (Consequence.NO_EFFECT, GateStatus.FAIL)

    text = first_page(gated(G1=harmless, G2=(Consequence.REJECT, GateStatus.FAIL)))

    assert "First Ltd (condition not met, G2 Gate G2: failed)" in text
    assert "Gate G1" not in text


def test_nothing_is_said_about_when_seats_scored() -> None:
    for text in (whole(small()), whole(replace(small(), method=replace(small().method, merge_rule=MergeRule.MEAN)))):
        assert "before the panel met" not in text
        assert "alone" not in text
        assert "as recorded in the workbook" in text


def test_reasons_are_counted_and_not_taken_for_granted() -> None:
    assert "6 of 6 scores due are recorded, each with its reason in this report." in first_page(small())
    assert "6 of 6 scores due are recorded, 6 of them without a reason." in first_page(small(reason=""))


def test_evidence_is_not_said_to_be_the_words_of_the_tender() -> None:
    assert "quoted from the tender" not in whole(small())


@pytest.mark.parametrize("rule", [MergeRule.MEAN, MergeRule.MEDIAN])
def test_the_moderator_signs_for_agreement_only_where_scores_are_agreed(rule: MergeRule) -> None:
    merged = replace(small(), agreed=(), method=replace(small().method, merge_rule=rule))

    assert "scores that the panel agreed" in text_of(rendered(small()))[-1]
    assert "panel agreed" not in text_of(rendered(merged))[-1]


def test_in_an_admission_nobody_signs_for_a_ranking() -> None:
    data = replace(small(formula=None), method=replace(small(formula=None).method, result=ResultKind.ADMIT))

    assert "ranking follows" not in text_of(rendered(data))[-1]


def test_the_reasons_are_those_of_the_margin() -> None:
    text = first_page(with_places(small(), 2))

    assert "Second Ltd (79.62), 13.96 points ahead" not in text.split("Margin.")[0]
    assert "Against Third Ltd, Second Ltd gained most on" in text
    assert "Against Third Ltd, First Ltd" not in text


def test_the_tie_break_names_the_step_that_parted_these_two() -> None:
    data = tied_three(TieBreak(step=TieStep.SCORE, code=Q1), TieBreak(step=TieStep.DRAW))
    pages = text_of(rendered(data))

    assert (
        "First Ltd and Second Ltd have exactly the same total (76.00); the published tie-break decided: the higher "
        "score on Q1 Safety." in pages[0]
    )
    assert "drawing of lots" not in pages[0]
    assert (
        "First Ltd before Second Ltd by the higher score on Q1 Safety; Second Ltd before Third Ltd by the drawing"
        in " ".join(pages)
    )


def test_a_tie_without_a_tie_break_is_not_blamed_on_one() -> None:
    text = whole(tied_three())

    assert "published tie-break" not in text
    assert "nothing published decides between them" in text
    assert "No tie-break was published" in text


def test_a_place_still_tied_is_not_said_to_be_taken() -> None:
    data = with_places(agreeing(small(formula=None), S1=(5, 5), S2=(3, 5), S3=(3, 5)), 2)

    assert "went to" not in whole(data)


def test_no_report_says_that_no_signature_is_missing_or_that_it_was_checked() -> None:
    text = " ".join(text_of(sample_report()))

    assert "no signature is missing" not in text
    assert "finds no fault" not in text
    assert "this file itself was not checked" in text
    assert "byte for byte" not in text


def test_nobody_is_called_excluded() -> None:
    for data in (sample(), with_every_term(small(lots=2)), gated(G1=(Consequence.MAY_REJECT, GateStatus.FAIL))):
        assert "xcluded" not in whole(data)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (TenderStatus.LATE, Status.LATE),
        (TenderStatus.WITHDRAWN, Status.WITHDRAWN),
        (TenderStatus.REJECTED, Status.STOPPED),
    ],
)
def test_a_tender_that_is_not_evaluated_is_called_what_it_is(status: TenderStatus, words: Status) -> None:
    data = small()
    late = replace(data, tenders=(replace(data.tenders[0], status=status), *data.tenders[1:]))
    (lot,) = expected_rows(late, rank(late)).lots

    assert [row.status for row in lot.rows] == [Status.AWARDED, Status.NOT_AWARDED, words]


def test_nothing_is_awarded_before_it_is_final() -> None:
    text = whole(open_gates(small()))

    assert "1 Provisional ranking" in text
    assert "Awarded" not in text
    assert "The award" not in text
    assert Status.AWARDED_PROVISIONALLY in text


def test_lots_that_are_final_are_told_from_those_that_are_not() -> None:
    data = small(lots=2)
    short = tuple(replace(t, prices=()) if (t.supplier, t.lot) == ("S1", "2") else t for t in data.tenders)
    text = first_page(replace(data, tenders=short))

    assert "The award, and provisional lots" in text
    assert "No award can be made yet in these lots" in text
    assert text.count("Provisional: no award can be made in this lot yet.") == 1


def test_an_admission_admits_and_awards_nothing() -> None:
    data = replace(small(formula=None), method=replace(small(formula=None).method, result=ResultKind.ADMIT))

    assert Status.ADMITTED in whole(data)
    assert "warded" not in whole(data)


def test_a_group_and_its_supplier_are_named_again_on_the_next_page() -> None:
    pages = pages_of(rendered(small(reason=("Words about the tender, and more of them. " * 90 + "\n\n") * 3)))
    texts = [" ".join("".join(span.text for span in page.spans).split()) for page in pages]
    continued = [text for text in texts if "Q1 Safety (continued)" in text]

    assert continued
    assert all("Scores with their reasons · " in text and " Ltd" in text.split("Seat")[0] for text in continued)
    assert all(span.mark is None for page in pages for span in page.spans if "(continued)" in span.text)


def test_a_level_says_once_that_it_meets_the_requirement() -> None:
    text = " ".join(text_of(sample_report()))

    assert not re.search(r"Meets the requirement[^.]*\. Meets the requirement\.", text)


def test_signatories_and_fingerprints_are_printed_in_one_way() -> None:
    data = small()
    roster = [RosterEntry(role="lead", name="A. Person", fingerprint="ab" * 32)]
    text = " ".join(text_of(render(data, rank(data), evaluation_json=encode(data), roster=roster, app_version="1")))

    assert "Procurement lead: A. Person" in text
    assert fingerprints.grouped("ab" * 32) in text


@pytest.mark.parametrize(
    ("formula", "parameters", "total"),
    [
        (PriceFormula.F8, None, "£108,695.65"),
        (PriceFormula.F9, PriceParameters(willingness=Fraction(200_000)), "£9,816,000.00"),
        (PriceFormula.F17, None, "£10,000,000.00"),
    ],
)
def test_a_total_in_pounds_is_printed_as_money(
    formula: PriceFormula, parameters: PriceParameters | None, total: str
) -> None:
    data = priced(small(formula=formula, parameters=parameters, names=TWO), S1_1=1_000_000_000, S2_1=2_000_000_000)
    (lot,) = expected_rows(data, rank(data)).lots

    assert lot.rows[0].total == total
    assert total in first_page(data)


def test_no_scores_are_said_to_have_come_from_nowhere() -> None:
    assert "came as agreed scores" not in first_page(replace(small(), seats=(), scores=(), agreed=()))


def test_a_sensitivity_has_its_cause() -> None:
    text = whole(priced(small(formula=PriceFormula.F3), S1_1=150_000, S2_1=101_000, S3_1=100_000))

    for sentence in re.findall(r"Without the tender of[^.]*\.", text):
        assert "because" in sentence


def test_the_best_quality_in_the_working_is_the_one_that_was_used() -> None:
    data = agreeing(small(formula=PriceFormula.F13, names=TWO), S1=(5, 5), S2=(4, 5))
    data = priced(data, S1_1=1_000_000, S2_1=100_000)
    failing = replace(data, lots=(replace(data.lots[0], minimum_total=Minimum(value=Fraction(80))),))

    assert "70 × 62 ÷ 70 + 30" in whole(data).replace(".00", "")
    assert "70 × 62 ÷ 70 + 30" in whole(failing).replace(".00", "")
