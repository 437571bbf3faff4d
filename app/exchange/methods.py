"""The short phrases in which a published method is written: parameters, rounding, tie break, tiers (WORKBOOK §2)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from fractions import Fraction
from typing import Any

from app.domain.codes import CriterionCode, TierBasis, TieStep
from app.domain.evaluation import PriceParameters, Rounding, TieBreak, Tiers
from app.errors import AppError
from app.exchange import numbers, words
from app.exchange.names import matching, shown

MOST_PLACES = 12
_NONE = "none"


def bands(text: str) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return `0:100,5:90` as pairs of per cent above the lowest price and per cent of the points."""
    pairs = []
    for pair in text.split(","):
        above, colon, share = pair.partition(":")
        if not colon:
            raise AppError("not-bands", found=shown(text))
        pairs.append((numbers.plain(above.strip()), numbers.plain(share.strip())))
    return tuple(pairs)


def _pence(text: str) -> Fraction:
    return Fraction(numbers.money(text))


_PARAMETERS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "k": ("k", numbers.plain),
    "b": ("benchmark", numbers.money),
    "max": ("highest", numbers.money),
    "min": ("lowest", numbers.money),
    "bands": ("bands", bands),
    "a": ("base", numbers.plain),
    "wtp": ("willingness", _pence),
    "fixed": ("fixed", numbers.money),
    "zero": ("zero", numbers.money),
    "clamp": ("clamp", words.yes_or_no),
}
_PARAMETER_NAMES = ("k", "B", "max", "min", "bands", "a", "wtp", "fixed", "zero", "clamp")
_STAGES = {matching(field.name): field.name for field in fields(Rounding)}
_STAGE_NAMES = tuple(field.name.replace("_", " ") for field in fields(Rounding))
_TIE_STEPS = tuple("score CODE" if step is TieStep.SCORE else step.value for step in TieStep)


def parameters(text: str) -> PriceParameters:
    """Return `name=value; …`; which of them a formula needs is not asked here."""
    read: dict[str, Any] = {}
    for name, value in _assignments(text, _PARAMETER_NAMES):
        attribute, reader = _PARAMETERS[name]
        read[attribute] = reader(value)
    return PriceParameters(**read)


def rounding(text: str) -> Rounding:
    """Return `stage=places; …`; the word `none` stands for no rounding."""
    if matching(text) == _NONE:
        return Rounding()
    places = {
        _STAGES[stage]: numbers.whole(value, most=MOST_PLACES) for stage, value in _assignments(text, _STAGE_NAMES)
    }
    return Rounding(**places)


def tie_break(text: str) -> tuple[TieBreak, ...]:
    """Return the published chain; the word `none` stands for no chain."""
    if matching(text) == _NONE:
        return ()
    steps = words.items(text)
    words.refuse_repeated(step if _is_score(step) else matching(step) for step in steps)
    return tuple(_tie_step(step) for step in steps)


def tiers(text: str) -> Tiers:
    """Return `rank 5; 15` or `score 80; 60` as edges in the order written."""
    first, *others = words.items(text) or ("",)
    word, *edge = first.split(maxsplit=1) or ("",)
    if matching(word) not in set(TierBasis) or not edge:
        raise AppError("not-tiers", found=shown(text))
    basis = TierBasis(matching(word))
    written = [*edge, *others]
    if basis is TierBasis.RANK:
        return Tiers(basis=basis, edges=tuple(Fraction(numbers.whole(item, least=1)) for item in written))
    return Tiers(basis=basis, edges=tuple(numbers.plain(item) for item in written))


def _assignments(text: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield names as they are compared and values as written; unknown and repeated names are refused."""
    known = {matching(name) for name in names}
    seen: set[str] = set()
    for item in words.items(text):
        written, sign, value = item.partition("=")
        name = matching(written)
        if not sign or not value.strip():
            raise AppError("not-an-assignment", found=shown(item), allowed=names)
        if name not in known:
            raise AppError("unknown-name", found=shown(written.strip()), allowed=names)
        if name in seen:
            raise AppError("repeated-in-list", found=shown(written.strip()))
        seen.add(name)
        yield name, value.strip()


def _is_score(step: str) -> bool:
    return matching(step.split(maxsplit=1)[0]) == TieStep.SCORE and len(step.split(maxsplit=1)) > 1


def _tie_step(step: str) -> TieBreak:
    if _is_score(step):
        return TieBreak(step=TieStep.SCORE, code=CriterionCode(words.code(step.split(maxsplit=1)[1])))
    name = matching(step)
    if name == TieStep.SCORE or name not in set(TieStep):
        raise AppError("unknown-value", found=shown(step), allowed=_TIE_STEPS)
    return TieBreak(step=TieStep(name))
