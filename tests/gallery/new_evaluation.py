"""Making an evaluation from a workbook: where to begin, what is to be mended, what would be made."""

from PySide6.QtWidgets import QWidget

from app.exchange.workbook_out import write_set_up
from app.services.templates import write_template
from app.ui.pages.new_evaluation.presenter import NewEvaluationPresenter
from tests.gallery.stage import Scene, Stage
from tests.services.panels import evaluation


def _start(stage: Stage) -> QWidget:
    return NewEvaluationPresenter(stage.lobby()).view


def _read(stage: Stage, name: str) -> NewEvaluationPresenter:
    panel = stage.panel("enrolled")
    presenter = NewEvaluationPresenter(stage.lobby())
    path = panel.path(f"{name}.xlsx")
    if name == "evaluation":
        write_set_up(evaluation(), path)
    elif name == "template":
        write_template(path)
    else:
        path.write_bytes(b"PK not a workbook")
    presenter.read(path)
    return presenter


def _shown(stage: Stage, name: str) -> QWidget:
    presenter = _read(stage, name)
    stage.settle()
    return presenter.view


def _reading(stage: Stage) -> QWidget:
    presenter = NewEvaluationPresenter(stage.lobby())
    presenter.view.show_reading("evaluation.xlsx")
    return presenter.view


SCENES = (
    Scene(name="start", make=_start),
    Scene(name="reading", make=_reading),
    Scene(name="problems", make=lambda stage: _shown(stage, "template")),
    Scene(name="unreadable", make=lambda stage: _shown(stage, "damaged")),
    Scene(name="preview", make=lambda stage: _shown(stage, "evaluation")),
)
