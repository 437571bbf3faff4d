"""Which column of a sheet carries which field: headers against the columns that may stand there (WORKBOOK §1)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.errors import AppError
from app.exchange.names import matching, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A column that may stand on a sheet: the field it fills, its header as WORKBOOK or the criteria write it.

    `by_code` marks headers that are codes of criteria: an exact match of one wins over everything else.
    """

    field: str
    header: str
    needed: bool = False
    by_code: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Headers:
    """The headers of one sheet as written, and which field each fills; None: a problem stands against it."""

    written: Mapping[int, str]
    fields: Mapping[int, str | None]

    def of(self, field: str) -> str | None:
        """Return the header of the field as the file writes it."""
        return next((self.written[column] for column, found in self.fields.items() if found == field), None)

    def column(self, field: str) -> int | None:
        """Return the column of the field, counted from 1."""
        return next((column for column, found in self.fields.items() if found == field), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """A header that fills no field, with the reason."""

    header: str
    error: AppError


def matched(
    written: Mapping[int, str], targets: Sequence[Target], tolerated: Iterable[str]
) -> tuple[Headers, list[Mismatch]]:
    """Return the fields of the columns, exact matches first; `tolerated` headers are neither read nor refused.

    A header that is empty has been refused already: its column is known and unread.
    """
    fields: dict[int, str | None] = {}
    taken: set[str] = set()
    exact = {target.header: target for target in sorted(targets, key=lambda target: target.by_code)}
    for column, header in written.items():
        target = exact.get(header)
        if target is not None and target.field not in taken:
            fields[column] = target.field
            taken.add(target.field)
    mismatches = []
    let_be = {matching(header) for header in tolerated}
    for column, header in written.items():
        if column not in fields and not header:
            fields[column] = None
        elif column not in fields:
            fields[column], error = _loosely(header, targets, taken)
            if error is not None and not (error.code == "unknown-header" and matching(header) in let_be):
                mismatches.append(Mismatch(header=header, error=error))
    return Headers(written=written, fields=fields), mismatches


def _loosely(header: str, targets: Sequence[Target], taken: set[str]) -> tuple[str | None, AppError | None]:
    wanted = matching(header)
    same = [target for target in targets if wanted and matching(target.header) == wanted]
    free = [target for target in same if target.field not in taken]
    if not same:
        return None, AppError("unknown-header", found=shown(header), allowed=[target.header for target in targets])
    if len(free) != 1:
        return None, AppError("duplicate-header", found=shown(header))
    taken.add(free[0].field)
    return free[0].field, None
