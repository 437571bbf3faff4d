"""What an invented evaluation publishes: criteria, scales, lots, method and panel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.codes import (
    Consequence,
    CriterionCode,
    CriterionType,
    LotCode,
    PriceFormula,
    Regime,
    Role,
    ScaleCode,
    SeatCode,
    TieStep,
)
from app.domain.evaluation import (
    Criterion,
    EvaluationData,
    Level,
    Lot,
    Method,
    Minimum,
    Scale,
    Seat,
    TieBreak,
)
from app.services.demo import vocabulary as words

INSURANCE, REGISTERED, PRICE = CriterionCode("INS"), CriterionCode("REG"), CriterionCode("PRICE")
_QUALITY, _FIRST = CriterionCode("QUAL"), CriterionCode("Q1")
_WHOLE = 100_00
_C, _T = CriterionCode, CriterionType
_SCALE, _VOICE = ScaleCode("Quality"), ScaleCode("Voice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many of each an invented evaluation has; `seats` are those that score."""

    suppliers: int
    questions: int
    seats: int
    lots: int

    @property
    def representatives(self) -> int:
        """How many of the seats are service user representatives."""
        return (self.seats > 1) + (self.seats > 7)

    @property
    def voice(self) -> int:
        """How many of the questions are the representatives' own; the panel's if there are no representatives."""
        if not self.representatives or self.questions == 1:
            return 0
        return min(len(words.VOICE), max(1, self.questions // 8))


def published(size: Size, seed: int) -> EvaluationData:
    """Return what is published, with the panel."""
    return EvaluationData(
        reference=f"DEMO-{seed}",
        title="Care and support for children and young people (invented)",
        authority="Example Council",
        partner_authorities=("Sample District Council",),
        regime=Regime.PA2023_E,
        procedure="open framework",
        light_touch=True,
        deadline="2026-09-18 12:00",
        method=Method(
            price_formula=PriceFormula.F1,
            tie_break=(
                TieBreak(step=TieStep.SCORE, code=_FIRST),
                TieBreak(step=TieStep.QUALITY),
                TieBreak(step=TieStep.DRAW),
            ),
            variance_range=Fraction(2),
        ),
        scales=tuple(_scales(size)),
        criteria=tuple(_criteria(size)),
        lots=tuple(_lot(number, size) for number in range(size.lots)),
        seats=tuple(_seats(size)),
    )


def _scales(size: Size) -> Iterator[Scale]:
    labels = ("Unacceptable", "Poor", "Limited", "Satisfactory", "Good", "Excellent")
    yield Scale(
        code=_SCALE,
        levels=tuple(
            Level(
                value=Fraction(value),
                label=label,
                descriptor=f"The response {told}.",
                meets_requirement=value >= 3,
            )
            for value, (label, told) in enumerate(zip(labels, words.PRAISE, strict=True))
        ),
    )
    if size.voice:
        plain = (("No", "They do not do this."), ("Maybe", "They do some of this."), ("Yes", "They really do this."))
        yield Scale(
            code=_VOICE,
            levels=tuple(
                Level(value=Fraction(2 * value), label=label, descriptor=told, meets_requirement=value > 0)
                for value, (label, told) in enumerate(plain)
            ),
        )


def _criteria(size: Size) -> Iterator[Criterion]:
    yield Criterion(
        code=INSURANCE,
        title="Public liability insurance of £10 million",
        type=_T.GATE,
        consequence=Consequence.REJECT,
        guidance="In place, or a written commitment to have it before the start.",
    )
    yield Criterion(
        code=REGISTERED,
        title="Registration with the inspectorate",
        type=_T.GATE,
        consequence=Consequence.MAY_REJECT,
        guidance="Where the service must be registered; else not applicable.",
    )
    yield Criterion(code=_QUALITY, title="Quality", type=_T.QUALITY, weight=70_00)
    yield from _sections(size)
    yield Criterion(code=PRICE, title="Price", type=_T.PRICE, weight=30_00, guidance="For one year, without VAT.")
    yield Criterion(code=_C("INFO"), title="About the organisation", type=_T.INFORMATION)


def _sections(size: Size) -> Iterator[Criterion]:
    """Yield the sections with their questions: the panel's in up to three, the representatives' in the last."""
    own = size.questions - size.voice
    sections = min(3, own)
    shares = _shares(sections + (size.voice > 0))
    first = 0
    for number in range(sections):
        count = own // sections + (number < own % sections)
        code = _C("ABC"[number])
        yield _section(code, words.SECTIONS[number], shares[number])
        yield from _questions(code, range(first, first + count), lots=size.lots if number == sections - 1 else 1)
        first += count
    if size.voice:
        code = _C("D")
        yield _section(code, words.SECTIONS[3], shares[-1])
        for number, share in enumerate(_shares(size.voice)):
            title, plain = words.VOICE[number]
            yield Criterion(
                code=_C(f"Q{own + number + 1}"),
                title=title,
                type=_T.QUALITY,
                parent=code,
                weight=share,
                scale=_VOICE,
                guidance="This question belongs to the young people's representatives.",
                plain_title=plain,
                plain_guidance="Read the answer. Would you and your friends like it there?",
            )


def _section(code: CriterionCode, title: str, share: int) -> Criterion:
    return Criterion(code=code, title=title, type=_T.QUALITY, parent=_QUALITY, weight=share)


def _questions(section: CriterionCode, numbers: range, *, lots: int) -> Iterator[Criterion]:
    """Yield a section's questions; where there are several lots, one of its last two is the first lot's alone."""
    by_lot = lots > 1 and len(numbers) > 1
    shares = _shares(len(numbers) - by_lot)
    if by_lot:
        shares = [*shares, shares[-1]]
    only: Sequence[tuple[LotCode, ...]] = [()] * len(numbers)
    if by_lot:
        only = [*only[:-2], (lot_code(0),), tuple(lot_code(lot) for lot in range(1, lots))]
    for number, share, where in zip(numbers, shares, only, strict=True):
        theme, how = words.THEMES[number % len(words.THEMES)]
        code = _C(f"Q{number + 1}")
        yield Criterion(
            code=code,
            title=theme + words.ASPECTS[number // len(words.THEMES)],
            type=_T.QUALITY,
            parent=section,
            weight=share,
            scale=_SCALE,
            minimum=Minimum(value=Fraction(2)) if code == _FIRST else None,
            consequence=Consequence.REJECT if code == _FIRST else None,
            guidance=f"How will you {how}?",
            plain_title=f"Are they good at this: {theme.lower()}?",
            plain_guidance=f"How do they {how}?",
            lots=where,
        )
        if code == _FIRST:
            for letter, title in zip("ab", words.PARTS, strict=True):
                yield Criterion(code=_C(f"{code}{letter}"), title=title, type=_T.SUB_CRITERION, parent=code)


def lot_code(number: int) -> LotCode:
    """Return the code of a lot, counted from 0."""
    return LotCode(f"L{number + 1}")


def _lot(number: int, size: Size) -> Lot:
    kind = words.LOTS[number % len(words.LOTS)]
    area = f", {words.AREAS[number // len(words.LOTS)]}" if size.lots > len(words.LOTS) else ""
    return Lot(
        code=lot_code(number),
        title=kind + area,
        category="Care and support",
        places=min(8, max(1, size.suppliers // (3 * size.lots))),
        reserve=1,
        minimum_quality=Minimum(value=Fraction(2, 5), share=True),
    )


def _seats(size: Size) -> Iterator[Seat]:
    own = [_C(f"Q{number + 1}") for number in range(size.questions)]
    panels, voices = own[: size.questions - size.voice], own[size.questions - size.voice :]
    for number in range(size.seats - size.representatives):
        yield Seat(
            code=SeatCode(f"E{number + 1}"),
            name=f"Evaluator {number + 1}",
            questions=tuple(panels) if voices else (),
            group="Officers",
        )
    for number in range(size.representatives):
        yield Seat(
            code=SeatCode(f"Y{number + 1}"),
            name=f"Young person {number + 1}",
            role=Role.SERVICE_USER_REPRESENTATIVE,
            questions=tuple(voices),
            group="Young people",
        )
    yield Seat(code=SeatCode("MOD"), name="Moderator", role=Role.MODERATOR)
    yield Seat(code=SeatCode("LEAD"), name="Procurement lead", role=Role.LEAD)


def _shares(count: int) -> list[int]:
    """Return equal parts of the whole in basis points, what is left over given to the last."""
    return [*[_WHOLE // count] * (count - 1), _WHOLE - _WHOLE // count * (count - 1)]
