"""The lead's set-up: frozen when it is meant, taken anew, amended and clarified after a look at what changes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.domain.codes import GateStatus, TenderStatus
from app.domain.evaluation import EvaluationData
from app.exchange.workbook_out import write_set_up
from app.services import set_up_views, set_ups
from app.services.desk import Desk
from app.ui.dialogs.sheet import Sheet
from app.ui.pages.set_up.dialogs import AmendDialog, ChangesDialog, DecisionDialog
from app.ui.pages.set_up.page import State
from app.ui.pages.set_up.presenter import SetUpPresenter
from app.ui.pages.set_up.refusal import ProblemsDialog
from app.ui.workplace import Workplace
from tests.services.panels import INS, LEAD, NORTH, A, Panel, evaluation
from tests.ui.conftest import Answers, AtWork

Idle = Callable[[Workplace], None]
Opened = Callable[..., SetUpPresenter]


@pytest.fixture
def opened(qtbot: QtBot, at_work: AtWork, idle: Idle) -> Opened:
    def at(desk: Desk, *answers: Path) -> SetUpPresenter:
        presenter = SetUpPresenter(at_work(desk, Answers(*answers)))
        qtbot.addWidget(presenter.view)
        with qtbot.waitActive(presenter.view):
            presenter.view.show()
            presenter.view.activateWindow()
        presenter.place.changed.connect(lambda _topics: presenter.show())
        presenter.show()
        idle(presenter.place)
        presenter.view.begin()
        return presenter

    return at


def book(panel: Panel, data: EvaluationData) -> Path:
    path = panel.path("book.xlsx")
    write_set_up(data, path)
    return path


def retitled() -> EvaluationData:
    data = evaluation()
    return replace(data, criteria=(replace(data.criteria[0], title="Insurance cover"), *data.criteria[1:]))


def reweighted() -> EvaluationData:
    data = evaluation()
    rows = {"Q1": 3000, "Q2": 3000}
    return replace(data, criteria=tuple(replace(one, weight=rows.get(one.code, one.weight)) for one in data.criteria))


def dialog_of(presenter: SetUpPresenter, kind: type[Sheet]) -> Sheet:
    return next(one for one in presenter.view.findChildren(kind) if not one.isHidden())


def gone(presenter: SetUpPresenter) -> bool:
    return not [one for one in presenter.view.findChildren(QDialog) if not one.isHidden()]


def test_the_page_shows_exact_weights_and_what_comes_next(opened: Opened, enrolled: Panel) -> None:
    view = opened(enrolled.desk(LEAD)).view
    tree = view.criteria.tree
    items = [tree.topLevelItem(at) for at in range(2)]
    rows = [tuple(item.text(column) for column in range(4)) for item in items if item is not None]

    assert view.state is State.FROZEN
    assert rows == [("INS  Insurance", "Condition", "", ""), ("Q1  Safeguarding", "Question", "40 %", "40")]
    assert view.on.hasFocus()
    assert "third tender" in view.advice.sentences[0]


def test_taking_the_workbook_anew_shows_what_changes_and_changes_nothing_before(
    qtbot: QtBot, opened: Opened, idle: Idle, enrolled: Panel
) -> None:
    desk = enrolled.desk(LEAD)
    presenter = opened(desk, book(enrolled, reweighted()))
    presenter.view.again.click()
    idle(presenter.place)
    dialog = dialog_of(presenter, ChangesDialog)
    before = set_up_views.now(desk).as_frozen
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle(presenter.place)

    assert before
    assert presenter.view.state is State.NEWER
    assert gone(presenter)


def test_freezing_says_what_it_means_and_is_done_when_meant(
    qtbot: QtBot, opened: Opened, idle: Idle, enrolled: Panel
) -> None:
    desk = enrolled.desk(LEAD)
    set_ups.set_up_again(desk, book(enrolled, reweighted()))
    presenter = opened(desk)
    qtbot.keyClick(presenter.view.freeze, Qt.Key.Key_Space)
    dialog = dialog_of(presenter, Sheet)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    idle(presenter.place)
    still = presenter.view.state
    presenter.view.freeze.click()
    dialog_of(presenter, Sheet).verb.click()
    idle(presenter.place)

    assert (still, presenter.view.state) == (State.NEWER, State.FROZEN)
    assert set_up_views.now(desk).version is not None
    assert presenter.view.notice.sentence.startswith("Done: It is frozen.")


def test_an_amendment_names_the_scores_to_confirm_and_asks_why_and_who(
    opened: Opened, idle: Idle, issued: Panel
) -> None:
    data = evaluation()
    words = replace(
        data,
        criteria=tuple(replace(one, guidance="How, in short?") if one.code == "Q2" else one for one in data.criteria),
    )
    desk = issued.desk(LEAD)
    presenter = opened(desk, book(issued, words))
    presenter.view.amend.click()
    idle(presenter.place)
    dialog = dialog_of(presenter, AmendDialog)
    assert isinstance(dialog, AmendDialog)
    dialog.press()
    refused = dialog.reason.refusal
    dialog.approver.setText("Head of procurement")
    dialog.field.setPlainText("Suppliers asked.")
    dialog.press()
    idle(presenter.place)
    version = set_up_views.now(desk).version

    assert refused != ""
    assert version is not None
    assert (version.number, version.reason, version.approver) == (2, "Suppliers asked.", "Head of procurement")


def test_what_decides_scores_is_refused_after_the_issue_with_a_sentence(
    opened: Opened, idle: Idle, issued: Panel
) -> None:
    presenter = opened(issued.desk(LEAD), book(issued, reweighted()))
    presenter.view.amend.click()
    idle(presenter.place)

    assert gone(presenter)
    assert presenter.view.notice.sentence.startswith("Error:")


def test_clarified_answers_are_listed_and_taken(opened: Opened, idle: Idle, issued: Panel) -> None:
    data = evaluation()
    answers = replace(data, responses=(replace(data.responses[0], text="What A meant."), *data.responses[1:]))
    presenter = opened(issued.desk(LEAD), book(issued, answers))
    presenter.view.clarify.click()
    idle(presenter.place)
    dialog_of(presenter, ChangesDialog).press()
    idle(presenter.place)

    assert presenter.view.notice.sentence.startswith("Done: The answers are taken.")


def test_a_workbook_with_problems_is_read_again_from_the_dialog(opened: Opened, idle: Idle, issued: Panel) -> None:
    data = evaluation()
    path = book(issued, replace(data, seats=data.seats[:3]))
    presenter = opened(issued.desk(LEAD), path)
    presenter.view.amend.click()
    idle(presenter.place)
    dialog = dialog_of(presenter, ProblemsDialog)
    assert isinstance(dialog, ProblemsDialog)
    count = dialog.problems.model.rowCount()
    path.unlink()
    write_set_up(retitled(), path)
    dialog.press()
    idle(presenter.place)

    assert count == 2
    assert isinstance(dialog_of(presenter, AmendDialog), AmendDialog)


def test_a_condition_is_decided_with_a_reason_and_nothing_is_chosen_beforehand(
    opened: Opened, idle: Idle, issued: Panel
) -> None:
    desk = issued.desk(LEAD)
    presenter = opened(desk)
    row = presenter.view.tenders.model.rows[0]
    presenter.decide_gate(row, INS)
    dialog = dialog_of(presenter, DecisionDialog)
    assert isinstance(dialog, DecisionDialog)
    nothing = dialog.chosen
    dialog.buttons[GateStatus.FAIL.value].click()
    dialog.field.setPlainText("The policy ran out.")
    dialog.press()
    idle(presenter.place)
    (tender,) = [one for one in set_up_views.now(desk).tenders if (one.supplier, one.lot) == (A, NORTH)]

    assert nothing == ""
    assert tender.gates[0].status is GateStatus.FAIL
    assert gone(presenter)


def test_after_quality_is_locked_a_decision_needs_who_approved_it(opened: Opened, idle: Idle, locked: Panel) -> None:
    desk = locked.desk(LEAD)
    presenter = opened(desk)
    presenter.mark(presenter.view.tenders.model.rows[0])
    dialog = dialog_of(presenter, DecisionDialog)
    assert isinstance(dialog, DecisionDialog)
    dialog.buttons[TenderStatus.WITHDRAWN.value].click()
    dialog.field.setPlainText("They wrote to say so.")
    dialog.press()
    idle(presenter.place)
    open_still = not gone(presenter)
    dialog.approver.setText("Monitoring officer")
    dialog.press()
    idle(presenter.place)

    assert open_still
    assert set_up_views.now(desk).tenders[0].status is TenderStatus.WITHDRAWN
