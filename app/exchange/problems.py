"""The list of everything wrong with one workbook, gathered while it is read."""

from app.errors import AppError, Problem
from app.exchange.sources import limits


class Problems:
    """Problems in the order found; beyond what anybody could read, one line says that there are more."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, problem: Problem) -> None:
        """Note a problem."""
        if len(self._found) < limits.PROBLEMS:
            self._found.append(problem)
        elif len(self._found) == limits.PROBLEMS:
            self._found.append(Problem(code="more-problems", facts={"most": limits.PROBLEMS}))

    def refuse(
        self, error: AppError, sheet: str | None = None, row: int | None = None, column: str | None = None
    ) -> None:
        """Note what an AppError says as a problem at its place."""
        self.add(Problem(code=error.code, facts=error.facts, sheet=sheet, row=row, column=column))

    def all(self) -> tuple[Problem, ...]:
        """Return what was noted."""
        return tuple(self._found)
