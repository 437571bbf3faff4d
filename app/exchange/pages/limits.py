"""How much one PDF may take, and how the process that reads it is held to that."""

import sys

MAX_FILE = 64 * 1024 * 1024  # bytes; they lie in memory whole
MAX_PAGES = 5_000
MAX_PIXELS = 8_000_000  # of one page's picture, at four bytes each
MAX_TEXT = 200_000  # characters of one page
MEMORY = 1024 * 1024 * 1024  # bytes of address space for the process that reads
SECONDS = 15.0  # for one page, or for opening
START_SECONDS = 60.0  # for that process to begin, on a slow laptop that has much else to do


def confine(memory: int) -> None:
    """Hold this process to that much memory and let it write no file, as far as the system knows how.

    Linux keeps to all of it, macOS to the files alone; Windows has no such limits, there time alone bounds it.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        for limit, value in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            *(((resource.RLIMIT_AS, memory),) if sys.platform == "linux" else ()),
        ):
            resource.setrlimit(limit, (value, value))
