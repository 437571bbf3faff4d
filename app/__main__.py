"""Arguments in, exit code out."""

import sys
from collections.abc import Sequence

from app import bootstrap
from app.cli import arguments


def main(given: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    return bootstrap.run(arguments.parse(given))


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # an installer's program starts itself again to draw pages
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
