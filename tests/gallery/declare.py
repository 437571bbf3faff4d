"""The room of the declaration."""

from PySide6.QtWidgets import QWidget

from app.domain.declarations import Interest
from app.services import intake, interests
from app.ui.pages.declare.presenter import DeclarePresenter
from tests.gallery.stage import Scene, Stage
from tests.services.panels import E1, LEAD, SOUTH, A, B, Panel

_SISTER = Interest(supplier=B, nature="My sister works there as a night carer.")


def _opened(stage: Stage, panel: Panel) -> DeclarePresenter:
    presenter = DeclarePresenter(stage.workplace(panel.desk(E1)))
    presenter.show()
    stage.settle()
    return presenter


def _undeclared(stage: Stage) -> Panel:
    panel = stage.panel("enrolled")
    panel.issue()
    return panel


def no_pack(stage: Stage) -> QWidget:
    """Return the room before the pack."""
    return _opened(stage, stage.panel("enrolled")).page


def asked(stage: Stage) -> QWidget:
    """Return the room with nothing answered."""
    return _opened(stage, _undeclared(stage)).page


def half_answered(stage: Stage) -> QWidget:
    """Return the room with something missing."""
    page = _opened(stage, _undeclared(stage)).declaring
    page.rows[0].none.setChecked(True)
    page.rows[1].some.setChecked(True)
    page.declare_button.click()
    return page


def clear(stage: Stage) -> QWidget:
    """Return the room after a clear declaration."""
    return _opened(stage, stage.panel("issued")).page


def waiting(stage: Stage) -> QWidget:
    """Return the room while the lead decides."""
    panel = _undeclared(stage)
    interests.declare(panel.desk(E1), [_SISTER], path=panel.path("declared.evreturn"), supported_by="Awel, a friend")
    return _opened(stage, panel).page


def decided(stage: Stage) -> QWidget:
    """Return the room after the lead's decision."""
    panel = _undeclared(stage)
    path = panel.path("declared.evreturn")
    interests.declare(panel.desk(E1), [Interest(supplier=A, nature=_SISTER.nature)], path=path)
    intake.take_in(panel.desk(LEAD), path)
    interests.decide(panel.desk(LEAD), E1, recused_lots=[SOUTH], reason="A close relative works for a tenderer there.")
    panel.issue(E1)
    return _opened(stage, panel).page


SCENES: tuple[Scene, ...] = (
    Scene(name="no-pack", make=no_pack, size=(980, 720)),
    Scene(name="asked", make=asked, size=(980, 820)),
    Scene(name="half-answered", make=half_answered, size=(980, 1000)),
    Scene(name="clear", make=clear, size=(980, 720)),
    Scene(name="waiting", make=waiting, size=(980, 720)),
    Scene(name="decided", make=decided, size=(980, 720)),
)
