"""Whether the fonts that reports are set in can be read here."""

from reportlab.pdfbase.ttfonts import TTFError

from app.reports.layout.fonts import font, font_names


def unreadable_fonts() -> tuple[str, ...]:
    """Return the names of the report's fonts whose files are missing or damaged."""
    return tuple(name for name in font_names() if not _readable(name))


def _readable(name: str) -> bool:
    try:
        font(name)
    except (TTFError, OSError):
        return False
    return True
