"""The agenda at a glance: the heat map, and beside it what is to be talked about, in published order."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.scoring.duties import Duty
from app.services.agendas import Item
from app.text.screens import meeting as words
from app.ui.pages.meeting.chart import Chart
from app.ui.pages.meeting.lazy_table import LazyTable
from app.ui.pages.meeting.tab_order import in_order
from app.ui.tables import Column, table_view
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M, SPACE_S, TARGET
from app.ui.widgets.buttons import primary
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import flow
from app.ui.widgets.heat_legend import HeatLegend
from app.ui.widgets.heat_map import HeatMap
from app.ui.widgets.text import body, quiet

_AGENDA = 470  # pixels at 100 % that the agenda needs
_BESIDE = 860  # pixels at 100 % from which both stand side by side


class Overview(QWidget):
    """`opened` has the duty whose page is wanted."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.count = body()
        self.map = HeatMap(words.heat_map())
        self.map.setMinimumHeight(px(120))
        self.filter = QComboBox()
        for key, label in words.filters():
            self.filter.addItem(label, key)
        self.label = QLabel(words.filter_label())
        self.label.setBuddy(self.filter)
        self.label.setMinimumHeight(px(TARGET))
        self.filter.setAccessibleName(words.filter_label().replace("&", ""))
        self.table = LazyTable[Item](self._columns())
        self.view = table_view(self.table, words.agenda(), on_open=lambda line: self.opened.emit(line.duty))
        self.view.setMinimumHeight(px(120))
        self.listed = quiet()
        self.listed.setMinimumHeight(px(TARGET))
        self.listed.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.first = primary(words.open_first(), "play")
        self.nothing = EmptyState("check-circle", *words.none_listed())
        self._list = QStackedWidget()
        self._list.addWidget(self.view)
        self._list.addWidget(self.nothing)
        self._chart: Chart | None = None
        self._drafts: Collection[Duty] = ()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._moved = False
        self._arrange()
        in_order((self.map, self.filter, self.view, self.first))
        self.map.opened.connect(self._open_cell)
        self.filter.currentIndexChanged.connect(self._filter)
        self.first.clicked.connect(self._open_first)

    def show_chart(self, chart: Chart, drafts: Collection[Duty]) -> None:
        """Show the agenda as it stands; `drafts` are the duties with something typed and not saved."""
        self._chart, self._drafts = chart, drafts
        self.count.setText(words.progress(len(chart.places.keys() & chart.agreed.keys()), len(chart.items)))
        self.map.replace(chart.columns, chart.rows)
        self._share()
        self._filter()

    def choose_filter(self, key: str) -> None:
        """Show one of the lists."""
        self.filter.setCurrentIndex(self.filter.findData(key))

    def following(self, duty: Duty) -> Duty | None:
        """Return what comes next on this list after a duty that was just agreed, round to its beginning."""
        chart = self._chart
        if chart is None:
            return None
        belongs = self._belongs()
        start = chart.duties[chart.places[duty]] if duty in chart.places else -1
        order = [*chart.items[start + 1 :], *chart.items[: max(start, 0)]]
        return next((one.duty for one in order if one.duty not in chart.agreed and belongs(one)), None)

    def begin(self) -> None:
        """Give the focus to the list."""
        (self.view if self.table.rowCount() else self.filter).setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the agenda below the map where they don't fit side by side."""
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._splitter.orientation() != wanted:
            self._splitter.setOrientation(wanted)
        self._share()

    def _share(self) -> None:
        """Give the map the width of its columns as far as the agenda can spare it, until somebody moves the handle."""
        if self._moved or self._splitter.orientation() != Qt.Orientation.Horizontal:
            return
        whole = self._splitter.width()
        wide = min(self.map.whole_width(), max(whole - px(_AGENDA), whole // 2))
        self._splitter.setSizes([wide, whole - wide])

    def _hold(self) -> None:
        self._moved = True

    def _belongs(self) -> Callable[[Item], bool]:
        agreed = self._chart.agreed if self._chart is not None else {}
        tests: dict[str, Callable[[Item], bool]] = {
            "left": lambda one: one.duty not in agreed,
            "talk": lambda one: one.must_talk,
            "unsure": lambda one: one.not_sure > 0,
        }
        return tests.get(str(self.filter.currentData()), lambda _one: True)

    def _filter(self) -> None:
        belongs = self._belongs()
        lines = [] if self._chart is None else [item for item in self._chart.items if belongs(item)]
        self.table.replace(lines)
        self.listed.setText(words.listed(len(lines)))
        self.first.setEnabled(bool(lines))
        self.first.setVisible(bool(lines))
        self._list.setCurrentWidget(self.view if lines else self.nothing)
        done = self.filter.currentData() == "left" and self._chart is not None and bool(self._chart.items)
        self.nothing.tell(*(words.all_agreed() if done else words.none_listed()))

    def _open_cell(self, row: int, column: int) -> None:
        if self._chart is not None and (row, column) in self._chart.duties:
            self.opened.emit(self._chart.items[self._chart.duties[row, column]].duty)

    def _open_first(self) -> None:
        if self.table.rowCount():
            self.opened.emit(self.table.rows[0].duty)

    def _columns(self) -> tuple[Column[Item], ...]:
        question, tender, scores, why, agreed = words.agenda_columns()
        return (
            Column(question, lambda line: str(line.duty.question)),
            Column(tender, lambda line: words.tender(line.duty.supplier, line.duty.lot or "")),
            Column(scores, lambda line: words.spread(line.lowest, line.highest)),
            Column(
                why,
                lambda line: words.why(flag=line.flag, not_sure=line.not_sure, missing=line.missing),
            ),
            Column(agreed, self._agreed),
        )

    def _agreed(self, line: Item) -> str:
        value = None if self._chart is None else self._chart.agreed.get(line.duty)
        return words.agreed_short(value, draft=line.duty in self._drafts)

    def _arrange(self) -> None:
        left, right = QWidget(), QWidget()
        map_column, list_column = QVBoxLayout(left), QVBoxLayout(right)
        for column in (map_column, list_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(SPACE_S)
        map_column.addWidget(self.map, 1)
        list_column.addWidget(flow(self.label, self.filter, self.listed))
        list_column.addWidget(self._list, 1)
        list_column.addWidget(flow(self.first))
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(SPACE_M)
        self._splitter.addWidget(left)
        self._splitter.addWidget(right)
        left.lower()  # a splitter puts whatever comes last before its other children
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._hold)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, SPACE_M, 0, 0)
        whole.addWidget(self.count)
        whole.addWidget(self._splitter, 1)
        whole.addWidget(HeatLegend())
