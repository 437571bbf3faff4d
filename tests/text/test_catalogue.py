"""The catalogue for translators is not stale, and a sentence that is not marked cannot hide."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_catalogue_holds_every_sentence_of_the_sources() -> None:
    made = runpy.run_path(str(ROOT / ".ci" / "catalogue.py"))

    assert made["TEMPLATE"].read_bytes() == made["catalogue"](), "stale: run .venv/bin/python .ci/catalogue.py"
