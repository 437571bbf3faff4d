"""Sheet Suppliers (WORKBOOK §2)."""

from collections.abc import Iterator

from app.domain.codes import SupplierId, SupplierKind
from app.domain.evaluation import Supplier
from app.exchange.problems import Problems
from app.exchange.records.placed import Placed, placed
from app.exchange.rows import RowReader
from app.exchange.sheets import Sheet


def read_suppliers(sheet: Sheet, problems: Problems) -> Placed[Supplier]:
    """Return the suppliers."""
    return placed(_suppliers(sheet, problems))


def _suppliers(sheet: Sheet, problems: Problems) -> Iterator[tuple[int, Supplier]]:
    for row in sheet.rows:
        reader = RowReader(sheet, row, problems)
        supplier = reader.needed_code("id")
        reader.need("name")
        kind, members = reader.word("kind", SupplierKind), reader.items("members")
        if supplier is not None:
            yield (
                reader.number,
                Supplier(
                    id=SupplierId(supplier),
                    name=reader.text("name"),
                    register_number=reader.text("register number"),
                    kind=kind,
                    members=members,
                ),
            )
