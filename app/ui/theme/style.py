"""The style sheet: every kind of control but tables, which stay with native painting for their speed (notes/qt.md)."""

from dataclasses import asdict

from app.ui.theme.fonts import tenths
from app.ui.theme.tokens import HEADING, INDICATOR, QUIET, RADIUS, TARGET, TITLE, Tokens

_TEXT = """
QLabel[part="title"] {{ font-size: {title}pt; font-weight: bold; }}
QLabel[part="heading"] {{ font-size: {heading}pt; font-weight: bold; }}
QLabel[part="label"] {{ font-weight: bold; }}
QLabel[part="quiet"] {{ font-size: {small}pt; color: {quiet}; }}
QLabel[part="refusal"] {{ color: {error}; }}
QToolTip {{ color: {text}; background: {raised}; border: 1px solid {outline}; padding: {p4}px; }}
"""

_BUTTONS = """
QPushButton {{ min-height: {inner}px; padding: {p4}px {p16}px; border: 1px solid {outline}; border-radius: {radius}px;
    background: {surface}; color: {text}; }}
QPushButton:hover {{ background: {raised}; }}
QPushButton:pressed, QPushButton:checked {{ background: {pressed}; }}
QPushButton:disabled {{ color: {disabled}; border-color: {hairline}; background: {ground}; }}
QPushButton[part="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: bold; }}
QPushButton[part="primary"]:hover, QPushButton[part="primary"]:pressed {{ background: {accent_hover};
    border-color: {accent_hover}; }}
QPushButton[part="primary"]:disabled {{ background: {raised}; color: {disabled}; border-color: {hairline}; }}
QPushButton[part="danger"] {{ color: {error}; border-color: {error}; }}
QPushButton[part="danger"]:hover, QPushButton[part="danger"]:pressed {{ background: {error}; color: {on_error}; }}
QPushButton[part="danger"]:disabled {{ color: {disabled}; border-color: {hairline}; }}
QPushButton[part="quiet"] {{ border-color: transparent; background: transparent; color: {accent};
    padding: {p4}px {p8}px; }}
QPushButton[part="quiet"]:hover {{ background: {raised}; }}
QPushButton[part="quiet"]:pressed, QPushButton[part="quiet"]:checked {{ background: {pressed}; }}
QPushButton[part="quiet"]:disabled {{ color: {disabled}; }}
QToolButton {{ min-width: {inner}px; min-height: {inner}px; padding: {p4}px; border: 1px solid transparent;
    border-radius: {radius}px; background: transparent; }}
QToolButton[part="small"] {{ min-width: {p20}px; min-height: {p20}px; padding: {p3}px; }}
QToolButton:hover {{ background: {raised}; }}
QToolButton:pressed, QToolButton:checked {{ background: {pressed}; }}
"""

_FIELDS = """
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {inner}px; padding: {p4}px {p8}px; border: 1px solid {outline};
    border-radius: {radius}px; background: {surface}; }}
QPlainTextEdit, QTextEdit {{ padding: {p4}px; border: 1px solid {outline}; border-radius: {radius}px;
    background: {surface}; }}
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover, QPlainTextEdit:hover {{ border-color: {text}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ min-height: 0; padding: 0 {p8}px; border: none;
    background: transparent; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled {{
    background: {ground}; border-color: {hairline}; }}
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only {{ background: {ground}; }}
QLineEdit[refused="true"], QComboBox[refused="true"], QAbstractSpinBox[refused="true"],
QPlainTextEdit[refused="true"], QTextEdit[refused="true"] {{ border: 2px solid {error}; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: none; width: {p32}px; }}
QComboBox::down-arrow {{ image: url(marks:down-{arrows}.svg); width: {p16}px; height: {p16}px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: {p24}px; }}
QAbstractSpinBox::up-arrow {{ image: url(marks:up-{arrows}.svg); width: {p12}px; height: {p12}px; }}
QAbstractSpinBox::down-arrow {{ image: url(marks:down-{arrows}.svg); width: {p12}px; height: {p12}px; }}
"""

_CHOICES = """
QRadioButton, QCheckBox {{ min-height: {p28}px; spacing: {p8}px; }}
QRadioButton:disabled, QCheckBox:disabled {{ color: {disabled}; }}
QRadioButton::indicator, QCheckBox::indicator, QListView::indicator, QTreeView::indicator {{ width: {mark}px;
    height: {mark}px; border: 1px solid {outline}; background: {surface}; }}
QRadioButton::indicator {{ border-radius: {round}px; }}
QCheckBox::indicator, QListView::indicator, QTreeView::indicator {{ border-radius: {p4}px; }}
QRadioButton::indicator:hover, QCheckBox::indicator:hover {{ border: 2px solid {accent}; width: {marked}px;
    height: {marked}px; }}
QRadioButton::indicator:checked, QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate,
QListView::indicator:checked, QTreeView::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QRadioButton::indicator:checked {{ image: url(marks:dot-{marks}.svg); }}
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {{
    image: url(marks:tick-{marks}.svg); }}
QCheckBox::indicator:indeterminate {{ image: url(marks:dash-{marks}.svg); }}
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled {{ border-color: {hairline}; background: {ground}; }}
QRadioButton::indicator:checked:disabled, QCheckBox::indicator:checked:disabled {{ background: {disabled}; }}
"""

_GROUPS = """
QGroupBox {{ border: none; margin-top: {p32}px; padding: 0; }}
QGroupBox::title {{ subcontrol-origin: margin; subcontrol-position: top left; left: 0; padding: {p4}px 0;
    color: {text}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {hairline}; }}
QTabBar::tab {{ min-height: {inner}px; padding: {p4}px {p16}px; color: {quiet}; background: transparent; border: none;
    border-bottom: 3px solid transparent; }}
QTabBar::tab:hover {{ color: {text}; background: {raised}; }}
QTabBar::tab:selected {{ color: {accent}; border-bottom-color: {accent}; }}
QSplitter::handle {{ background: transparent; }}
QStatusBar::item {{ border: none; }}
"""

_LISTS = """
QListView, QTreeView {{ border: 1px solid {outline}; border-radius: {radius}px; background: {surface}; outline: 0; }}
QListView::item, QTreeView::item {{ min-height: {p24}px; padding: {p4}px {p8}px; color: {text}; }}
QListView::item:hover, QTreeView::item:hover {{ background: {raised}; }}
QListView::item:selected, QTreeView::item:selected {{ background: {selection}; color: {on_selection}; }}
QHeaderView {{ border: none; background: {ground}; }}
QHeaderView::section {{ padding: {p4}px {p8}px; border: none; border-bottom: 1px solid {hairline};
    background: {ground}; color: {text}; }}
QHeaderView::section:horizontal {{ min-height: {p24}px; border-bottom-color: {outline}; font-weight: bold; }}
QTableCornerButton::section {{ border: none; border-bottom: 1px solid {outline}; background: {ground}; }}
QMenu {{ background: {surface}; border: 1px solid {outline}; padding: {p4}px; }}
QMenu::item {{ min-height: {p24}px; padding: {p4}px {p24}px; border-radius: {p4}px; }}
QMenu::item:selected {{ background: {selection}; color: {on_selection}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ height: 1px; margin: {p4}px {p8}px; background: {hairline}; }}
"""

_MOVING = """
QScrollBar:vertical {{ width: {p14}px; margin: 0; background: transparent; }}
QScrollBar:horizontal {{ height: {p14}px; margin: 0; background: transparent; }}
QScrollBar::handle {{ background: {outline}; border-radius: {p4}px; margin: {p3}px; }}
QScrollBar::handle:hover {{ background: {quiet}; }}
QScrollBar::handle:vertical {{ min-height: {p32}px; }}
QScrollBar::handle:horizontal {{ min-width: {p32}px; }}
QScrollArea::corner, QPlainTextEdit::corner, QTextEdit::corner, QListView::corner {{ border: none;
    background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ min-height: {p8}px; max-height: {p8}px; border: 1px solid {outline}; border-radius: {p4}px;
    background: {surface}; }}
QProgressBar::chunk {{ background: {accent}; border-radius: {p3}px; }}
"""

_SHELL = """
QListView[part="places"] {{ border: none; border-radius: 0; background: transparent; }}
QListView[part="places"]::item {{ padding: {p8}px {p12}px; margin: 0 0 {p4}px 0; border-radius: {radius}px;
    border-left: {p4}px solid transparent; }}
QListView[part="places"]::item:selected {{ background: {accent_tint}; color: {text}; border-left-color: {accent}; }}
QLabel[part="banner"] {{ background: {info_tint}; color: {info}; padding: {p8}px {p16}px; }}
"""

_SHEET = _TEXT + _BUTTONS + _FIELDS + _CHOICES + _GROUPS + _LISTS + _MOVING + _SHELL
_PIXELS = (3, 4, 8, 12, 14, 16, 20, 24, 28, 32)


def style_sheet(tokens: Tokens, percent: int) -> str:
    """Return the style sheet of a scheme at a text size in percent."""

    def px(pixels: int) -> int:
        return (pixels * percent + 50) // 100

    mark = px(INDICATOR)
    return _SHEET.format(
        **asdict(tokens),
        **{f"p{pixels}": px(pixels) for pixels in _PIXELS},
        title=tenths(TITLE, percent) / 10,
        heading=tenths(HEADING, percent) / 10,
        small=tenths(QUIET, percent) / 10,
        radius=px(RADIUS),
        inner=px(TARGET) - 2 * px(4) - 2,
        mark=mark,
        marked=mark - 2,
        round=mark // 2 + 1,
    )
