"""What the commands say around the figures."""

import unicodedata
from collections.abc import Sequence, Set
from fractions import Fraction

from app.text.catalogue import N_, _
from app.text.numbers import points
from app.text.outcomes import together

RANKING_COLUMNS = (N_("Rank"), N_("Supplier"), N_("Quality"), N_("Price"), N_("Total"), N_("Outcome"))
_RIGHT = frozenset({0, 2, 3, 4})


def problems_found(count: int) -> str:
    """Return the heading of a list of problems."""
    if count == 1:
        return _("The workbook was refused. There is 1 problem, and nothing was written:")
    return _("The workbook was refused. There are {count} problems, and nothing was written:").format(count=count)


def place(sheet: str | None, row: int | None, column: str | None) -> str:
    """Return where a problem is, as far as that can be said."""
    parts = [
        _("sheet {sheet}").format(sheet=sheet) if sheet is not None else "",
        _("row {row}").format(row=row) if row is not None else "",
        _("column “{column}”").format(column=column) if column is not None else "",
    ]
    return ", ".join(part for part in parts if part)


def heading(reference: str, title: str) -> str:
    """Return the line above a ranking."""
    return f"{reference}  {title}".rstrip()


def lot_name(code: str, title: str) -> str:
    """Return a lot's code with its title."""
    return _("Lot {code}").format(code=code) + (f": {title}" if title else "")


def lot_heading(code: str, title: str, best: str, *, final: bool) -> str:
    """Return the line above a lot's table."""
    parts = [lot_name(code, title)]
    if best == "lowest":
        parts.append(_("the lowest total wins"))
    if not final:
        parts.append(_("NOT FINAL"))
    return " — ".join(parts)


def ranking_row(
    rank: int | None,
    supplier: str,
    parts: tuple[Fraction | None, Fraction | None],
    displayed: str | None,
    outcome: str,
) -> tuple[str, ...]:
    """Return a tender's row for the columns of RANKING_COLUMNS; `parts` are quality and price score."""
    quality, price = (points(part) if part is not None else "–" for part in parts)
    return ("–" if rank is None else str(rank), supplier, quality, price, displayed or "–", outcome)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], figures: Set[int] = _RIGHT) -> list[str]:
    """Return the lines of a plain table, the columns of figures to the right; those of a ranking unless named."""
    everything = [tuple(_(column) for column in columns), *rows]
    widths = [max(_width(row[place]) for row in everything) for place in range(len(columns))]
    return [
        "  " + "  ".join(_padded(cell, widths[at], right=at in figures) for at, cell in enumerate(row)).rstrip()
        for row in everything
    ]


def tie(rank: int, suppliers: Sequence[str], steps: Sequence[str]) -> str:
    """Return who tied where, and what parted them."""
    facts = {"rank": rank, "suppliers": together(suppliers), "steps": together(steps)}
    if steps:
        return _("Equal totals from rank {rank}: {suppliers}, parted by {steps}.").format(**facts)
    return _("Equal totals from rank {rank}: {suppliers}, not parted.").format(**facts)


def allocation(count: int) -> str:
    """Return the heading of the allocation of lots."""
    if count == 1:
        return _("Lots per supplier are limited. The award that fills most places at the highest sum of totals:")
    return _("Lots per supplier are limited, and {count} awards do equally well; none is chosen:").format(count=count)


def _padded(cell: str, width: int, *, right: bool) -> str:
    fill = " " * (width - _width(cell))
    return fill + cell if right else cell + fill


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def report_written(path: str) -> str:
    """Return where the unsigned report is and what makes it more than a draft."""
    return _(
        "The report is written to {path}. It stays a draft until the moderator, then the procurement lead "
        "have signed it: evenhand sign {path} --as moderator --identity FILE.p12"
    ).format(path=path)


def signed(role: str, name: str, fingerprint: str) -> str:
    """Return whose signature was added."""
    return _("Signed as {role} by {name}, certificate {fingerprint}.").format(
        role=role, name=name, fingerprint=fingerprint
    )


def identity_made(path: str, passphrase: str, fingerprint: str) -> tuple[str, ...]:
    """Return where a new identity is, with its passphrase, which is shown nowhere else."""
    return (
        _("The identity is in {path}.").format(path=path),
        _("Its passphrase, shown only now: {passphrase}").format(passphrase=passphrase),
        _("Its fingerprint, to be printed in letters and notices: {fingerprint}").format(fingerprint=fingerprint),
    )


def template_written(path: str) -> str:
    """Return where the empty workbook is."""
    return _("The workbook is written to {path}. Replace its example rows by your own.").format(path=path)


def workbook_exported(path: str) -> str:
    """Return where the exported workbook is, and what its result sheets are."""
    return _(
        "The workbook is written to {path}. Its sheets Result… work the ranking out again by formulas; the sheet "
        "Result says whether the spreadsheet agrees with the exact calculation."
    ).format(path=path)


def stopped() -> str:
    """Return what is said when the command is interrupted."""
    return _("Stopped. Every file that was written is whole; what was not reached is not there.")


def passphrase_prompt(file: str) -> str:
    """Return the question for a passphrase."""
    return _("Passphrase of {file}: ").format(file=file)
