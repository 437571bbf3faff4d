"""The meeting: shut, the agenda half agreed, one score, its error, the batch, the ledger, and the lock."""

from app.services import meetings
from app.ui.pages.meeting.draft import Stance
from app.ui.pages.meeting.page import MeetingPage
from app.ui.pages.meeting.presenter import MeetingPresenter
from tests.gallery.stage import Scene, Stage
from tests.services.panels import MOD, Panel

BATCH, LEDGER, LOCK = 1, 2, 3


def _opened(stage: Stage, panel: Panel) -> tuple[MeetingPresenter, MeetingPage]:
    presenter = MeetingPresenter(stage.workplace(panel.desk(MOD)))
    presenter.show()
    stage.settle()
    return presenter, presenter.meeting


def _revealed(stage: Stage, *, agreed: int = 0) -> Panel:
    panel = stage.panel("returned")
    meetings.reveal(panel.desk(MOD))
    if agreed:
        panel.agree(meetings.duties(panel.desk(MOD))[:agreed])
    return panel


def shut(stage: Stage) -> MeetingPage:
    """Return the room before the reveal."""
    return _opened(stage, stage.panel("returned"))[1]


def half_agreed(stage: Stage) -> MeetingPage:
    """Return the agenda in the middle of the meeting."""
    return _opened(stage, _revealed(stage, agreed=4))[1]


def one_score(stage: Stage) -> MeetingPage:
    """Return the page of one score before anything is chosen."""
    panel = _revealed(stage)
    presenter, page = _opened(stage, panel)
    presenter.open(meetings.duties(panel.desk(MOD))[0])
    stage.settle()
    return page


def difference(stage: Stage) -> MeetingPage:
    """Return the page of one score with seats that differ: one moved, one dissents."""
    page = one_score(stage)
    form = page.cell.form
    form.choice.buttons[0].click()
    moved, dissents = form.blocks.values()
    moved.buttons[Stance.MOVED].click()
    dissents.buttons[Stance.DISSENT].click()
    form.reason_field.setPlainText("The tender names two deputies and how each was checked (page 2).")
    form.presence.everybody.click()
    return page


def error(stage: Stage) -> MeetingPage:
    """Return the same page after an attempt to save it without the words that are needed."""
    page = difference(stage)
    page.cell.save.click()
    stage.settle()
    return page


def batch(stage: Stage) -> MeetingPage:
    """Return what can be confirmed together."""
    page = _opened(stage, _revealed(stage))[1]
    page.tabs.setCurrentIndex(BATCH)
    stage.settle()
    return page


def ledger(stage: Stage) -> MeetingPage:
    """Return who moved."""
    page = _opened(stage, _revealed(stage, agreed=9))[1]
    page.tabs.setCurrentIndex(LEDGER)
    stage.settle()
    return page


def before_the_lock(stage: Stage) -> MeetingPage:
    """Return the lock with everything agreed."""
    page = _opened(stage, _revealed(stage, agreed=9))[1]
    page.tabs.setCurrentIndex(LOCK)
    stage.settle()
    return page


def locked(stage: Stage) -> MeetingPage:
    """Return the lock once quality is locked."""
    page = _opened(stage, stage.panel("locked"))[1]
    page.tabs.setCurrentIndex(LOCK)
    stage.settle()
    return page


SIZE = (980, 740)
SCENES: tuple[Scene, ...] = (
    Scene(name="shut", make=shut, size=SIZE),
    Scene(name="half-agreed", make=half_agreed, size=SIZE),
    Scene(name="one-score", make=one_score, size=SIZE),
    Scene(name="difference", make=difference, size=SIZE),
    Scene(name="error", make=error, size=SIZE),
    Scene(name="batch", make=batch, size=SIZE),
    Scene(name="ledger", make=ledger, size=SIZE),
    Scene(name="before-the-lock", make=before_the_lock, size=SIZE),
    Scene(name="locked", make=locked, size=SIZE),
)
