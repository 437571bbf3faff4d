"""The page of the declaration: the names and nothing else, the answers, and what came of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.domain.declarations import Cleared
from app.services.own_declarations import OwnDeclaration
from app.text.screens import declare as words
from app.text.screens.score import moment
from app.ui.forms import Form
from app.ui.pages.base import Page
from app.ui.pages.declare.supplier_row import SupplierRow
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.bullets import bullets
from app.ui.widgets.buttons import primary, quiet_button, secondary
from app.ui.widgets.card import Card
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import flow
from app.ui.widgets.kind import Kind
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import body, heading, strong, title

if TYPE_CHECKING:
    from app.domain.evaluation import Supplier

_WIDE = 860  # pixels at 100 %
_AT_ONCE = 30  # rows made in one go; the others follow while the window goes on answering


class DeclarePage(Page):
    """`declared` has the interests and who helped; `go_on`, `save_again` as their buttons say."""

    declared = Signal(object, str)
    go_on = Signal()
    save_again = Signal()

    def __init__(self, *, moderates: bool) -> None:
        super().__init__()
        self._moderates = moderates
        self.rows: list[SupplierRow] = []
        self._coming: list[Supplier] = []
        self._made_for: tuple[Supplier, ...] | None = None
        self._own: OwnDeclaration | None = None
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._add_rows)
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        self._no_pack = EmptyState("inbox", words.no_pack_heading(), words.no_pack())
        self.stack.addWidget(self._no_pack)
        self._form = self._asking()
        self._outcome = self._answering()
        self.stack.addWidget(self._form)
        self.stack.addWidget(self._outcome)
        self.body.addWidget(self.stack, 1)

    def show_own(self, own: OwnDeclaration) -> None:
        """Show the questions, or what came of the answers."""
        self._own = own
        if own.declaration is None:
            self._ask(own)
        else:
            self._show_outcome(own)

    def show_no_pack(self) -> None:
        """Say that the pack is not here yet."""
        self.stack.setCurrentWidget(self._no_pack)

    def begin(self) -> None:
        """Give the focus to the first thing to do."""
        if self.stack.currentWidget() is self._form:
            self._question.setFocus(Qt.FocusReason.OtherFocusReason)  # read first: what is asked stands at the top
        elif self.go_button.isVisible():
            self.go_button.setFocus()
        else:
            super().begin()

    def _asking(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SPACE_S, SPACE_M)
        column.setSpacing(SPACE_M)
        self._question = title(words.heading())
        column.addWidget(self._question)
        column.addWidget(body(words.intro()))
        examples = Card()
        examples.body.addWidget(strong(words.examples_heading()))
        examples.body.addWidget(bullets(words.examples()))
        column.addWidget(examples)
        column.addWidget(body(words.what_follows()))
        line = QHBoxLayout()
        self._suppliers = heading()
        self.none_button = secondary(words.none_at_all(), "check")
        self.none_button.clicked.connect(self._none_at_all)
        line.addWidget(self._suppliers, 1)
        line.addWidget(self.none_button)
        column.addLayout(line)
        card = Card()
        self._list = card.body
        column.addWidget(card)
        form = Form()
        self.supported = QLineEdit()
        form.row(words.supported_by(), self.supported, words.supported_hint())
        column.addWidget(form)
        self.keep_button = quiet_button(words.keep())
        self.keep_button.clicked.connect(self._keep)
        self.declare_button = primary(words.declare(), "check")
        self.declare_button.clicked.connect(self._declare)
        column.addWidget(flow(self.declare_button, self.keep_button))
        column.addStretch()
        return _centred(inner)

    def _answering(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SPACE_S, SPACE_M)
        column.setSpacing(SPACE_M)
        self._heading = title()
        self._sentence = body()
        self._send = body()
        self._what_card = Card()
        self._what = body()
        self._what_card.body.addWidget(strong(words.declared_heading()))
        self._what_card.body.addWidget(self._what)
        self.go_button = primary(words.go_on(), "arrow-right")
        self.go_button.clicked.connect(self.go_on)
        self.again_button = secondary(words.save_again(), "save")
        self.again_button.clicked.connect(self.save_again)
        self.change_button = quiet_button(words.change(), "pencil")
        self.change_button.clicked.connect(self._ask_again)
        for widget in (self._heading, self._sentence, self._what_card, self._send):
            column.addWidget(widget)
        column.addWidget(flow(self.go_button, self.again_button, self.change_button))
        column.addStretch()
        return _centred(inner)

    def _ask(self, own: OwnDeclaration, *, again: bool = False) -> None:
        self._suppliers.setText(words.suppliers_heading(len(own.suppliers)))
        self.keep_button.setVisible(again)
        if own.suppliers != self._made_for:
            self._made_for = own.suppliers
            for row in self.rows:
                row.deleteLater()
            self.rows, self._coming = [], list(own.suppliers)
            self._add_rows()
        self.stack.setCurrentWidget(self._form)

    def _add_rows(self) -> None:
        for supplier in self._coming[:_AT_ONCE]:
            row = SupplierRow(supplier)
            self.rows.append(row)
            self._list.addWidget(row)
        del self._coming[:_AT_ONCE]
        if self._coming:
            self._more.start()
        else:
            self._order_tabs()

    def _order_tabs(self) -> None:
        before: QWidget = self.none_button
        for row in self.rows:
            for widget in (row.none, row.some, row.nature):
                QWidget.setTabOrder(before, widget)
                before = widget
        QWidget.setTabOrder(before, self.supported)

    def _none_at_all(self) -> None:
        while self._coming:
            self._add_rows()
        for row in self.rows:
            row.none.setChecked(True)
        self.declare_button.setFocus()

    def _declare(self) -> None:
        while self._coming:
            self._add_rows()
        refused = [row for row in self.rows if not row.accepts()]
        left = sum(not row.is_answered for row in self.rows)
        if left:
            self.notice.tell(Kind.WARNING, words.missing(left))
        else:
            self.notice.clear()
        if refused:
            first = refused[0]
            (first.nature if first.some.isChecked() else first.none).setFocus()
            return
        found = tuple(interest for row in self.rows if (interest := row.interest()) is not None)
        self.declared.emit(found, self.supported.text())

    def _show_outcome(self, own: OwnDeclaration) -> None:
        made, decision = own.declaration, own.decision
        if made is None:
            return
        at = moment(made.made_at)
        if made.clear:
            self._heading.setText(words.clear_heading())
            self._sentence.setText(words.clear_moderator(at) if self._moderates else words.clear(at))
        elif decision is None:
            self._heading.setText(words.waiting_heading())
            self._sentence.setText(words.waiting(at))
        else:
            self._heading.setText(words.decided_heading())
            self._sentence.setText(words.decided(moment(decision.decided_at), decision.reason, decision.recused_lots))
        names = {supplier.id: supplier.name for supplier in own.suppliers}
        lines = [words.declared_line(names.get(one.supplier, one.supplier), one.nature) for one in made.interests]
        lines += [words.supported_line(made.supported_by)] if made.supported_by else []
        self._what.setText("\n".join(lines))
        self._what_card.setVisible(bool(lines))
        self._send.setText(words.send(own.to))
        self._send.setVisible(decision is None)  # who has decided has the file
        self.go_button.setVisible(own.state is Cleared.CLEAR and not self._moderates)
        self.again_button.setVisible(own.message is not None)
        self.stack.setCurrentWidget(self._outcome)

    def _ask_again(self) -> None:
        if self._own is not None:
            self._ask(self._own, again=True)
            self.begin()

    def _keep(self) -> None:
        self.notice.clear()
        if self._own is not None:
            self._show_outcome(self._own)


def _centred(inner: QWidget) -> QWidget:
    inner.setMaximumWidth(px(_WIDE))
    middle = QWidget()
    across = QHBoxLayout(middle)
    across.setContentsMargins(0, 0, 0, 0)
    across.addWidget(inner, 100)
    across.addStretch(1)
    return scrolled(middle)
