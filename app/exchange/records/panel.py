"""Sheet Panel: seats with their part and assignment (WORKBOOK §2)."""

from collections.abc import Iterator

from app.domain.codes import CriterionCode, LotCode, Role, SeatCode
from app.domain.evaluation import Seat
from app.exchange.problems import Problems
from app.exchange.records.placed import Placed, placed
from app.exchange.rows import RowReader
from app.exchange.sheets import Sheet


def read_panel(sheet: Sheet, problems: Problems) -> Placed[Seat]:
    """Return the seats."""
    return placed(_seats(sheet, problems))


def _seats(sheet: Sheet, problems: Problems) -> Iterator[tuple[int, Seat]]:
    for row in sheet.rows:
        reader = RowReader(sheet, row, problems)
        seat, role = reader.needed_code("seat"), reader.word("role", Role)
        questions, lots = reader.codes("questions"), reader.codes("lots")
        if seat is not None:
            yield (
                reader.number,
                Seat(
                    code=SeatCode(seat),
                    name=reader.text("name"),
                    role=role or Role.EVALUATOR,
                    questions=tuple(CriterionCode(question) for question in questions),
                    lots=tuple(LotCode(lot) for lot in lots),
                    group=reader.text("group"),
                ),
            )
