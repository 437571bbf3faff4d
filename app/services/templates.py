"""The empty workbook to start from."""

from pathlib import Path

from app.services.files import write_whole


def write_template(path: Path) -> None:
    """Write the empty workbook where nothing is yet; raises AppError `file-exists` or `file-not-written`."""
    from app.exchange.template import template_bytes  # noqa: PLC0415 - loads what writes workbooks

    write_whole(path, template_bytes())
