"""Every pair of colours that meet on the screen can be told apart (WCAG 2.2: 1.4.3, 1.4.6, 1.4.11)."""

import math

import pytest
from PySide6.QtGui import QColor, QPalette

from app.ui.theme.palette import palette
from app.ui.theme.tokens import BY_SCHEME, Scheme

_GROUNDS = ("ground", "surface", "raised")
_KINDS = ("info", "good", "warning", "error")
TEXTS = (
    *[(text, ground) for text in ("text", "quiet", "accent", "error") for ground in _GROUNDS],
    *[("text", f"{kind}_tint") for kind in _KINDS],
    ("text", "pressed"),
    ("text", "accent_tint"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_selection", "selection"),
    ("on_error", "error"),
)
EDGES = (
    *[(edge, ground) for edge in ("outline", "focus", "accent", "error") for ground in ("ground", "surface")],
    ("outline", "raised"),
    *[("focus", f"{kind}_tint") for kind in _KINDS],
    ("focus", "accent_tint"),
    ("focus", "raised"),
    *[(kind, ground) for kind in _KINDS for ground in ("ground", "surface", f"{kind}_tint")],
    ("accent", "accent_tint"),
    ("selection", "surface"),
)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG."""
    seen = QColor(colour)
    parts = [part / 255 for part in (seen.red(), seen.green(), seen.blue())]
    red, green, blue = [part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4) for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def too_low(scheme: Scheme, pairs: tuple[tuple[str, str], ...], least: float) -> dict[tuple[str, str], float]:
    """Return the pairs of a scheme below a ratio."""
    tokens = BY_SCHEME[scheme]
    found = {pair: contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) for pair in pairs}
    return {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < least}


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == 21


@pytest.mark.parametrize("scheme", list(BY_SCHEME))
def test_every_text_can_be_read(scheme: Scheme) -> None:
    assert too_low(scheme, TEXTS, 4.5) == {}


@pytest.mark.parametrize("scheme", list(BY_SCHEME))
def test_every_edge_that_means_something_can_be_seen(scheme: Scheme) -> None:
    assert too_low(scheme, EDGES, 3) == {}


def test_high_contrast_has_seven_to_one_for_text_and_edges_alike() -> None:
    assert too_low(Scheme.CONTRAST, TEXTS + EDGES, 7) == {}


@pytest.mark.parametrize("scheme", list(BY_SCHEME))
def test_what_qt_paints_itself_takes_readable_pairs_from_the_palette(scheme: Scheme) -> None:
    role = QPalette.ColorRole
    made = palette(BY_SCHEME[scheme])
    pairs = (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.PlaceholderText, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Base),
    )
    ratios = {pair: contrast(made.color(pair[0]).name(), made.color(pair[1]).name()) for pair in pairs}
    assert {pair for pair, ratio in ratios.items() if ratio < 4.5} == set()
