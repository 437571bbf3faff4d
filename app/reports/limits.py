"""What a report may be at most, told without loading what reads one."""

from typing import Final

LARGEST_FILE: Final = 256 * 1024 * 1024
