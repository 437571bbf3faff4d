"""Sheets Scores and Agreed: what seats gave and what the panel agreed (WORKBOOK §2, DR-20); empty is missing."""

from collections.abc import Iterator

from app.domain.codes import CriterionCode, LotCode, SeatCode, SupplierId
from app.domain.evaluation import AgreedScore, Score
from app.exchange.problems import Problems
from app.exchange.records.placed import Placed, placed
from app.exchange.rows import RowReader
from app.exchange.sheets import Sheet


def read_scores(sheet: Sheet, problems: Problems) -> Placed[Score]:
    """Return the seats' scores, a lot that is not named kept as None."""
    return placed(_scores(sheet, problems))


def read_agreed(sheet: Sheet, problems: Problems) -> Placed[AgreedScore]:
    """Return the agreed scores, a lot that is not named kept as None."""
    return placed(_agreed(sheet, problems))


def lot_of(reader: RowReader) -> LotCode | None:
    """Return the lot a row names, None for every lot it applies to."""
    lot = reader.code("lot")
    return LotCode(lot) if lot else None


def _scores(sheet: Sheet, problems: Problems) -> Iterator[tuple[int, Score]]:
    for row in sheet.rows:
        reader = RowReader(sheet, row, problems)
        seat, supplier = reader.needed_code("seat"), reader.needed_code("supplier")
        question, lot, value = reader.needed_code("question"), lot_of(reader), reader.plain("score")
        if seat is None or supplier is None or question is None or reader.spoilt("lot"):
            continue
        yield (
            reader.number,
            Score(
                seat=SeatCode(seat),
                supplier=SupplierId(supplier),
                lot=lot,
                question=CriterionCode(question),
                value=value,
                reason=reader.text("reason"),
                evidence=reader.text("evidence"),
            ),
        )


def _agreed(sheet: Sheet, problems: Problems) -> Iterator[tuple[int, AgreedScore]]:
    for row in sheet.rows:
        reader = RowReader(sheet, row, problems)
        supplier, question = reader.needed_code("supplier"), reader.needed_code("question")
        lot, value = lot_of(reader), reader.plain("score")
        if supplier is None or question is None or reader.spoilt("lot"):
            continue
        yield (
            reader.number,
            AgreedScore(
                supplier=SupplierId(supplier),
                lot=lot,
                question=CriterionCode(question),
                value=value,
                reason=reader.text("reason"),
            ),
        )
