"""The moderator's inbox: before the pack, waiting, all here, and files being taken in."""

from functools import cache

from PySide6.QtWidgets import QWidget

from app.services import intake, meetings
from app.ui.dialogs import taking_in
from app.ui.pages.inbox.presenter import InboxPresenter
from tests.gallery.stage import Scene, Stage
from tests.services.panels import E1, E2, MOD, SCORERS, Panel


def _page(stage: Stage, panel: Panel) -> QWidget:
    presenter = InboxPresenter(stage.workplace(panel.desk(MOD)))
    presenter.show()
    stage.settle()
    return presenter.page


def before_the_pack(stage: Stage) -> QWidget:
    """Return the inbox before the pack is here."""
    return _page(stage, stage.panel("enrolled"))


def waiting(stage: Stage) -> QWidget:
    """Return the inbox with one return of three."""
    panel = stage.panel("issued")
    panel.score(E2)
    intake.take_in(panel.desk(MOD), panel.lock(E2))
    return _page(stage, panel)


def all_here(stage: Stage) -> QWidget:
    """Return the inbox with all returns."""
    return _page(stage, stage.panel("returned"))


def revealed(stage: Stage) -> QWidget:
    """Return the inbox after the reveal."""
    panel = stage.panel("returned")
    meetings.reveal(panel.desk(MOD))
    return _page(stage, panel)


def taking_files_in(stage: Stage) -> QWidget:
    """Return the dialog that has looked at two returns and a file that is none."""
    panel = stage.panel("issued")
    for seat in SCORERS:
        panel.score(seat)
    strange = panel.path("holiday.evreturn")
    strange.write_bytes(b"not ours")
    place = stage.workplace(panel.desk(MOD))
    taking = taking_in.TakingIn(_host(), place, [panel.lock(E1), panel.lock(E2), strange])
    taking.look()
    stage.settle()
    return taking.dialog


@cache
def _host() -> QWidget:
    """Return what the dialog is opened from."""
    return QWidget()


SCENES: tuple[Scene, ...] = (
    Scene(name="before-the-pack", make=before_the_pack, size=(980, 740)),
    Scene(name="waiting", make=waiting, size=(980, 740)),
    Scene(name="all-here", make=all_here, size=(980, 740)),
    Scene(name="revealed", make=revealed, size=(980, 740)),
    Scene(name="taking-in", make=taking_files_in, size=(820, 520)),
)
