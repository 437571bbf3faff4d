"""The JSON of `rank`, as WORKBOOK §5 describes it."""

from collections.abc import Mapping
from fractions import Fraction

from app.scoring.results import Allocation, Failure, LotResult, Ranking, TenderResult, Tie, Warned, WarningFact
from app.text.numbers import exact

FORMAT = 1

Json = None | bool | int | str | list["Json"] | Mapping[str, "Json"]


def ranking_json(ranking: Ranking) -> Mapping[str, Json]:
    """Return the ranking as plain JSON values, exact numbers as strings."""
    return {
        "format": FORMAT,
        "reference": ranking.reference,
        "title": ranking.title,
        "lots": [_lot(lot) for lot in ranking.lots],
        "allocation": None if ranking.allocation is None else _allocation(ranking.allocation),
    }


def _lot(lot: LotResult) -> Json:
    return {
        "lot": lot.lot,
        "best": lot.best.value,
        "final": lot.final,
        "ranking": [_tender(tender) for tender in lot.tenders],
        "ties": [_tie(tie) for tie in lot.ties],
        "warnings": [_warning(warning) for warning in lot.warnings],
    }


def _tender(tender: TenderResult) -> Json:
    return {
        "supplier": tender.supplier,
        "rank": tender.rank,
        "status": tender.status.value,
        "tier": tender.tier,
        "quality": _fact(tender.quality),
        "price_score": _fact(tender.price_score),
        "total": _fact(tender.total),
        "displayed": tender.displayed,
        "scored": tender.scored,
        "assigned": tender.assigned,
        "failed": [_failure(failure) for failure in tender.failed],
    }


def _failure(failure: Failure) -> Json:
    return {
        "rule": failure.rule.value,
        "code": failure.code,
        "value": _fact(failure.value),
        "needed": _fact(failure.needed),
        "effect": None if failure.effect is None else failure.effect.value,
    }


def _tie(tie: Tie) -> Json:
    return {
        "rank": tie.rank,
        "suppliers": list(tie.suppliers),
        "decided_by": list(tie.decided_by),
        "unresolved": [list(group) for group in tie.unresolved],
    }


def _warning(warning: Warned) -> Json:
    return {"code": warning.code, **{name: _fact(fact) for name, fact in warning.facts.items()}}


def _allocation(allocation: Allocation) -> Json:
    return {
        "sum": exact(allocation.total),
        "complete": allocation.complete,
        "choices": [{lot: list(suppliers) for lot, suppliers in choice} for choice in allocation.choices],
    }


def _fact(fact: WarningFact) -> Json:
    if isinstance(fact, Fraction):
        return exact(fact)
    return list(fact) if isinstance(fact, tuple) else fact
