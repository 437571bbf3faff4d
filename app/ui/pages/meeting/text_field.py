"""A field for a few lines, out of which Tab leads."""

from PySide6.QtWidgets import QPlainTextEdit

from app.ui.theme.current import px

_LOW, _HIGH = 72, 120
_MORE = 40


def text_field(*, high: bool = False) -> QPlainTextEdit:
    """Return a field for words; a `high` one for more of them."""
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setMinimumHeight(px(_HIGH if high else _LOW))
    field.setMaximumHeight(px((_HIGH if high else _LOW) + _MORE))
    return field
