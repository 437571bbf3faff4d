"""An invented evaluation of any size, finished and sound: the script that a demonstration plays.

It is the same for the same numbers and seed on every machine. Nobody in it is real.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from app.domain.codes import CriterionCode, GateStatus, Role, SupplierId, SupplierKind, TenderStatus
from app.domain.evaluation import (
    AgreedScore,
    Criterion,
    EvaluationData,
    GateDecision,
    PriceEntry,
    Response,
    Scale,
    Score,
    Seat,
    Supplier,
    Tender,
)
from app.domain.stream import Stream
from app.errors import AppError
from app.scoring.coverage import Coverage
from app.scoring.duties import Duties
from app.services.demo import vocabulary as words
from app.services.demo.published import INSURANCE, PRICE, REGISTERED, Size, lot_code, published

MOST: Mapping[str, int] = {"suppliers": 2000, "questions": 60, "seats": 30, "lots": 20}
_UNSURE_ONCE_IN = 40


def invented(*, suppliers: int, questions: int, seats: int, lots: int, seed: int) -> EvaluationData:
    """Return a whole evaluation of that size, with responses, prices, scores and agreed scores.

    `seats` are those that score; a moderator and a lead come on top. Raises AppError `invented-out-of-range`.
    """
    size = Size(suppliers=suppliers, questions=questions, seats=seats, lots=lots)
    for name, most in MOST.items():
        if not 1 <= getattr(size, name) <= most:
            raise AppError("invented-out-of-range", name=name, least=1, most=most, found=getattr(size, name))
    told = published(size, seed)
    bidders = tuple(_supplier(number, seed) for number in range(suppliers))
    data = replace(told, suppliers=bidders, tenders=tuple(_tenders(size, seed)))
    coverage = Coverage(data=data)
    duties = Duties(coverage=coverage, answered_by_lot=frozenset()).all()
    asked = [(coverage.by_code[duty.question], duty.supplier) for duty in duties]
    able = {supplier.id: _able(supplier, seed) for supplier in bidders}
    given = [_panel_scores(coverage, row, supplier, able[supplier], seed) for row, supplier in asked]
    return replace(
        data,
        responses=tuple(_responses(coverage, seed)),
        scores=tuple(score for scores, _ in given for score in scores),
        agreed=tuple(agreed for _, agreed in given),
    )


def _supplier(number: int, seed: int) -> Supplier:
    stream = Stream(seed, "supplier", number)
    kinds = len(words.KINDS)
    start = words.STARTS[(number // (kinds * len(words.ENDS)) + number) % len(words.STARTS)]
    end, kind = words.ENDS[number // kinds % len(words.ENDS)], words.KINDS[number % kinds]
    name = f"{start}{end} {kind}"
    joint = stream.once_in(9)
    return Supplier(
        id=SupplierId(f"S{number + 1:04}"),
        name=name,
        register_number=f"INVENTED-{number + 1:04}",
        kind=SupplierKind.CONSORTIUM if joint else stream.one_of((SupplierKind.COMPANY, SupplierKind.CHARITY)),
        members=(f"{start}{end} North", f"{start}{end} South") if joint else (),
    )


def _able(supplier: Supplier, seed: int) -> int:
    """Return about where on a scale of 0 to 5 a supplier's answers lie; the first one's are always fair."""
    stream = Stream(seed, "able", supplier.id)
    weak = stream.once_in(8) and supplier.id != "S0001"
    return 1 if weak else 3 + stream.below(3)


def _tenders(size: Size, seed: int) -> Iterator[Tender]:
    """Yield the tenders: each supplier for a lot or more, each lot from a supplier or more."""
    for supplier in range(size.suppliers):
        stream = Stream(seed, "tender", supplier)
        for lot in range(size.lots):
            due = lot % size.suppliers == supplier or supplier % size.lots == lot
            wished = stream.once_in(2) or size.suppliers < 4
            if due or wished:
                yield _tender(supplier, lot, stream)


def _tender(supplier: int, lot: int, stream: Stream) -> Tender:
    pounds = 200_000 + 40_000 * lot + 500 * stream.below(200)
    status = TenderStatus.WITHDRAWN if supplier % 25 == 24 else TenderStatus.RECEIVED
    insured = stream.one_of((GateStatus.PASS, GateStatus.PASS, GateStatus.CONDITION_PRECEDENT))
    return Tender(
        supplier=SupplierId(f"S{supplier + 1:04}"),
        lot=lot_code(lot),
        prices=(PriceEntry(row=PRICE, amount=pounds * 100),),
        status=status,
        reason="Withdrawn by letter before the deadline." if status is TenderStatus.WITHDRAWN else "",
        draw=Fraction(supplier + 1),
        gates=(
            GateDecision(gate=INSURANCE, status=GateStatus.FAIL if supplier % 12 == 11 else insured),
            GateDecision(gate=REGISTERED, status=stream.one_of((GateStatus.PASS, GateStatus.NOT_APPLICABLE))),
        ),
    )


def _responses(coverage: Coverage, seed: int) -> Iterator[Response]:
    for supplier in coverage.data.suppliers:
        for row in coverage.data.criteria:
            if row.code in coverage.questions and coverage.lots_meant(supplier.id, None, row.code):
                what, shown, how, between = _answer(supplier.id, row.code, seed)
                yield Response(
                    supplier=supplier.id,
                    lot=None,
                    question=row.code,
                    text=f"{row.title} at {supplier.name}. {what} {shown}\n\n{how} {between}",
                    plain_summary=what,
                )


def _answer(supplier: SupplierId, question: CriterionCode, seed: int) -> Sequence[str]:
    stream = Stream(seed, "answer", supplier, question)
    shown = stream.one_of(words.SHOWN).format(many=60 + stream.below(39), few=2 + stream.below(9))
    return (stream.one_of(words.WHAT), shown, stream.one_of(words.HOW), stream.one_of(words.BETWEEN))


def _panel_scores(
    coverage: Coverage, row: Criterion, supplier: SupplierId, able: int, seed: int
) -> tuple[Sequence[Score], AgreedScore]:
    """Return what the seats give for one answer, and what they agree on: the middle of the levels given."""
    stream = Stream(seed, "score", supplier, row.code)
    scale = next(scale for scale in coverage.data.scales if scale.code == row.scale)
    top = len(scale.levels) - 1
    around = min(top, max(0, (able + stream.below(3) - 1) * top // 5))
    first = _answer(supplier, row.code, seed)[0]
    scores: list[Score] = []
    places: list[int] = []
    for seat in coverage.data.seats:
        if not _owes(coverage, seat, row.code, supplier):
            continue
        place = min(top, max(0, around + stream.one_of((-1, 0, 0, 0, 0, 1))))
        unsure = stream.once_in(_UNSURE_ONCE_IN)
        if not unsure:
            places.append(place)
        scores.append(
            Score(
                seat=seat.code,
                supplier=supplier,
                lot=None,
                question=row.code,
                value=None if unsure else scale.levels[place].value,
                reason=stream.one_of(words.UNSURE) if unsure else _reason(seat, scale, place, stream),
                evidence="" if seat.role is Role.SERVICE_USER_REPRESENTATIVE else first,
            )
        )
    middle = sorted(places)[len(places) // 2] if places else around
    return scores, AgreedScore(
        supplier=supplier,
        lot=None,
        question=row.code,
        value=scale.levels[middle].value,
        reason=_agreed_reason(scale, middle, places, stream),
    )


def _owes(coverage: Coverage, seat: Seat, question: CriterionCode, supplier: SupplierId) -> bool:
    return seat.role.scores and bool(coverage.lots_meant(supplier, None, question, seat))


def _reason(seat: Seat, scale: Scale, place: int, stream: Stream) -> str:
    strong, weak = stream.one_of(words.STRENGTH), stream.one_of(words.LACKING)
    if seat.role is Role.SERVICE_USER_REPRESENTATIVE:
        return f"{stream.one_of(words.PLAIN)}. I liked this: {strong}."
    told = words.PRAISE[place * 5 // (len(scale.levels) - 1)]
    if place == len(scale.levels) - 1:
        return f"The response {told}: it shows {strong}."
    return f"The response {told}: it shows {strong}, but {weak}."


def _agreed_reason(scale: Scale, middle: int, places: Sequence[int], stream: Stream) -> str:
    told = words.PRAISE[middle * 5 // (len(scale.levels) - 1)]
    strong, weak = stream.one_of(words.STRENGTH), stream.one_of(words.LACKING)
    whole = "All seats saw it alike." if len(set(places)) <= 1 else "Reading it again together, the panel settled here."
    return f"{whole} The response {told}, with {strong}. Daily practice is described, though {weak}."
