"""The palette that Qt's own painting (tables, menus, native dialogs) takes its colours from."""

from PySide6.QtGui import QColor, QPalette

from app.ui.theme.tokens import Tokens

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a scheme."""
    made = QPalette()
    for role, colour in _roles(tokens).items():
        made.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText):
        made.setColor(_Group.Disabled, role, QColor(tokens.disabled))
    made.setColor(_Group.Disabled, _Role.Highlight, QColor(tokens.raised))
    made.setColor(_Group.Disabled, _Role.HighlightedText, QColor(tokens.disabled))
    return made


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: tokens.ground,
        _Role.WindowText: tokens.text,
        _Role.Base: tokens.surface,
        _Role.AlternateBase: tokens.ground,
        _Role.Text: tokens.text,
        _Role.PlaceholderText: tokens.quiet,
        _Role.Button: tokens.raised,
        _Role.ButtonText: tokens.text,
        _Role.BrightText: tokens.error,
        _Role.ToolTipBase: tokens.raised,
        _Role.ToolTipText: tokens.text,
        _Role.Highlight: tokens.selection,
        _Role.HighlightedText: tokens.on_selection,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.accent,
        _Role.LinkVisited: tokens.accent,
        _Role.Light: tokens.surface,
        _Role.Midlight: tokens.raised,
        _Role.Mid: tokens.hairline,
        _Role.Dark: tokens.outline,
        _Role.Shadow: tokens.outline,
    }
