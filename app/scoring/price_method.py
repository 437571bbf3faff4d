"""Which price formula holds for a price row, what it needs, and how it behaves (WORKBOOK §2 and §4)."""

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from typing import cast

from app.domain.codes import PriceFormula
from app.domain.evaluation import Criterion, Method, PriceParameters

F = PriceFormula

# The total is not quality + price score; there is one price row, which weighs nothing except under F13 and F15.
OWN_TOTAL = frozenset({F.F8, F.F9, F.F10, F.F13, F.F14, F.F15, F.F17})
WEIGHTLESS = frozenset({F.F8, F.F9, F.F10, F.F14, F.F17})
NO_PRICE_SCORE = WEIGHTLESS | {F.F15}
LOWEST_WINS = frozenset({F.F8, F.F9, F.F17})
# Formulas whose result depends on other tenders' prices.
RELATIVE = frozenset({F.F1, F.F2, F.F2K, F.F3, F.F4, F.F4M, F.F7, F.F11, F.F12, F.F13, F.F15, F.F16})

NEEDED: dict[PriceFormula, tuple[str, ...]] = {
    F.F2K: ("k",),
    F.F5: ("benchmark",),
    F.F6: ("highest", "lowest"),
    F.F7: ("bands",),
    F.F9: ("willingness",),
    F.F10: ("fixed",),
    F.F11: ("base",),
    F.F14: ("benchmark",),
}
PARAMETER_NAMES = {
    "k": "k",
    "benchmark": "B",
    "highest": "max",
    "lowest": "min",
    "bands": "bands",
    "base": "a",
    "willingness": "wtp",
    "fixed": "fixed",
    "zero": "zero",
}
_NONE = PriceParameters()


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceMethod:
    """The formula of one price row with its parameters."""

    formula: PriceFormula
    parameters: PriceParameters


def formula_of(method: Method, row: Criterion) -> PriceFormula | None:
    """Return the formula of a price row: its own, else the evaluation's, else None."""
    return row.formula or method.price_formula


def parameters_of(method: Method, row: Criterion) -> PriceParameters:
    """Return what holds for a price row: the parameters of its own, and the evaluation's where it gives none."""
    own = row.parameters or _NONE
    return replace(method.price_parameters, **{name: getattr(own, name) for name in given_parameters(own)})


def given_parameters(parameters: PriceParameters) -> tuple[str, ...]:
    """Return the names of the fields that are not at their default."""
    return tuple(
        field.name for field in fields(parameters) if getattr(parameters, field.name) != getattr(_NONE, field.name)
    )


def price_method(method: Method, row: Criterion) -> PriceMethod:
    """Return formula and parameters of a price row of sound data."""
    formula = cast("PriceFormula", formula_of(method, row))
    return PriceMethod(formula=formula, parameters=parameters_of(method, row))


def missing_parameters(formula: PriceFormula, parameters: PriceParameters) -> tuple[str, ...]:
    """Return the names, as workbooks write them, of parameters that the formula needs and lacks."""
    return tuple(PARAMETER_NAMES[name] for name in NEEDED.get(formula, ()) if getattr(parameters, name) in {None, ()})


def idle_parameters(formulas: Collection[PriceFormula], parameters: PriceParameters) -> tuple[str, ...]:
    """Return the parameters given that none of the formulas has a use for: most likely another formula is meant."""
    used = {"zero", "clamp", *(name for formula in formulas for name in NEEDED.get(formula, ()))}
    return tuple(PARAMETER_NAMES[name] for name in given_parameters(parameters) if name not in used)


def out_of_range(parameters: PriceParameters) -> tuple[str, ...]:
    """Return the names of parameters whose values no formula can use."""
    wrong = []
    for name in ("k", "benchmark", "highest", "willingness", "fixed", "zero"):
        value = getattr(parameters, name)
        if value is not None and value <= 0:
            wrong.append(PARAMETER_NAMES[name])
    if parameters.lowest is not None and (
        parameters.lowest < 0 or (parameters.highest is not None and parameters.highest <= parameters.lowest)
    ):
        wrong.append("min")
    if parameters.base is not None and parameters.base <= 1:
        wrong.append("a")
    edges = [edge for edge, _ in parameters.bands]
    shares_fit = all(0 <= share <= 100 for _, share in parameters.bands)
    if edges != sorted(set(edges)) or any(edge < 0 for edge in edges) or not shares_fit:
        wrong.append("bands")
    return tuple(wrong)
