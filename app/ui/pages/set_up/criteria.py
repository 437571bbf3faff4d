"""The criteria as a tree with their weights, and the guidance of the one that is chosen."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.domain.codes import CriterionType
from app.domain.evaluation import Minimum
from app.services.outlines import Line
from app.text import report, report_method
from app.text.numbers import exact, points
from app.text.screens import outline as words
from app.ui.theme.current import px
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.card import Card
from app.ui.widgets.text import body, quiet

_NUMBERS = frozenset({2, 3})
_BARE = frozenset({CriterionType.INFORMATION, CriterionType.SUB_CRITERION})


class Criteria(QWidget):
    """Shows lines of an outline; the arrow keys move, and what a criterion says stands below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(words.criteria_name())
        self.tree.setHeaderLabels(list(words.criteria_columns()))
        self.tree.setWordWrap(True)
        self.tree.setTabKeyNavigation(False)
        self.tree.setAllColumnsShowFocus(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(px(60))
        for column in _NUMBERS:
            self.tree.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tree.currentItemChanged.connect(self._tell)
        self._said = body(words.choose_criterion())
        card = Card()
        card.body.addWidget(self._said)
        column_ = spaced(QVBoxLayout(self), SPACE_M)
        column_.setContentsMargins(0, px(SPACE_S), 0, 0)
        self._intro = quiet()
        column_.addWidget(self._intro)
        column_.addWidget(self.tree, 1)
        column_.addWidget(card)
        self._lines: dict[str, Line] = {}
        self.tree.setMinimumHeight(px(200))

    def fill(self, lines: Sequence[Line], *, local: bool) -> None:
        """Show these rows instead; `local` where weights are shares of what stands above them."""
        self._lines = {line.row.code: line for line in lines}
        self._intro.setText(report_method.criteria_intro(local=local))
        self.tree.clear()
        items: dict[str, QTreeWidgetItem] = {}
        for line in lines:
            item = QTreeWidgetItem(list(_cells(line)))
            item.setData(0, Qt.ItemDataRole.UserRole, line.row.code)
            for column in _NUMBERS:
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if line.section:
                font = item.font(0)
                font.setBold(True)
                item.setFont(0, font)
            items[line.row.code] = item
        for line in lines:
            above = items.get(line.row.parent or "")
            if above is None:
                self.tree.addTopLevelItem(items[line.row.code])
            else:
                above.addChild(items[line.row.code])
        self.tree.expandAll()
        self._said.setText(words.choose_criterion())

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        line = None if item is None else self._lines.get(item.data(0, Qt.ItemDataRole.UserRole))
        if line is None:
            return
        title = line.row.title or line.row.code
        text = line.row.guidance
        self._said.setText(words.guidance(title, text) if text else words.no_guidance(title))


def _cells(line: Line) -> tuple[str, ...]:
    row = line.row
    weight = "" if row.weight is None or row.type in _BARE else words.weight(exact(Fraction(row.weight, 100)))
    return (
        f"{row.code}  {row.title}".rstrip(),
        words.kind(row.type.value, section=line.section),
        weight,
        _points(line),
        _minimum(row.minimum, row.consequence),
    )


def _points(line: Line) -> str:
    if len({points for _lot, points in line.points}) == 1:
        return _shown(line.points[0][1])
    return "; ".join(words.lot_points(lot, _shown(points)) for lot, points in line.points)


def _shown(value: Fraction) -> str:
    text = exact(value)
    return text if "/" not in text else f"{points(value)} ({text})"


def _minimum(minimum: Minimum | None, consequence: str | None) -> str:
    if minimum is None:
        return ""
    amount = words.weight(exact(minimum.value * 100)) if minimum.share else exact(minimum.value)
    return report_method.minimum_or(amount, report.word(report.EFFECTS, consequence or "reject").lower())
