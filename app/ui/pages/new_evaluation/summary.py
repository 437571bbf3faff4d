"""What a workbook would make, before it is made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QTabWidget, QVBoxLayout, QWidget

from app.domain.codes import CriterionType, Role, WeightBasis
from app.services.outlines import Preview
from app.text import report
from app.text.clock import as_told
from app.text.screens import new_evaluation as words
from app.text.screens import outline as tabs
from app.ui.pages.new_evaluation.seats import Seats
from app.ui.pages.set_up import method
from app.ui.pages.set_up.criteria import Criteria
from app.ui.pages.set_up.tenders import model, rows_of
from app.ui.tables import table_view
from app.ui.theme.current import px
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S
from app.ui.widgets.card import Card
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import body, heading, quiet


class Summary(QWidget):
    """The facts of an evaluation in a card, and all of it in tabs below."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        column = spaced(QVBoxLayout(self), SPACE_M)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_facts(preview))
        column.addWidget(_tabs(preview), 1)


def _facts(preview: Preview) -> Card:
    data = preview.outline.data
    card = Card()
    card.body.addWidget(heading(data.title or data.reference))
    law = report.word(report.REGIMES, data.regime.value) if data.regime else words.not_given()
    questions = sum(1 for line in preview.outline.lines if line.row.type is CriterionType.QUALITY and not line.section)
    counts = words.counts(
        questions=questions,
        lots=len(data.lots),
        suppliers=len(data.suppliers),
        tenders=len(data.tenders),
        seats=len(data.seats),
        files=preview.files,
    )
    values = (
        data.reference,
        data.authority or words.not_given(),
        law,
        as_told(data.deadline) or words.not_given(),
        counts,
    )
    grid = spaced(QGridLayout(), SPACE_S)
    grid.setHorizontalSpacing(px(SPACE_L))
    for row, (label, value) in enumerate(zip(words.fact_titles(), values, strict=True)):
        name = quiet(label)
        name.setWordWrap(False)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(body(value), row, 1)
    grid.setColumnStretch(1, 1)
    card.body.addLayout(grid)
    lead = next(seat for seat in data.seats if seat.role is Role.LEAD)
    card.body.addWidget(quiet(words.lead_is_you(lead.name or lead.code)))
    return card


def _tabs(preview: Preview) -> QTabWidget:
    outline = preview.outline
    shown = QTabWidget()
    shown.setMinimumHeight(px(320))
    criteria = Criteria()
    criteria.fill(outline.lines, local=outline.data.method.weight_basis is WeightBasis.LOCAL)
    shown.addTab(scrolled(criteria), tabs.tab_criteria())
    shown.addTab(method.scales(outline), tabs.tab_scales())
    shown.addTab(method.method(outline), tabs.tab_method())
    shown.addTab(_tenders(preview), tabs.tab_tenders())
    shown.addTab(Seats(outline.data.seats), tabs.tab_seats())
    return shown


def _tenders(preview: Preview) -> QWidget:
    data = preview.outline.data
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, px(SPACE_M), 0, 0)
    if data.tenders:
        column.addWidget(table_view(model(rows_of(data.tenders, data.suppliers)), tabs.tenders_name()))
    else:
        column.addWidget(body(tabs.no_tenders()))
        column.addStretch()
    return page
