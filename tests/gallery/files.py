"""The room of files: none yet, and those of a moderator."""

from PySide6.QtWidgets import QWidget

from app.ui.pages.files.presenter import FilesPresenter
from tests.gallery.stage import Scene, Stage
from tests.services.panels import E1, MOD


def empty(stage: Stage) -> QWidget:
    """Return the room before any file."""
    presenter = FilesPresenter(stage.workplace(stage.panel("enrolled").desk(E1)))
    presenter.files.show_files(())
    return presenter.page


def full(stage: Stage) -> QWidget:
    """Return the room of a moderator after the lock."""
    presenter = FilesPresenter(stage.workplace(stage.panel("locked").desk(MOD)))
    presenter.show()
    stage.settle()
    return presenter.page


SCENES: tuple[Scene, ...] = (
    Scene(name="empty", make=empty, size=(980, 740)),
    Scene(name="full", make=full, size=(980, 740)),
)
