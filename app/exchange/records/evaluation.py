"""Sheet Evaluation: keys and values (WORKBOOK §2, Keys)."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.codes import LotMechanism, MergeRule, PriceFormula, Regime, ResultKind, WeightBasis
from app.domain.evaluation import Method, PriceParameters, Rounding
from app.errors import AppError, Problem
from app.exchange import methods, numbers
from app.exchange.layout import FORMAT, KEY_BY_MATCHING, KEYS
from app.exchange.names import matching, shown
from app.exchange.problems import Problems
from app.exchange.rows import RowReader
from app.exchange.sheets import Sheet

KEY, VALUE = "key", "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basics:
    """What the keys say beside the method."""

    reference: str = ""
    title: str = ""
    authority: str = ""
    partner_authorities: tuple[str, ...] = ()
    regime: Regime | None = None
    procedure: str = ""
    light_touch: bool | None = None
    deadline: str = ""


class Keys:
    """The rows of the sheet by key."""

    def __init__(self, rows: Mapping[str, RowReader]) -> None:
        self._rows = rows

    def row(self, key: str) -> RowReader | None:
        """Return the row of a key that is given and has a value."""
        row = self._rows.get(key)
        return row if row is not None and row.filled(VALUE) else None

    def spoilt(self, key: str) -> bool:
        """Say whether the value of a key was found unreadable."""
        row = self._rows.get(key)
        return row is not None and row.spoilt(VALUE)

    def numbers(self) -> dict[str, int]:
        """Return the row number of every key there is."""
        return {key: row.number for key, row in self._rows.items()}

    def text(self, key: str) -> str:
        """Return the text of a key."""
        row = self.row(key)
        return row.text(VALUE) if row else ""


def keys_of(sheet: Sheet, problems: Problems) -> Keys:
    """Return the rows by key; unknown and double keys, and a reference that is not there, become problems."""
    rows: dict[str, RowReader] = {}
    for row in sheet.rows:
        reader = RowReader(sheet, row, problems)
        if not reader.need(KEY) or reader.spoilt(KEY):
            continue
        written = reader.text(KEY)
        key = KEY_BY_MATCHING.get(matching(written))
        if key is None:
            reader.problem(KEY, "unknown-key", found=shown(written))
        elif key.name in rows:
            reader.problem(KEY, "duplicate-key", found=shown(written))
        else:
            rows[key.name] = reader
    if sheet.headers.of(KEY):
        _check_needed(sheet, rows, problems)
    _check_format(rows.get("format"))
    return Keys(rows)


def _check_needed(sheet: Sheet, rows: Mapping[str, RowReader], problems: Problems) -> None:
    for key in KEYS:
        if key.needed and key.name not in rows:
            column = sheet.column(KEY)
            problems.add(Problem(code="missing-key", facts={"name": key.name}, sheet=sheet.name, column=column))
        elif key.needed:
            rows[key.name].need(VALUE)


def basics(keys: Keys) -> Basics:
    """Return what the keys say beside the method."""
    partners, regime = keys.row("partner authorities"), keys.row("regime")
    reference, light_touch = keys.row("reference"), keys.row("light touch")
    return Basics(
        reference=(reference.code(VALUE) if reference else None) or "",
        title=keys.text("title"),
        authority=keys.text("authority"),
        partner_authorities=partners.items(VALUE) if partners else (),
        regime=regime.word(VALUE, Regime) if regime else None,
        procedure=keys.text("procedure"),
        light_touch=light_touch.yes_or_no(VALUE) if light_touch else None,
        deadline=keys.text("deadline"),
    )


def published_method(keys: Keys) -> Method:
    """Return the published method, each key that is not given at its default."""
    result, basis = keys.row("result"), keys.row("weight basis")
    merge, off_scale = keys.row("merge rule"), keys.row("off-scale scores")
    formula, failed = keys.row("price formula"), keys.row("failed tenders in price reference")
    parameters, rounding = keys.row("formula parameters"), keys.row("rounding")
    chain, lots, spread = keys.row("tie break"), keys.row("lots per supplier"), keys.row("variance range")
    mechanism = keys.row("lot mechanism")
    return Method(
        result=(result.word(VALUE, ResultKind) if result else None) or ResultKind.RANK,
        weight_basis=(basis.word(VALUE, WeightBasis) if basis else None) or WeightBasis.LOCAL,
        merge_rule=(merge.word(VALUE, MergeRule) if merge else None) or MergeRule.CONSENSUS,
        off_scale_scores=bool(off_scale and off_scale.yes_or_no(VALUE)),
        price_formula=formula.word(VALUE, PriceFormula) if formula else None,
        price_parameters=(parameters.parameters(VALUE) if parameters else None) or PriceParameters(),
        rounding=(rounding.read(VALUE, methods.rounding) if rounding else None) or Rounding(),
        tie_break=(chain.read(VALUE, methods.tie_break) if chain else None) or (),
        failed_in_price_reference=bool(failed and failed.yes_or_no(VALUE)),
        lots_per_supplier=lots.quantity(VALUE, lambda text: numbers.whole(text, least=1)) if lots else None,
        lot_mechanism=mechanism.word(VALUE, LotMechanism) if mechanism else None,
        variance_range=spread.quantity(VALUE, numbers.not_negative) if spread else None,
    )


def _check_format(row: RowReader | None) -> None:
    if row is not None:
        row.quantity(VALUE, _our_format)


def _our_format(text: str) -> None:
    try:
        number = numbers.plain(text)
    except AppError:
        number = None
    if number != FORMAT:
        raise AppError("other-format", found=shown(text), ours=FORMAT)
