"""Where on the sheets of an exported workbook each record stands, and how a formula reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.codes import CriterionCode
from app.domain.evaluation import EvaluationData
from app.exchange.layout import SheetName
from app.exchange.names import column_letters
from app.exchange.records.criteria import CriteriaRows
from app.exchange.records.placed import Placed
from app.exchange.records.tenders import PriceColumns, TenderColumns, tender_columns
from app.exchange.sources.cells import CellKind
from app.exchange.written_sheets import WrittenSheet

FIRST_ROW = 2
TEXT_NUMBER = '_xlfn.NUMBERVALUE({},".")'  # whatever the system takes for a decimal point


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The sheets that are read back, by name."""

    sheets: Mapping[SheetName, WrittenSheet]
    columns: TenderColumns
    places: Mapping[tuple[SheetName, str], int]

    def rows(self, title: SheetName) -> int:
        """Return how many records a sheet holds."""
        sheet = self.sheets.get(title)
        return 0 if sheet is None else len(sheet.rows)

    def cell(self, title: SheetName, index: int, field: str) -> str:
        """Return how a formula names the cell of a record."""
        return f"{title.value}!{column_letters(self.places[title, field] + 1)}{index + FIRST_ROW}"

    def number(self, title: SheetName, index: int, field: str) -> str:
        """Return how a formula reads the number in a cell; one too long for a spreadsheet's number is text there."""
        name = self.cell(title, index, field)
        return TEXT_NUMBER.format(name) if self.is_text(title, index, field) else name

    def present(self, title: SheetName, index: int, field: str) -> str:
        """Return how a formula reads a number that may be missing: as the empty text, never as zero."""
        name = self.cell(title, index, field)
        return f'IF({name}="","",{self.number(title, index, field)})'

    def column(self, title: SheetName, field: str, first: int, last: int) -> str:
        """Return how a formula names the cells of several records."""
        letters = column_letters(self.places[title, field] + 1)
        return f"{title.value}!{letters}{first + FIRST_ROW}:{letters}{last + FIRST_ROW}"

    def is_text(self, title: SheetName, index: int, field: str) -> bool:
        """Tell whether a cell was written as text."""
        found = self.sheets[title].rows[index][self.places[title, field]]
        return found is not None and found.kind is CellKind.TEXT

    def shown(self, title: SheetName, index: int, field: str) -> str:
        """Return what stands in a cell."""
        found = self.sheets[title].rows[index][self.places[title, field]]
        return "" if found is None else found.text

    def price(self, row: CriterionCode | None) -> PriceColumns | None:
        """Return the columns of a price row; of None those that stand where the criteria have no price row."""
        return next((columns for columns in self.columns.prices if columns.row == row), None)


def inputs_of(data: EvaluationData, sheets: Sequence[WrittenSheet]) -> Inputs:
    """Return where everything stands on the sheets of an evaluation."""
    columns = tender_columns(CriteriaRows(criteria=Placed(records=data.criteria)))
    places = {(sheet.title, header): place for sheet in sheets for place, header in enumerate(sheet.headers)}
    for place, target in enumerate(columns.targets()):
        places[SheetName.TENDERS, target.field] = place
    return Inputs(sheets={sheet.title: sheet for sheet in sheets}, columns=columns, places=places)
