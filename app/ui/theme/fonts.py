"""The face of the window: Atkinson Hyperlegible Next, and DejaVu Sans for signs that it has not."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from app.shipped import shipped
from app.ui.theme.tokens import BODY

_FACES = ("atkinson-hyperlegible-next", "dejavu")


@cache
def families() -> tuple[str, ...]:
    """Return the names of the shipped families, loaded once."""
    found: list[str] = []
    for folder in _FACES:
        for file in sorted(shipped("fonts", folder).glob("*.ttf")):
            for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file))):
                if family not in found:
                    found.append(family)
    return tuple(found)


def tenths(size: int, percent: int) -> int:
    """Return a size in tenths of a point at a text size."""
    return (size * percent + 50) // 100


def base(percent: int) -> QFont:
    """Return the font of running text at a text size."""
    font = QFont()
    font.setFamilies(list(families()))
    font.setPointSizeF(tenths(BODY, percent) / 10)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
