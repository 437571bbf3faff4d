"""Sheet Lots: parts with their own ranking (WORKBOOK §2, DOMAIN §1.3)."""

from collections.abc import Iterator

from app.domain.codes import LotCode
from app.domain.evaluation import Lot
from app.exchange import methods, numbers
from app.exchange.layout import ONLY_LOT, UNLIMITED
from app.exchange.names import matching
from app.exchange.problems import Problems
from app.exchange.records.placed import Placed, placed
from app.exchange.rows import RowReader
from app.exchange.sheets import Sheet

ONE_LOT: Placed[Lot] = Placed(records=(Lot(code=LotCode(ONLY_LOT)),))


def read_lots(sheet: Sheet, problems: Problems) -> Placed[Lot]:
    """Return the lots; without a row there is one lot, `1`."""
    if not sheet.rows:
        return ONE_LOT
    return placed(_lots(sheet, problems))


def _lots(sheet: Sheet, problems: Problems) -> Iterator[tuple[int, Lot]]:
    for row in sheet.rows:
        reader = RowReader(sheet, row, problems)
        code = reader.needed_code("code")
        lot = Lot(
            code=LotCode(code or ""),
            title=reader.text("title"),
            category=reader.text("category"),
            places=_places(reader),
            reserve=reader.quantity("reserve", numbers.whole) or 0,
            tiers=reader.read("tiers", methods.tiers),
            minimum_quality=reader.minimum("minimum quality"),
            minimum_total=reader.minimum("minimum total"),
            maximum_price=reader.money("maximum price"),
        )
        if code is not None:
            yield reader.number, lot


def _places(reader: RowReader) -> int | None:
    """Return the places of a lot: None for unlimited, one where nothing readable is given."""
    if matching(reader.text("places")) == UNLIMITED:
        return None
    return reader.quantity("places", lambda text: numbers.whole(text, least=1)) or 1


def only_lot(sheet: Sheet, lots: Placed[Lot]) -> LotCode | None:
    """Return the lot that an empty cell means, None where the sheet names several."""
    if len(sheet.rows) > 1 or not lots.records:
        return None
    return lots.records[0].code
