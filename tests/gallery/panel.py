"""The panel: seats in every state, the words, packs being issued, interests."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.codes import Role, SeatCode
from app.domain.declarations import Interest
from app.domain.evaluation import Seat
from app.domain.panel import PanelSeat
from app.services import enrolment, intake, interests, seats
from app.services.packs import Issued
from app.ui.pages.panel.dialogs import DecideDialog, ReplaceDialog, WordsDialog
from app.ui.pages.panel.issuing import IssueDialog
from app.ui.pages.panel.presenter import PanelPresenter
from tests.gallery.stage import Scene, Stage
from tests.services.panels import E1, E2, LEAD, MOD, Y1, A, Panel, person

E3, MOD2 = SeatCode("E3"), SeatCode("MOD2")
SIX = "candle orbit velvet ginger pencil harbour"


def _shown(stage: Stage, panel: Panel, choose: str = "", *, register: bool = False) -> PanelPresenter:
    presenter = PanelPresenter(stage.workplace(panel.desk(LEAD)))
    presenter.show()
    stage.settle()
    if choose:
        presenter.view.seats.choose(choose)
    if register:
        presenter.view.show_register()
    return presenter


def _mixed(stage: Stage, choose: str = "") -> PanelPresenter:
    """Return a panel with a seat in every state."""
    panel = stage.panel("issued")
    lead = panel.desk(LEAD)
    old = next(one.seat for one in _roster(stage, panel) if one.code == E2)
    seats.replace_seat(
        lead, E2, Seat(code=E3, name="Head of service", questions=old.questions), reason="Left the council."
    )
    seats.add_deputy(lead, Seat(code=MOD2, name="Deputy", role=Role.MODERATOR))
    enrolment.invite(lead, MOD2, panel.path("MOD2.evinvite"))
    seats.revoke_key(lead, Y1, reason="The laptop was stolen on the train.")
    panel.profiles[E3] = person(panel.folder, E3, panel.clock)
    panel.enrol(E3, confirmed=False)
    return _shown(stage, panel, choose)


def _roster(stage: Stage, panel: Panel) -> tuple[PanelSeat, ...]:
    presenter = _shown(stage, panel)
    return tuple(one.held for one in presenter.view.seats.model.rows)


def _interest(stage: Stage) -> QWidget:
    panel = stage.panel("enrolled")
    panel.issue()
    path = panel.path("declared.evreturn")
    interests.declare(panel.desk(E1), [Interest(supplier=A, nature="My sister works there.")], path=path)
    intake.take_in(panel.desk(LEAD), path)
    path = panel.path("declared.evreturn")
    interests.declare(panel.desk(MOD), [], path=path)
    intake.take_in(panel.desk(LEAD), path)
    return _shown(stage, panel, register=True).view


def _words(stage: Stage) -> QWidget:
    return WordsDialog(_host(stage), seat="E1", name="Commissioner", six=SIX)


def _host(stage: Stage) -> QWidget:
    """Return a parent that lives as long as its dialog's picture needs it."""
    host = QWidget()
    stage.hosts = [*getattr(stage, "hosts", []), host]  # type: ignore[attr-defined]
    return host


def _issue(stage: Stage, state: str) -> QWidget:
    presenter = _mixed(stage)
    seen = presenter._seen
    assert seen is not None
    dialog = IssueDialog(_host(stage), seen)
    if state == "under way":
        dialog.show_progress("E1", 2, 4, 40, 100)
    if state == "done":
        folder = Path("Packs")
        dialog.show_issued([Issued(seat=E1, path=folder / "TEST-1-E1-2.evpack", revision=2)], [Y1])
    return dialog


SCENES = (
    Scene(name="seats", make=lambda stage: _mixed(stage).view),
    Scene(name="replaced", make=lambda stage: _mixed(stage, "E2").view),
    Scene(name="verified", make=lambda stage: _shown(stage, stage.panel("issued"), "E1").view),
    Scene(name="interests", make=_interest),
    Scene(name="no-interests", make=lambda stage: _shown(stage, stage.panel("enrolled"), register=True).view),
    Scene(name="words", make=_words, size=(640, 420)),
    Scene(name="issue", make=lambda stage: _issue(stage, "ask"), size=(560, 620)),
    Scene(name="issuing", make=lambda stage: _issue(stage, "under way"), size=(560, 260)),
    Scene(name="issue-stopped", make=lambda stage: _issue(stage, "done"), size=(560, 360)),
    Scene(name="replace", make=lambda stage: ReplaceDialog(_host(stage), "E1"), size=(560, 560)),
    Scene(
        name="decide",
        make=lambda stage: DecideDialog(_host(stage), "E1", [("N", "North"), ("S", "South")], []),
        size=(560, 520),
    ),
)
