"""Writes resources/translations/evenhand.pot: every sentence of the application, for those who translate it.

    .venv/bin/python .ci/catalogue.py

The file is the same on every machine: no dates, no line numbers. A test fails while it is stale.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "resources" / "translations" / "evenhand.pot"
KEYWORDS = {"_": None, "N_": None}


def catalogue() -> bytes:
    """Return the template that belongs to the sources, sentences in alphabetical order, each with its files."""
    found = Catalog(project="evenhand", charset="utf-8")
    for name, _line, message, comments, context in extract_from_dir(ROOT / "app", keywords=KEYWORDS):
        found.add(message, None, [(f"app/{Path(name).as_posix()}", 0)], auto_comments=comments, context=context)
    out = BytesIO()
    write_po(out, found, width=120, omit_header=True, sort_output=True, include_lineno=False)
    header = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return header + out.getvalue()


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(catalogue())
