"""The price formulas of WORKBOOK §4 as a spreadsheet writes them: shares of the weight, and totals of their own."""

from dataclasses import dataclass

from app.domain.codes import PriceFormula

F = PriceFormula


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How a formula names the price of a tender, the figures of a price row by name, and the cells they came from.

    `reference` are the prices that relative formulas look at; `edges` and `shares` the bands of F7.
    """

    price: str
    figures: dict[str, str]
    reference: str
    edges: str = ""
    shares: str = ""


def share(formula: PriceFormula, names: Names) -> str:  # noqa: PLR0911 - one line a formula, as WORKBOOK §4 lists them
    """Return the share of the weight that a price earns, before it is clamped."""
    price, of = names.price, names.figures
    match formula:
        case F.F1 | F.F13:
            return f"{of['L']}/{price}"
        case F.F2 | F.F12:
            return f"1-({price}-{of['L']})/{of['L']}"
        case F.F2K:
            return f"1-({price}-{of['L']})/({of['k']}*{of['L']})"
        case F.F3:
            return f"IF({of['H']}={of['L']},1,({of['H']}-{price})/({of['H']}-{of['L']}))"
        case F.F4 | F.F4M:
            return f"0.5-({price}-{of['m']})/{of['m']}"
        case F.F5:
            return f"{of['B']}/{price}"
        case F.F6:
            return f"({of['max']}-{price})/({of['max']}-{of['min']})"
        case F.F7:
            passed = f"SUMPRODUCT(--({names.edges}<ROUND(100*({price}-{of['L']})/{of['L']},10)))"
            return f"IF({passed}>=ROWS({names.edges}),0,INDEX({names.shares},{passed}+1)/100)"
        case F.F11:
            return f"1-LN({price}/{of['L']})/LN({of['a']})"
        case _:  # F16
            return f"({of['n']}-SUMPRODUCT(ISNUMBER({names.reference})*({names.reference}<{price})))/{of['n']}"


def own_total(formula: PriceFormula, names: Names, quality: str) -> str:  # noqa: PLR0911 - as above
    """Return the total of a formula that makes it itself; of F13 without the price score."""
    price, of = names.price, names.figures
    match formula:
        case F.F8:
            return f"{price}/{quality}"
        case F.F9:
            return f"{price}-{of['wtp']}*{quality}"
        case F.F17:
            return price
        case F.F14:
            return f"{quality}*{of['B']}/{price}"
        case F.F13:
            return f"IF({of['best Q']}=0,0,{of['Wq']}*{quality}/{of['best Q']})"
        case F.F15:
            return f"{of['L']}/{price}*(1-({of['best Q']}-{quality})/{of['W']})"
        case _:  # F10
            return quality


FIGURES: dict[PriceFormula, tuple[str, ...]] = {
    F.F1: ("L",),
    F.F2: ("L",),
    F.F2K: ("L", "k"),
    F.F3: ("L", "H"),
    F.F4: ("m",),
    F.F4M: ("m",),
    F.F5: ("B",),
    F.F6: ("max", "min"),
    F.F7: ("L",),
    F.F8: (),
    F.F9: ("wtp",),
    F.F10: ("fixed",),
    F.F11: ("L", "a"),
    F.F12: ("L",),
    F.F13: ("L", "Wq", "best Q"),
    F.F14: ("B",),
    F.F15: ("L", "best Q"),
    F.F16: ("n",),
    F.F17: (),
    F.GIVEN: (),
}
