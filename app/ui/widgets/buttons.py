"""Buttons in four ranks; one primary button a page."""

from PySide6.QtWidgets import QPushButton

from app.ui.theme.icons import Tone, dress


def primary(text: str, icon: str = "") -> QPushButton:
    """Return the button of the next step."""
    return _button(text, "primary", icon, Tone.ON_ACCENT)


def secondary(text: str, icon: str = "") -> QPushButton:
    """Return the button of another step."""
    return _button(text, "secondary", icon, Tone.TEXT)


def danger(text: str, icon: str = "") -> QPushButton:
    """Return the button of a step that cannot be taken back."""
    return _button(text, "danger", icon, Tone.ERROR)


def quiet_button(text: str, icon: str = "") -> QPushButton:
    """Return the button of a small thing beside the way."""
    return _button(text, "quiet", icon, Tone.ACCENT)


def rank(button: QPushButton, part: str, icon: str) -> None:
    """Give a button the look of the next step ("primary"), of another ("secondary") or of a small thing ("quiet")."""
    if button.property("part") != part:
        button.setProperty("part", part)
        dress(button, icon, {"primary": Tone.ON_ACCENT, "quiet": Tone.ACCENT}.get(part, Tone.TEXT))
        button.style().unpolish(button)
        button.style().polish(button)


def _button(text: str, part: str, icon: str, tone: Tone) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("part", part)
    button.setAutoDefault(False)
    if icon:
        dress(button, icon, tone)
    return button
