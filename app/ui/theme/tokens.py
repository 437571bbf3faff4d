"""The named colours, spaces and sizes that everything on the screen is made from."""

from dataclasses import dataclass
from enum import StrEnum

# Pixels at 100 %; `app.ui.theme.current.px` scales them with the size of the text.
SPACE_XS = 4
SPACE_S = 8
SPACE_M = 16
SPACE_L = 24
SPACE_XL = 40

RADIUS = 7
RADIUS_LARGE = 10
FOCUS_WIDTH = 3
FOCUS_GAP = 2
TARGET = 36  # height of a button or a field
INDICATOR = 20  # radio button, check box
ICON = 20

# Points at 100 %, in tenths.
BODY = 110
QUIET = 105
HEADING = 140
TITLE = 200


class Scheme(StrEnum):
    """What a person can choose; SYSTEM follows the operating system."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one scheme, as `#rrggbb`."""

    ground: str  # behind everything
    surface: str  # cards, fields, tables
    raised: str  # what lies on a surface: menus, hovered buttons
    pressed: str
    text: str
    quiet: str  # hints, placeholders, captions
    disabled: str
    outline: str  # where the edge is what shows a control
    hairline: str  # where the edge is only decoration
    accent: str
    accent_hover: str
    accent_tint: str
    on_accent: str
    selection: str
    on_selection: str
    focus: str
    info: str
    info_tint: str
    good: str
    good_tint: str
    warning: str
    warning_tint: str
    error: str
    error_tint: str
    on_error: str
    marks: str  # which family of resources/icons/marks lies on the accent: "white" or "black"
    arrows: str  # and which on a surface


LIGHT = Tokens(
    ground="#f6f8f8",
    surface="#ffffff",
    raised="#edf3f3",
    pressed="#dde8e8",
    text="#17252a",
    quiet="#51626a",
    disabled="#6b7a81",
    outline="#76868d",
    hairline="#d9e1e3",
    accent="#0b5c66",
    accent_hover="#084851",
    accent_tint="#e0f0f1",
    on_accent="#ffffff",
    selection="#0b5c66",
    on_selection="#ffffff",
    focus="#1f50d0",
    info="#1d4f91",
    info_tint="#eaf1fb",
    good="#1a6339",
    good_tint="#e6f4ea",
    warning="#7d4a00",
    warning_tint="#fdf3dc",
    error="#a8201a",
    error_tint="#fdecea",
    on_error="#ffffff",
    marks="white",
    arrows="black",
)

DARK = Tokens(
    ground="#12181b",
    surface="#1a2226",
    raised="#253035",
    pressed="#303d43",
    text="#e9eff1",
    quiet="#aab8be",
    disabled="#8a999f",
    outline="#7d8d94",
    hairline="#35424a",
    accent="#66cdd4",
    accent_hover="#8adde3",
    accent_tint="#14383d",
    on_accent="#04262a",
    selection="#66cdd4",
    on_selection="#04262a",
    focus="#a9bcff",
    info="#9cc4ff",
    info_tint="#182b45",
    good="#85d9a0",
    good_tint="#143524",
    warning="#f5c560",
    warning_tint="#3a2c0b",
    error="#ff9c92",
    error_tint="#451f1c",
    on_error="#3b0906",
    marks="black",
    arrows="white",
)

CONTRAST = Tokens(
    ground="#000000",
    surface="#000000",
    raised="#1f1f1f",
    pressed="#333333",
    text="#ffffff",
    quiet="#f0f0f0",
    disabled="#bdbdbd",
    outline="#ffffff",
    hairline="#ffffff",
    accent="#5ee7ff",
    accent_hover="#b4f4ff",
    accent_tint="#00272e",
    on_accent="#000000",
    selection="#5ee7ff",
    on_selection="#000000",
    focus="#ffe500",
    info="#a9ceff",
    info_tint="#000000",
    good="#7dff9f",
    good_tint="#000000",
    warning="#ffd54a",
    warning_tint="#000000",
    error="#ffaea6",
    error_tint="#000000",
    on_error="#000000",
    marks="black",
    arrows="white",
)

BY_SCHEME = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}
