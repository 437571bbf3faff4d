"""The JSON of `moderate`: the statistics of WORKBOOK §6, with the cells of the moderation agenda beside them."""

from fractions import Fraction

from app.scoring.agreement import Statistic
from app.scoring.moderation import AfterLock, LotModeration, Moderation, QuestionAgreement
from app.scoring.variance import Spread, Tension

FORMAT = 1


def moderation_json(moderation: Moderation) -> dict[str, object]:
    """Return what a moderator may know as plain JSON values; its numbers are for reading, nothing is ranked by them.

    `exact` and `adjacent` are shares of 1, like the coefficients beside them. Before the lock `questions` is empty.
    """
    return {
        "format": FORMAT,
        "reference": moderation.reference,
        "title": moderation.title,
        "after_lock": moderation.after_lock,
        "lots": [_lot(lot) for lot in moderation.lots],
    }


def _lot(lot: LotModeration) -> dict[str, object]:
    told: dict[str, object] = {"questions": []} if lot.after_lock is None else _after_lock(lot.after_lock)
    return {"lot": lot.lot, **told, "cells": [_cell(cell) for cell in lot.cells]}


def _after_lock(told: AfterLock) -> dict[str, object]:
    return {"questions": [_question(question) for question in told.questions]}


def _question(entry: QuestionAgreement) -> dict[str, object]:
    found = entry.agreement
    return {
        "question": entry.question,
        "seats": found.seats,
        "tenders": found.tenders,
        "complete": found.complete,
        **{measure.value: _number(statistic.value) for measure, statistic in found.statistics.items()},
        "undefined": {measure.value: reason for measure, s in found.statistics.items() if (reason := _reason(s))},
    }


def _cell(cell: Spread) -> dict[str, object]:
    told = {} if cell.tension is None else _tension(cell.tension)
    return {
        "question": cell.question,
        "supplier": cell.supplier,
        "lot": cell.lot,
        "range": _number(cell.range),
        "unanimous": cell.unanimous,
        "flag": cell.flag,
        "scored": cell.scored,
        "assigned": cell.assigned,
        "not_sure": list(cell.not_sure),
        "missing": list(cell.missing),
        "missing_evidence": list(cell.missing_evidence),
        "missing_reason": list(cell.missing_reason),
        **told,
    }


def _tension(told: Tension) -> dict[str, object]:
    return {
        "straddles": _number(told.straddles),
        "lone_dissenter": told.lone_dissenter,
        "r_wg": _number(told.agreement),
        "split": told.split,
    }


def _reason(statistic: Statistic) -> str | None:
    return None if statistic.undefined is None else statistic.undefined.value


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)
