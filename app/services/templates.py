"""The empty workbook to start from."""

from pathlib import Path

from app.exchange.template import template_bytes
from app.services.files import write_whole


def write_template(path: Path) -> None:
    """Write the empty workbook where nothing is yet; raises AppError `file-exists` or `file-not-written`."""
    write_whole(path, template_bytes())
