"""How the window looks: tokens, and the palette, style sheet, fonts and icons made from them."""

from app.ui.theme.icons import Tone, dress, icon
from app.ui.theme.themer import apply
from app.ui.theme.tokens import Scheme

__all__ = ["Scheme", "Tone", "apply", "dress", "icon"]
