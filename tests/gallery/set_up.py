"""The lead's set-up in every state."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.domain.codes import GateStatus
from app.exchange.workbook_out import write_set_up
from app.services import set_ups
from app.ui.pages.set_up.dialogs import AmendDialog, DecisionDialog
from app.ui.pages.set_up.page import SetUpPage
from app.ui.pages.set_up.presenter import SetUpPresenter
from app.ui.pages.set_up.refusal import ProblemsDialog
from tests.gallery.stage import Scene, Stage
from tests.services.panels import INS, LEAD, NORTH, A, B, evaluation


def _page(stage: Stage, panel_stage: str, tab: int = 0) -> SetUpPage:
    panel = stage.panel(panel_stage)
    presenter = SetUpPresenter(stage.workplace(panel.desk(LEAD)))
    presenter.show()
    stage.settle()
    presenter.view.tabs.setCurrentIndex(tab)
    return presenter.view


def _open(stage: Stage) -> QWidget:
    panel = stage.panel("enrolled")
    desk = panel.desk(LEAD)
    data = evaluation()
    book = panel.path("again.xlsx")
    write_set_up(replace(data, criteria=(replace(data.criteria[0], title="Insurance cover"), *data.criteria[1:])), book)
    set_ups.set_up_again(desk, book)
    presenter = SetUpPresenter(stage.workplace(desk))
    presenter.show()
    stage.settle()
    return presenter.view


def _decided(stage: Stage) -> QWidget:
    panel = stage.panel("issued")
    desk = panel.desk(LEAD)
    set_ups.decide_gate(desk, A, NORTH, INS, GateStatus.FAIL, reason="The policy ran out.")
    set_ups.decide_gate(desk, B, NORTH, INS, GateStatus.PENDING, reason="The certificate is being renewed.")
    presenter = SetUpPresenter(stage.workplace(desk))
    presenter.show()
    stage.settle()
    presenter.view.tabs.setCurrentIndex(3)
    return presenter.view


def _decision(stage: Stage) -> QWidget:
    page = _page(stage, "locked", 3)
    page.tenders.gate_wanted.emit(page.tenders.table.row(), INS)
    return next(iter(page.findChildren(DecisionDialog)))


def _changes(stage: Stage, what: str) -> QWidget:
    panel = stage.panel("issued")
    data = evaluation()
    book = panel.path("amended.xlsx")
    if what == "amend":
        data = replace(
            data, criteria=tuple(replace(one, guidance=f"{one.guidance} Say how.".strip()) for one in data.criteria)
        )
    if what == "problems":
        data = replace(data, seats=data.seats[:3])
    write_set_up(data, book)
    presenter = SetUpPresenter(stage.workplace(panel.desk(LEAD)))
    presenter.show()
    presenter.look("amend", book)
    stage.settle()
    return next(iter(presenter.view.findChildren(AmendDialog if what == "amend" else ProblemsDialog)))


SCENES = (
    Scene(name="newer", make=_open),
    Scene(name="frozen", make=lambda stage: _page(stage, "enrolled")),
    Scene(name="scale", make=lambda stage: _page(stage, "enrolled", 1)),
    Scene(name="method", make=lambda stage: _page(stage, "enrolled", 2)),
    Scene(name="advice", make=lambda stage: _page(stage, "enrolled", 4)),
    Scene(name="issued", make=lambda stage: _page(stage, "issued")),
    Scene(name="tenders", make=_decided),
    Scene(name="decision", make=_decision, size=(560, 760)),
    Scene(name="amend", make=lambda stage: _changes(stage, "amend"), size=(560, 720)),
    Scene(name="problems", make=lambda stage: _changes(stage, "problems"), size=(900, 560)),
    Scene(name="locked", make=lambda stage: _page(stage, "locked", 3)),
)
