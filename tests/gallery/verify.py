"""Any report checked: nothing yet, good, not compared, changed, no report at all."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.ui.pages.verify.presenter import VerifyPresenter
from tests.gallery.report import written
from tests.gallery.stage import Scene, Stage
from tests.services.panels import LEAD, MOD


def _page(stage: Stage, path: Path | None = None, signers: str = "") -> QWidget:
    made = VerifyPresenter(stage.lobby())
    made.page.show()
    made.view.signers.setPlainText(signers)
    if path is not None:
        made.check(path)
    stage.settle()
    return made.page


def empty(stage: Stage) -> QWidget:
    """Return the page before a file was chosen."""
    return _page(stage)


def good(stage: Stage) -> QWidget:
    """Return a report that is good in every way."""
    panel = stage.panel("locked")
    prints = "\n".join(panel.profiles[seat].about.fingerprint for seat in (MOD, LEAD))
    return _page(stage, written(panel, MOD, LEAD), prints)


def not_compared(stage: Stage) -> QWidget:
    """Return a report whose signers nobody compared."""
    return _page(stage, written(stage.panel("locked"), MOD, LEAD))


def changed(stage: Stage) -> QWidget:
    """Return a report with a byte changed."""
    path = written(stage.panel("locked"), MOD, LEAD)
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 1
    path.write_bytes(bytes(content))
    return _page(stage, path)


def no_report(stage: Stage) -> QWidget:
    """Return a file that is no report."""
    path = stage.folder / "letter.pdf"
    path.write_bytes(b"%PDF-1.7\nDear Sir or Madam")
    return _page(stage, path)


SCENES: tuple[Scene, ...] = (
    Scene(name="empty", make=empty),
    Scene(name="good", make=good, size=(1100, 1300)),
    Scene(name="not-compared", make=not_compared),
    Scene(name="changed", make=changed),
    Scene(name="no-report", make=no_report),
)
