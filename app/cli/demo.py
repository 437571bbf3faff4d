"""`evenhand demo DIR`: a whole evaluation, played between separate profiles with real files."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from app.cli.console import Console
from app.cli.rank import show
from app.services.demo import scripts
from app.services.demo.play import Played, clear, play
from app.services.demo.scripts import Numbers
from app.services.reports import grouped_fingerprint, verdict_lines
from app.text import demo as words


def run(
    console: Console, folder: Path, numbers: Mapping[str, int], *, replace: bool, clock: Callable[[], datetime]
) -> int:
    """Play, then print the ranking, the verdict on the report, and where everything is; the verdict's exit code.

    Without numbers the sample is played.
    """
    script, source = scripts.chosen(Numbers(**numbers) if numbers else None)
    if replace:
        clear(folder)
    console.tell(words.begins(script.reference, len(script.suppliers), len(script.lots)))
    played = play(folder, script, source=source, clock=clock, tell=lambda step: console.tell(words.step(step)))
    show(console, played.found)
    console.say("", *verdict_lines(played.verdict), "", *_where(played))
    return played.verdict.exit_code


def _where(played: Played) -> tuple[str, ...]:
    people = [(person.seat, str(person.home)) for person in played.people]
    return words.where(
        report=str(played.report),
        workbook=None if played.workbook is None else str(played.workbook),
        files=[str(path) for path in played.files],
        people=people,
        signers=[grouped_fingerprint(signer) for signer in played.signers],
        signers_plain=",".join(played.signers),
    )
