"""The published method of a workbook, before it is published: what is about tenders and their scores is passed over."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from app.domain.evaluation import EvaluationData
from app.errors import Problem, Refused
from app.exchange.layout import SheetName
from app.exchange.loading import Loaded, load
from app.exchange.placing import in_order
from app.exchange.sources.cells import Book
from app.exchange.workbook import with_problems
from app.scoring.examining import all_findings

_PASSED_OVER = frozenset({
    SheetName.SUPPLIERS, SheetName.TENDERS, SheetName.SCORES, SheetName.AGREED, SheetName.RESPONSES,
})  # fmt: skip


def read_method(path: Path) -> EvaluationData:
    """Return the evaluation that a workbook describes; suppliers, tenders and scores need not be there, or right.

    They are left out unless nothing is wrong with any of them. Raises Refused with every problem of the other sheets,
    AppError where nothing can be opened at the path.
    """
    return with_problems(path, _method)


def _method(book: Book, folder: Path) -> EvaluationData:
    loaded = load(book, folder)
    if loaded.data.tenders and not in_order(loaded, all_findings(loaded.data)):
        return loaded.data
    bare = replace(loaded.data, suppliers=(), tenders=(), scores=(), agreed=(), responses=())
    problems = in_order(replace(loaded, data=bare, problems=tuple(_of_method(loaded))), all_findings(bare))
    if problems:
        raise Refused(problems)
    return bare


def _of_method(loaded: Loaded) -> Iterable[Problem]:
    """Yield the problems of the sheets that say how tenders are evaluated."""
    passed_over = {loaded.places.sheets[title].name for title in _PASSED_OVER} | set(_PASSED_OVER)
    return (problem for problem in loaded.problems if problem.sheet not in passed_over)
