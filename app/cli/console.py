"""What a command says: results on standard output, everything else on standard error, one object under `--json`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from app.errors import AppError, Problem
from app.text import commands
from app.text.sentences import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """The two streams of one command."""

    out: TextIO
    err: TextIO

    def say(self, *lines: str) -> None:
        """Write lines of the result."""
        self.out.writelines(f"{line}\n" for line in lines)

    def tell(self, *lines: str) -> None:
        """Write lines about the way there: progress, refusals."""
        self.err.writelines(f"{line}\n" for line in lines)
        self.err.flush()

    def json(self, value: Mapping[str, object]) -> None:
        """Write one JSON object."""
        self.say(json.dumps(value, ensure_ascii=False, indent=2))

    def refuse(self, error: AppError) -> None:
        """Write the sentence of a refusal."""
        self.tell(sentence(error.code, error.facts))

    def problems(self, problems: Sequence[Problem]) -> None:
        """Write every problem with its place."""
        self.say(commands.problems_found(len(problems)))
        for problem in problems:
            place = commands.place(problem.sheet, problem.row, problem.column)
            self.say(
                f"  {place}: {sentence(problem.code, problem.facts)}"
                if place
                else f"  {sentence(problem.code, problem.facts)}"
            )
