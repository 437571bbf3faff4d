"""The sheets, columns and keys of the evaluation workbook as data (WORKBOOK §2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.codes import (
    Consequence,
    CriterionType,
    GateStatus,
    LotMechanism,
    MergeRule,
    PriceFormula,
    Regime,
    ResultKind,
    Role,
    SupplierKind,
    TenderStatus,
    WeightBasis,
)
from app.exchange.names import matching

YES_NO = ("yes", "no")
UNLIMITED = "unlimited"
ONLY_LOT = "1"
FORMAT = 1
UNREAD_SHEETS = ("note", "result")


class SheetName(StrEnum):
    """The sheets in the order in which problems name them."""

    EVALUATION = "Evaluation"
    SCALE = "Scale"
    CRITERIA = "Criteria"
    LOTS = "Lots"
    SUPPLIERS = "Suppliers"
    TENDERS = "Tenders"
    PANEL = "Panel"
    SCORES = "Scores"
    AGREED = "Agreed"
    RESPONSES = "Responses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column, or one key of Evaluation; `needed` is the bold of WORKBOOK, `choices` its fixed values."""

    name: str
    needed: bool = False
    choices: tuple[str, ...] = ()


def _words(words: type[StrEnum]) -> tuple[str, ...]:
    return tuple(word.value for word in words)


def _columns(needed: str, others: str = "", choices: Mapping[str, tuple[str, ...]] | None = None) -> list[Column]:
    found = choices or {}
    return [
        Column(name=name.strip(), needed=is_needed, choices=found.get(name.strip(), ()))
        for names, is_needed in ((needed, True), (others, False))
        for name in names.split(",")
        if name.strip()
    ]


def _in_order(order: str, columns: list[Column]) -> tuple[Column, ...]:
    by_name = {column.name: column for column in columns}
    return tuple(by_name[name.strip()] for name in order.split(","))


NEEDED_SHEETS = frozenset({SheetName.EVALUATION, SheetName.CRITERIA, SheetName.SUPPLIERS, SheetName.TENDERS})

COLUMNS: Mapping[SheetName, tuple[Column, ...]] = {
    SheetName.EVALUATION: tuple(_columns("key, value")),
    SheetName.SCALE: tuple(
        _columns("scale, value", "label, descriptor, meets requirement", {"meets requirement": YES_NO}),
    ),
    SheetName.CRITERIA: tuple(
        _columns(
            "code, title, weight, type",
            "parent, scale, minimum, consequence, guidance, plain title, plain guidance, lots, formula, "
            "formula parameters",
            {"type": _words(CriterionType), "consequence": _words(Consequence), "formula": _words(PriceFormula)},
        ),
    ),
    SheetName.LOTS: tuple(
        _columns(
            "code",
            "title, category, places, reserve, tiers, minimum quality, minimum total, maximum price",
        ),
    ),
    SheetName.SUPPLIERS: tuple(
        _columns("id, name", "register number, kind, members", {"kind": _words(SupplierKind)}),
    ),
    SheetName.TENDERS: tuple(
        _columns(
            "supplier",
            "lot, price, price score, status, reason, draw, stated quality, stated price score, stated total, "
            "stated rank",
            {"status": _words(TenderStatus)},
        ),
    ),
    SheetName.PANEL: tuple(_columns("seat", "name, role, questions, lots, group", {"role": _words(Role)})),
    SheetName.SCORES: _in_order(
        "seat, supplier, lot, question, score, reason, evidence",
        _columns("seat, supplier, question, score", "lot, reason, evidence"),
    ),
    SheetName.AGREED: _in_order(
        "supplier, lot, question, score, reason",
        _columns("supplier, question, score", "lot, reason"),
    ),
    SheetName.RESPONSES: _in_order(
        "supplier, lot, question, text, file, plain summary",
        _columns("supplier, question", "lot, text, file, plain summary"),
    ),
}
PRICE, PRICE_SCORE = "price", "price score"
GATE_CHOICES = _words(GateStatus)

KEYS: tuple[Column, ...] = (
    Column(name="reference", needed=True),
    Column(name="format"),
    Column(name="title"),
    Column(name="authority"),
    Column(name="partner authorities"),
    Column(name="regime", choices=_words(Regime)),
    Column(name="procedure"),
    Column(name="result", choices=_words(ResultKind)),
    Column(name="light touch", choices=YES_NO),
    Column(name="deadline"),
    Column(name="weight basis", choices=_words(WeightBasis)),
    Column(name="merge rule", choices=_words(MergeRule)),
    Column(name="off-scale scores", choices=YES_NO),
    Column(name="price formula", choices=_words(PriceFormula)),
    Column(name="formula parameters"),
    Column(name="rounding"),
    Column(name="tie break"),
    Column(name="failed tenders in price reference", choices=YES_NO),
    Column(name="lots per supplier"),
    Column(name="lot mechanism", choices=_words(LotMechanism)),
    Column(name="variance range"),
)
KEY_BY_MATCHING: Mapping[str, Column] = {matching(key.name): key for key in KEYS}
_SHEET_BY_MATCHING: Mapping[str, SheetName] = {matching(name): name for name in SheetName}


def sheet_named(written: str) -> SheetName | None:
    """Return the sheet that this name means, None for a name unknown to WORKBOOK."""
    return _SHEET_BY_MATCHING.get(matching(written))


def is_unread(written: str) -> bool:
    """Say whether the sheet is one for people: `Note…` and `Result…` are never read."""
    return sheet_named(written) is None and matching(written).startswith(UNREAD_SHEETS)
