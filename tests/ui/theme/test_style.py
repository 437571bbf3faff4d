"""The style sheet reaches every control and leaves tables to native painting."""

import re

import pytest

from app.shipped import shipped
from app.ui.theme.style import style_sheet
from app.ui.theme.tokens import BY_SCHEME, LIGHT, Scheme


def _selectors(sheet: str) -> set[str]:
    return {
        re.split(r"[:\[ ]", selector.strip())[0]
        for block in re.findall(r"([^{}]+)\{", sheet)
        for selector in block.split(",")
    }


def test_no_rule_touches_a_table_or_everything() -> None:
    # A rule for QTableView alone takes a scroll frame of 2,000 x 60 cells from 1.6 ms to 6.5 ms.
    slow = {"*", "QWidget", "QFrame", "QAbstractScrollArea", "QAbstractItemView", "QTableView", "QTableWidget"}
    assert _selectors(style_sheet(LIGHT, 100)) & slow == set()


@pytest.mark.parametrize("scheme", list(BY_SCHEME))
def test_every_mark_it_shows_is_shipped(scheme: Scheme) -> None:
    named = set(re.findall(r"url\(marks:([^)]+)\)", style_sheet(BY_SCHEME[scheme], 100)))
    assert {name for name in named if not shipped("icons", "marks", name).is_file()} == set()
    assert len(named) == 5


def test_sizes_double_at_200_percent() -> None:
    widths = [re.findall(r"indicator.*?width: (\d+)px", style_sheet(LIGHT, percent), re.S)[0] for percent in (100, 200)]
    assert widths == ["20", "40"]
