"""The exit codes of all commands (WORKBOOK §6, DESIGN §7)."""

FINAL = GOOD = 0
REFUSED = NOT_GOOD = 1
WRONG_USE = COULD_NOT_TELL = 2
NOT_FINAL = FOUND = 3
STOPPED = 130  # as shells count an interrupted command
UNHEARD = 141  # and one whose reader has gone
