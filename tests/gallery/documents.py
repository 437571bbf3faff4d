"""A supplier's answer with its files, as evaluators read them."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.scoring.duties import Duty
from app.text.sentences import sentence
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_L
from app.ui.widgets.document_presenter import DocumentPresenter
from app.ui.widgets.document_view import DocumentView
from tests.gallery.stage import Scene, Stage
from tests.services.attached import attach, lines_of, pdf
from tests.services.panels import E1, Q1, A

_DUTY = Duty(question=Q1, supplier=A, lot=None)
_ANSWER = "\n\n".join(" ".join(lines_of(part)[1:]) for part in (1, 2, 3))
_FILES: Mapping[str, bytes] = {
    "A/method-statement.pdf": pdf(12),
    "A/how we recruit and train, with the names of those who do it.pdf": pdf(2),
    "A/costs.xlsx": b"PK\3\4",
    "A/notes.txt": _ANSWER.encode(),
}


def _at_desk(stage: Stage, tab: int, then: Callable[[DocumentView], None] = lambda _view: None) -> QWidget:
    desk = stage.panel("issued").desk(E1)
    attach(desk, _DUTY, _FILES, text=_ANSWER, missing=["A/lost.pdf"])
    page, view = QWidget(), DocumentView()
    around = QVBoxLayout(page)
    around.setContentsMargins(*[px(SPACE_L)] * 4)
    around.addWidget(view)
    presenter = DocumentPresenter(stage.workplace(desk), view)
    presenter.show(_DUTY, _ANSWER)
    page.resize(1180, 820)
    page.show()
    stage.settle()
    view.show_tab(tab)
    stage.settle()
    then(view)
    stage.settle()
    return page


def answer(stage: Stage) -> QWidget:
    """Return the answer's own words, some of them selected."""

    def select(view: DocumentView) -> None:
        view.words.text.find("one named worker")

    return _at_desk(stage, 0, select)


def page(stage: Stage) -> QWidget:
    """Return a page of a PDF beside its words."""
    return _at_desk(stage, 1)


def found(stage: Stage) -> QWidget:
    """Return a page in whose words something was found."""

    def find(view: DocumentView) -> None:
        view.bar.turn(4)
        stage.settle()
        cursor = view.words.text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        view.words.text.setTextCursor(cursor)
        view.words.text.find("shift")
        view.words.open_find()

    return _at_desk(stage, 1, find)


def zoomed(stage: Stage) -> QWidget:
    """Return a page that is larger than its place."""

    def zoom(view: DocumentView) -> None:
        view.picture.larger()
        view.picture.larger()
        view.picture.larger()
        QTest.qWait(300)  # until a sharper picture is asked for
        stage.settle()

    return _at_desk(stage, 2, zoom)


def other(stage: Stage) -> QWidget:
    """Return a file of a kind that is not shown."""
    return _at_desk(stage, 3)


def text(stage: Stage) -> QWidget:
    """Return a text file."""
    return _at_desk(stage, 4)


def missing(stage: Stage) -> QWidget:
    """Return a file that is not on this laptop."""
    return _at_desk(stage, 5)


def damaged(stage: Stage) -> QWidget:
    """Return a page that could not be drawn."""

    def spoil(view: DocumentView) -> None:
        view.bar.turn(1)
        stage.settle()
        assert view.shown is not None
        view.show_trouble(view.shown, sentence("page-damaged", {"number": 2}))

    return _at_desk(stage, 1, spoil)


def nothing(_stage: Stage) -> QWidget:
    """Return an answer without words or files."""
    view = DocumentView()
    view.setContentsMargins(24, 24, 24, 24)
    return view


SCENES: tuple[Scene, ...] = (
    Scene(name="answer", make=answer, size=(900, 640)),
    Scene(name="page", make=page, size=(1180, 820)),
    Scene(name="page-narrow", make=page, size=(560, 860)),
    Scene(name="found", make=found, size=(1180, 820)),
    Scene(name="zoomed", make=zoomed, size=(1180, 820)),
    Scene(name="other", make=other, size=(900, 560)),
    Scene(name="text", make=text, size=(900, 560)),
    Scene(name="missing", make=missing, size=(900, 560)),
    Scene(name="damaged", make=damaged, size=(1180, 700)),
    Scene(name="nothing", make=nothing, size=(900, 420)),
)
