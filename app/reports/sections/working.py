"""The working of each total: every figure put into the published formula."""

from app.reports.layout.theme import NUMBER, NUMBER_BOLD, SMALL, TINT
from app.reports.layout.writer import Column, Setting, TableWriter, Writer
from app.reports.rows import status_of
from app.reports.view import View
from app.reports.workings import Step, StepKind, steps
from app.scoring.results import Best, LotResult, TenderResult
from app.text import report_method
from app.text.catalogue import _

_SUMS = frozenset({StepKind.SECTION, StepKind.QUALITY, StepKind.TOTAL})
_STRONG = frozenset({StepKind.QUALITY, StepKind.TOTAL})


def write(view: View, writer: Writer) -> None:
    """Write the part with the working."""
    with writer.section(report_method.working_heading(), room=150):
        writer.paragraph(report_method.working_intro(), keep=True)
        for lot in view.ranking.lots:
            for tender in lot.tenders:
                _tender(view, writer, lot, tender)


def _tender(view: View, writer: Writer, lot: LotResult, tender: TenderResult) -> None:
    writer.heading(report_method.working_title(view.name(tender.supplier), lot.lot), room=0)
    table = writer.table(
        [
            Column(title=_(report_method.STEP), width=4.8),
            Column(title=_(report_method.FIGURES), width=5.7),
            Column(title=_(report_method.EARNED), width=1.6 if lot.best is Best.HIGHEST else 2.6, number=True),
        ]
    )
    for step in steps(view, lot, tender):
        _row(table, step)
    table.done(after=4, whole=True)
    if tender.total is None and not view.admitting:
        writer.paragraph(report_method.not_ranked_because(status_of(view, lot, tender).lower()), SMALL)


def _row(table: TableWriter, step: Step) -> None:
    style = NUMBER_BOLD if step.kind in _STRONG else NUMBER
    cells: list[str | tuple[Setting, ...]] = [step.what, step.working, ((step.result, style),)]
    if step.kind in _SUMS:
        table.row(cells, fill=TINT, compact=True)
    elif step.kind is StepKind.QUESTION:
        table.row(cells, strong_first=False, compact=True, rule=0.25)
    else:
        table.row(cells, strong_first=False, compact=True)
