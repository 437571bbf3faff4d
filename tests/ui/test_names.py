"""Names are shown as they were written: no letter of them becomes a shortcut, nothing in them becomes markup."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QTabBar, QWidget

from app.domain.codes import SeatCode
from app.domain.evaluation import EvaluationData
from app.services import meetings, outcomes
from tests.services import panels
from tests.services.panels import E1, LEAD, MOD, Y1, Panel
from tests.ui.lobby.conftest import Opened, house  # noqa: F401 - a fixture
from tests.ui.test_blind import rooms_of

ODD = "Brown & Son <b>Ltd</b> \N{ARABIC LETTER AIN}\N{ARABIC LETTER LAM} \N{SUNFLOWER}"
MARKUP = "<b>Ltd</b>"


def odd(data: EvaluationData) -> EvaluationData:
    """Return the evaluation with an odd name wherever there is one."""
    return replace(
        data,
        title=ODD,
        authority=ODD,
        suppliers=tuple(replace(one, name=f"{one.id} {ODD}") for one in data.suppliers),
        criteria=tuple(replace(one, title=f"{one.code} {ODD}") for one in data.criteria),
        lots=tuple(replace(one, title=f"{one.code} {ODD}") for one in data.lots),
        seats=tuple(replace(one, name=f"{one.code} {ODD}") for one in data.seats),
    )


@pytest.fixture(scope="module")
def odd_once(tmp_path_factory: pytest.TempPathFactory) -> Panel:
    """Return a panel of odd names, with every pack issued."""
    panel = panels.set_up(tmp_path_factory.mktemp("odd") / "panel", odd(panels.evaluation()))
    for seat in (MOD, *panels.SCORERS):
        panel.enrol(seat)
    panel.issue()
    panel.close()
    return panel


def misread(widget: QWidget) -> Iterator[str]:
    """Yield whatever shows a name otherwise than it was written."""
    for one in widget.findChildren(QWidget):
        where = f"{type(one).__name__} in {type(one.parent()).__name__}"
        if isinstance(one, QLabel):
            text, rich = one.text(), one.textFormat() is Qt.TextFormat.AutoText
            if MARKUP in text and rich and QtGui.Qt.mightBeRichText(text):
                yield f"{where}: markup in {text}"
            if one.buddy() is not None and "& " in text.replace("&&", ""):
                yield f"{where}: a shortcut in {text}"
        shown = one.text() if isinstance(one, QAbstractButton) else one.title() if isinstance(one, QGroupBox) else ""
        tabs = [one.tabText(at) for at in range(one.count())] if isinstance(one, QTabBar) else []
        yield from (f"{where}: a shortcut in {text}" for text in (shown, *tabs) if "& " in text.replace("&&", ""))
        if MARKUP in one.toolTip() and QtGui.Qt.mightBeRichText(one.toolTip()):
            yield f"{where}: markup in the tip {one.toolTip()}"


@pytest.mark.parametrize(
    ("seat", "stage"),
    [(E1, "issued"), (E1, "declared"), (Y1, "declared"), (E1, "returned"), (MOD, "returned"), (MOD, "revealed"),
     (LEAD, "issued"), (LEAD, "priced")],
)  # fmt: skip
def test_odd_names_are_shown_as_they_are_written(
    house: Opened,  # noqa: F811
    odd_once: Panel,
    tmp_path: Path,
    seat: SeatCode,
    stage: str,
) -> None:
    panel = odd_once.copied(tmp_path / "panel")
    if stage != "issued":
        panel.declare(MOD, *panels.SCORERS)
    if stage in {"returned", "revealed", "priced"}:
        panels.returned(panel)
    if stage == "revealed":
        meetings.reveal(panel.desk(MOD))
    if stage == "priced":
        panels.locked(panel)
        outcomes.open_prices(panel.desk(LEAD), panel.folder / "prices.xlsx")
    panel.close()
    here = house()
    here.enter(panel.profiles[seat])

    found = {f"{room}: {one}" for room in rooms_of(here) for one in misread(here.window)}

    assert found == set()
