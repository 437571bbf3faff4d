"""How sheets, headers, keys and fixed values are compared, and how cells are named for people."""

SHOWN_CHARACTERS = 60


def matching(text: str) -> str:
    """Return the text as it is compared: letters and digits alone, caseless (WORKBOOK §1)."""
    return "".join(character for character in text.casefold() if character.isalnum())


def shown(text: str) -> str:
    """Return the text as a message quotes it: on one line, cut where it is long."""
    line = "".join(character if character.isprintable() else " " for character in text)
    return line if len(line) <= SHOWN_CHARACTERS else line[: SHOWN_CHARACTERS - 1] + "…"


def column_letters(column: int) -> str:
    """Return the letters that spreadsheets show for a column counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
