"""How much a workbook may hold before reading it stops: memory and time stay bounded (STYLE §4.19)."""

from app.errors import AppError

UNPACKED_BYTES = 256_000_000  # WORKBOOK §1: archives unpacking beyond 256 MB
FILE_BYTES = UNPACKED_BYTES
ARCHIVE_ENTRIES = 10_000
DIRECTORY_BYTES = 4_000_000  # of the archive's list of entries; 10,000 long names fit
CELL_CHARACTERS = 1_000_000
LINE_BYTES = 4_000_000
FILLED_CELLS = 1_000_000
ELEMENTS = 8_000_000  # XML tags, or cells of CSV with the empty ones
TEXT_CHARACTERS = 256_000_000
SHEETS = 1_000
LIST_ITEMS = 10_000
PROBLEMS = 50_000
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384


class Budget:
    """Counts what one workbook costs across its sheets and stops it with a sentence when that is too much."""

    def __init__(self) -> None:
        self._elements = ELEMENTS
        self._cells = FILLED_CELLS
        self._characters = TEXT_CHARACTERS

    def elements(self, count: int) -> None:
        """Count tags or empty cells."""
        self._elements -= count
        if self._elements < 0:
            raise AppError("workbook-too-large", most=FILLED_CELLS)

    def cell(self, text: str) -> None:
        """Count one filled cell with its text."""
        self._cells -= 1
        self._characters -= len(text)
        if self._cells < 0 or self._characters < 0:
            raise AppError("workbook-too-large", most=FILLED_CELLS)
