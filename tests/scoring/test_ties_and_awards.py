"""Ranks, the tie-break chain, places, reserve, tiers and the limit of lots per supplier (WORKBOOK §3.6–8)."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.codes import CriterionCode, LotCode, LotMechanism, SupplierId, TierBasis, TieStep
from app.domain.evaluation import AgreedScore, EvaluationData, Lot, Method, Supplier, Tender, TieBreak, Tiers
from app.scoring.allocation import Candidate, best_allocations
from app.scoring.ranking import rank
from app.scoring.results import LotResult
from tests.scoring.builders import LOT, priced, question, scale


def scored(*columns: tuple[int, int], chain: tuple[TieBreak, ...] = (), **lot: object) -> EvaluationData:
    """Return tenders A, B, … with scores on two questions of 40 and 60 points; draws and prices may be set later."""
    names = "ABCDEFGH"[: len(columns)]
    data = priced(
        None,
        [question("Q1", 40), question("Q2", 60)],
        dict.fromkeys(names),
        dict(zip(names, columns, strict=True)),
        tie_break=chain,
    )
    return replace(data, lots=(Lot(code=LOT, **lot),))  # type: ignore[arg-type]


def the_lot(data: EvaluationData) -> LotResult:
    return rank(data).lots[0]


def ranks(lot: LotResult) -> list[tuple[str, int | None, str]]:
    return [(tender.supplier, tender.rank, tender.status.value) for tender in lot.tenders]


def step(name: TieStep, code: str | None = None) -> TieBreak:
    return TieBreak(step=name, code=CriterionCode(code) if code else None)


def test_equal_totals_share_the_rank_and_the_next_is_left_out() -> None:
    lot = the_lot(scored((5, 5), (4, 4), (4, 4), (1, 1), places=3))

    assert ranks(lot) == [("A", 1, "awarded"), ("B", 2, "awarded"), ("C", 2, "awarded"), ("D", 4, "not awarded")]


def test_a_tie_on_the_last_place_stops_the_award() -> None:
    lot = the_lot(scored((4, 4), (4, 4), (1, 1), places=1, reserve=1))

    assert ranks(lot) == [("A", 1, "tied"), ("B", 1, "tied"), ("C", 3, "not awarded")]
    assert [(w.code, w.facts["suppliers"]) for w in lot.warnings] == [("decisive-tie", ("A", "B"))]
    assert not lot.final


def test_a_tie_below_the_last_place_decides_nothing() -> None:
    lot = the_lot(scored((5, 5), (4, 4), (4, 4), places=1, reserve=1))

    assert ranks(lot) == [("A", 1, "awarded"), ("B", 2, "reserve"), ("C", 2, "reserve")]
    assert lot.final


def test_the_chain_is_taken_step_by_step_and_the_deciding_steps_are_recorded() -> None:
    # By hand: 16 + 48, 40 + 24 and 16 + 48 points: 64 each.
    chain = (step(TieStep.QUALITY), step(TieStep.SCORE, "Q1"), step(TieStep.DRAW))
    lot = the_lot(scored((2, 4), (5, 2), (2, 4), chain=chain, places=1))

    assert ranks(lot) == [("B", 1, "awarded"), ("A", 2, "not awarded"), ("C", 2, "not awarded")]
    assert [(t.rank, t.suppliers, t.decided_by, t.unresolved) for t in lot.ties] == [
        (1, ("B", "A", "C"), ("score Q1",), (("A", "C"),))
    ]


def test_the_heaviest_question_is_the_first_of_the_weightiest() -> None:
    lot = the_lot(scored((2, 4), (5, 2), chain=(step(TieStep.HEAVIEST),)))

    assert [tender.supplier for tender in lot.tenders] == ["A", "B"]
    assert lot.ties[0].decided_by == ("heaviest",)


def test_a_step_is_skipped_where_one_of_the_tied_lacks_its_value() -> None:
    data = scored((4, 4), (4, 4), (4, 4), chain=(step(TieStep.DRAW),))
    drawn = [Fraction(2), Fraction(1), None]
    with_gap = replace(data, tenders=tuple(replace(t, draw=d) for t, d in zip(data.tenders, drawn, strict=True)))
    complete = replace(
        data,
        tenders=tuple(
            replace(t, draw=d) for t, d in zip(data.tenders, [Fraction(2), Fraction(1), Fraction(3)], strict=True)
        ),
    )

    assert the_lot(with_gap).ties[0].unresolved == (("A", "B", "C"),)
    assert [tender.supplier for tender in the_lot(complete).tenders] == ["B", "A", "C"]


def test_tiers_divide_awarded_tenders_with_their_edges_included() -> None:
    columns = ((5, 5), (4, 4), (3, 3), (2, 2))
    by_rank = scored(*columns, places=None, tiers=Tiers(basis=TierBasis.RANK, edges=(Fraction(1), Fraction(3))))
    by_score = scored(*columns, places=None, tiers=Tiers(basis=TierBasis.SCORE, edges=(Fraction(80), Fraction(60))))
    two = scored(*columns, places=2, tiers=Tiers(basis=TierBasis.RANK, edges=(Fraction(1), Fraction(3))))

    assert [tender.tier for tender in the_lot(by_rank).tenders] == [1, 2, 2, None]
    assert [tender.tier for tender in the_lot(by_score).tenders] == [1, 1, 2, None]
    assert [tender.tier for tender in the_lot(two).tenders] == [1, 2, None, None]


def two_lots(limit: int | None, scores: dict[str, tuple[int | None, int | None]]) -> EvaluationData:
    """Return tenders for lots L1 and L2, one question in each, by supplier."""
    lots = (LotCode("L1"), LotCode("L2"))
    tenders = [(name, lot, row[place]) for name, row in scores.items() for place, lot in enumerate(lots)]
    return EvaluationData(
        reference="T-3",
        method=Method(lots_per_supplier=limit, lot_mechanism=LotMechanism.HIGHEST_SUM if limit else None),
        scales=(scale(*range(11)),),
        criteria=(question("Q", 100),),
        lots=tuple(Lot(code=lot, places=1, reserve=1) for lot in lots),
        suppliers=tuple(Supplier(id=SupplierId(name), name=name) for name in scores),
        tenders=tuple(Tender(supplier=SupplierId(name), lot=lot) for name, lot, score in tenders if score is not None),
        agreed=tuple(
            AgreedScore(supplier=SupplierId(name), lot=lot, question=CriterionCode("Q"), value=Fraction(score))
            for name, lot, score in tenders
            if score is not None
        ),
    )


def test_a_limit_of_lots_fills_most_places_and_then_seeks_the_highest_sum() -> None:
    # By hand: A alone would win both; with one lot each, A in L1 and B in L2 make 90 + 70, the other way 100 + 60.
    ranking = rank(two_lots(1, {"A": (9, 10), "B": (6, 7), "C": (1, None)}))

    assert ranking.allocation is not None
    assert (ranking.allocation.total, ranking.allocation.choices) == (
        160,
        (
            (("L1", ("A",)), ("L2", ("B",))),
            (("L1", ("B",)), ("L2", ("A",))),
        ),
    )
    assert not ranking.final
    assert [[(t.supplier, t.status.value) for t in lot.tenders] for lot in ranking.lots] == [
        [("A", "tied"), ("B", "tied"), ("C", "reserve")],
        [("A", "tied"), ("B", "tied")],
    ]
    assert [[(w.code, w.facts["suppliers"]) for w in lot.warnings] for lot in ranking.lots] == [
        [("decisive-tie", ("A", "B"))],
        [("decisive-tie", ("A", "B"))],
    ]


def test_the_one_best_allocation_is_awarded() -> None:
    ranking = rank(two_lots(1, {"A": (9, 10), "B": (7, 7), "C": (1, None)}))

    assert ranking.allocation is not None
    assert ranking.allocation.choices == ((("L1", ("B",)), ("L2", ("A",))),)
    assert ranking.final
    assert [[(t.supplier, t.status.value) for t in lot.tenders] for lot in ranking.lots] == [
        [("A", "not awarded"), ("B", "awarded"), ("C", "reserve")],
        [("A", "awarded"), ("B", "not awarded")],
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 4)),
        unique_by=lambda row: row[:2],
        max_size=9,
    ),
    st.lists(st.sampled_from([1, 2, None]), min_size=3, max_size=3),
    st.integers(1, 2),
)
def test_allocations_are_those_that_brute_force_finds(
    rows: list[tuple[int, int, int]], places: list[int | None], limit: int
) -> None:
    candidates = [
        Candidate(lot=lot, supplier=SupplierId(str(supplier)), total=Fraction(total, 3))
        for lot, supplier, total in rows
    ]
    possible = []
    for size in range(len(candidates) + 1):
        for chosen in combinations(candidates, size):
            in_lot = [sum(c.lot == lot for c in chosen) for lot in range(3)]
            held = [sum(c.supplier == supplier for c in chosen) for supplier in {c.supplier for c in chosen}]
            if (
                all(n is None or used <= n for used, n in zip(in_lot, places, strict=True))
                and max(held, default=0) <= limit
            ):
                possible.append(
                    (size, sum((c.total for c in chosen), Fraction(0)), frozenset((c.lot, c.supplier) for c in chosen))
                )
    best = max((size, total) for size, total, _ in possible)
    expected = {awards for size, total, awards in possible if (size, total) == best}

    found = best_allocations(candidates, places, limit)

    as_sets = [frozenset((lot, s) for lot, chosen in enumerate(choice) for s in chosen) for choice in found.choices]
    assert len(as_sets) == len(set(as_sets)) == min(len(expected), 100)
    assert set(as_sets) <= expected
    assert found.complete == (len(expected) <= 100)
    assert found.always == frozenset.intersection(*expected)
    assert found.sometimes == frozenset.union(*expected)
    counts = [Counter(supplier for _, supplier in awards) for awards in expected]
    suppliers = {candidate.supplier for candidate in candidates}
    assert found.full == {supplier for supplier in suppliers if all(count[supplier] == limit for count in counts)}


def many_equal_lots() -> EvaluationData:
    """Return eight lots of one place, two equal tenders each, all of different suppliers but one who tenders twice."""
    names = [f"S{number:02}" for number in range(16)]
    pairs = [(names[2 * lot + offset], LotCode(f"L{lot}")) for lot in range(8) for offset in (0, 1)]
    data = two_lots(1, {})
    return replace(
        data,
        lots=tuple(Lot(code=LotCode(f"L{lot}"), places=1) for lot in range(8)),
        suppliers=tuple(Supplier(id=SupplierId(name), name=name) for name in names),
        tenders=tuple(Tender(supplier=SupplierId(name), lot=lot) for name, lot in pairs),
        agreed=tuple(
            AgreedScore(supplier=SupplierId(name), lot=lot, question=CriterionCode("Q"), value=Fraction(3))
            for name, lot in pairs
        ),
    )


def test_more_choices_than_anybody_reads_decide_nothing_by_their_order() -> None:
    ranking = rank(many_equal_lots())

    assert ranking.allocation is not None
    assert (len(ranking.allocation.choices), ranking.allocation.complete) == (100, False)
    assert {tender.status.value for lot in ranking.lots for tender in lot.tenders} == {"tied"}
    assert not any(lot.final for lot in ranking.lots)


def test_a_tie_break_does_not_choose_between_equal_allocations() -> None:
    data = two_lots(1, {"A": (7, None), "B": (7, None), "C": (None, 5)})
    drawn = {"A": Fraction(2), "B": Fraction(1)}
    data = replace(
        data,
        method=replace(data.method, tie_break=(step(TieStep.DRAW),)),
        tenders=tuple(replace(tender, draw=drawn.get(tender.supplier)) for tender in data.tenders),
    )
    ranking = rank(data)

    assert ranking.allocation is not None
    assert ranking.allocation.choices == (
        (("L1", ("B",)), ("L2", ("C",))),
        (("L1", ("A",)), ("L2", ("C",))),
    )
    assert ranks(ranking.lots[0]) == [("B", 1, "tied"), ("A", 2, "tied")]
    assert [lot.final for lot in ranking.lots] == [False, True]


def test_the_step_that_parted_two_is_the_first_that_did() -> None:
    # By hand: 40 + 24, 16 + 48 and 16 + 48 points; Q1 parts B from both others, the draw A from C.
    chain = (step(TieStep.SCORE, "Q1"), step(TieStep.DRAW))
    data = scored((2, 4), (5, 2), (2, 4), chain=chain)
    drawn = tuple(replace(tender, draw=Fraction(draw)) for tender, draw in zip(data.tenders, (1, 3, 2), strict=True))
    (tie,) = the_lot(replace(data, tenders=drawn)).ties

    assert (tie.suppliers, tie.between) == (("B", "A", "C"), ("score Q1", "draw"))
    pairs = [("B", "A"), ("C", "B"), ("A", "C"), ("A", "Z")]
    found = [tie.step_between(SupplierId(one), SupplierId(other)) for one, other in pairs]
    assert found == ["score Q1", "score Q1", "draw", None]
