"""Records a case file of today's format: `python -m tests.storage.recording tests/data/case-format-N.evcase`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.storage.cases import KEY, full_case


def main() -> None:
    """Write a case file with a row in every table, and its key beside it; an earlier recording is never replaced."""
    target = Path(sys.argv[1])
    with TemporaryDirectory() as folder:
        case = full_case(Path(folder))
        case.close()
        with target.open("xb") as file:
            file.write(case.path.read_bytes())
    target.with_suffix(".key.txt").write_text(f"{KEY.hex()}\n")


if __name__ == "__main__":
    main()
