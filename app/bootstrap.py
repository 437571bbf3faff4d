"""The composition root: gives each command its streams, its clock and its way to ask for a passphrase."""

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import closing
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from app.errors import AppError

if TYPE_CHECKING:
    from datetime import datetime

    from app.cli.console import Console
    from app.services.entering import Door
    from app.ui.application import Opening
    from app.ui.chooser import Chooser
    from app.ui.main_window import MainWindow
    from app.ui.tasks import Tasks

# Each command imports what it needs when it runs: pyHanko alone takes longer to load than a workbook to rank.


def run(asked: argparse.Namespace) -> int:
    """Run what was asked for and return its exit code; the window loads nothing that it does not show."""
    return _window(asked) if asked.command == "window" else _command(asked)


def _window(asked: argparse.Namespace) -> int:
    from app.ui import application  # noqa: PLC0415

    return application.run(lambda: _opening(asked))


def _command(asked: argparse.Namespace) -> int:
    """Run one command; refusals become a sentence on standard error."""
    from app.cli import exits  # noqa: PLC0415
    from app.cli.console import Console  # noqa: PLC0415
    from app.text.commands import stopped  # noqa: PLC0415

    console = Console(out=_stream(sys.stdout), err=_stream(sys.stderr))
    try:
        code = _COMMANDS[asked.command](console, asked)
        console.out.flush()
    except AppError as refusal:
        console.refuse(refusal)
        return exits.COULD_NOT_TELL if refusal.code in _WRONG_USE or asked.command == "verify" else exits.REFUSED
    except KeyboardInterrupt:
        console.tell(stopped())
        return exits.STOPPED
    except BrokenPipeError:
        # Whoever read our output has closed it (`evenhand rank … | head`): nothing more can be said to anyone. Python
        # would try once more at exit, so the stream is pointed elsewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), console.out.fileno())
        return exits.UNHEARD
    except OSError as error:  # the services word their own; this one is about our output, as on a full disk
        console.refuse(AppError("output-not-written", reason=error.strerror or str(error)))
        os.dup2(os.open(os.devnull, os.O_WRONLY), console.out.fileno())
        return exits.REFUSED
    return code


def _stream(given: TextIO | None) -> TextIO:
    """Return a stream that any character can be written to; where there is none, one that nobody reads."""
    if given is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if isinstance(given, TextIOWrapper):
        given.reconfigure(encoding="utf-8", errors="backslashreplace")
    return given


_WRONG_USE = frozenset(
    {
        "invented-out-of-range",
        "fingerprint-unreadable",
        "folder-not-empty",
        "no-case",
        "no-profile",
        "no-such-file",
        "rehearsal-out-of-range",
        "several-cases",
        "several-profiles",
        "signers-none",
    }
)


def _now() -> "datetime":
    from datetime import UTC, datetime  # noqa: PLC0415

    return datetime.now(UTC)  # noqa: TID251 - this is the clock that everybody else is given


def _opening(asked: argparse.Namespace) -> "Opening":
    """Return what fills the window; called off the GUI thread once the window is on the screen.

    Here the services of the first page are loaded, which takes its time, but nothing of app.ui: see app/ui/arriving.py.
    """
    from app.security.secret_store import KeyringStore, NoStore  # noqa: PLC0415
    from app.services import enrolment, opening, overview, recovery  # noqa: F401, PLC0415 - for what is shown first
    from app.services.entering import Door  # noqa: PLC0415
    from app.services.folders import default_home  # noqa: PLC0415

    door = Door(
        home=asked.home or default_home(),
        store=KeyringStore() if asked.sample is None else NoStore(),
        clock=_now,
        passphrase=lambda about: _passphrase(None, about.name)(),
    )

    def fill(window: "MainWindow", tasks: "Tasks", chooser: "Chooser") -> None:
        from app.ui.opening import opening as filled_by  # noqa: PLC0415

        filled_by(door, file=asked.file, sample=asked.sample)(window, tasks, chooser)

    return fill


def _rank(console: "Console", asked: argparse.Namespace) -> int:
    from app.cli import rank  # noqa: PLC0415

    return rank.run(console, asked.workbook, as_json=asked.json)


def _moderate(console: "Console", asked: argparse.Namespace) -> int:
    from app.cli import moderate  # noqa: PLC0415

    return moderate.run(console, asked.workbook, after_lock=asked.after_lock, as_json=asked.json)


def _rehearse(console: "Console", asked: argparse.Namespace) -> int:
    from app.cli import rehearse  # noqa: PLC0415

    numbers = {name: getattr(asked, name) for name in ("tenders", "contests", "seed")}
    given = {name: number for name, number in numbers.items() if number is not None}
    return rehearse.run(console, asked.workbook, given, as_json=asked.json)


def _report(console: "Console", asked: argparse.Namespace) -> int:
    from app.cli import report  # noqa: PLC0415

    signers = {"moderator": asked.moderator, "lead": asked.lead}
    return report.run(console, asked.workbook, asked.out, signers=signers, replace=asked.replace)


def _sign(console: "Console", asked: argparse.Namespace) -> int:
    from app.cli import sign  # noqa: PLC0415

    passphrase = _passphrase(asked.passphrase_file, asked.identity.name)
    return sign.run(console, asked.pdf, asked.role, asked.identity, passphrase=passphrase, at=_now())


def _verify(console: "Console", asked: argparse.Namespace) -> int:
    from app.cli import verify  # noqa: PLC0415

    return verify.run(console, asked.pdf, signers=asked.signers, as_json=asked.json, now=_now())


def _identity(console: "Console", asked: argparse.Namespace) -> int:
    from app.cli import sign  # noqa: PLC0415

    return sign.run_identity(console, asked.name, asked.out, at=_now())


def _template(console: "Console", asked: argparse.Namespace) -> int:
    from app.cli import template  # noqa: PLC0415

    return template.run(console, asked.out)


def _export(console: "Console", asked: argparse.Namespace) -> int:
    if asked.workbook is not None:
        from app.cli import export  # noqa: PLC0415

        return export.run(console, asked.workbook, asked.out, replace=asked.replace)
    from app.cli import export_case  # noqa: PLC0415
    from app.services.entering import enter_case  # noqa: PLC0415

    with closing(enter_case(_door(asked), asked.profile, asked.case)) as desk:
        return export_case.run(console, desk, asked.out)


def _demo(console: "Console", asked: argparse.Namespace) -> int:
    from app.cli import demo  # noqa: PLC0415

    numbers = {name: getattr(asked, name) for name in ("suppliers", "questions", "seats", "lots", "seed")}
    given = {name: number for name, number in numbers.items() if number is not None}
    return demo.run(console, asked.folder, given, replace=asked.replace, clock=_now)


def _record(console: "Console", asked: argparse.Namespace) -> int:
    from app.cli import record  # noqa: PLC0415
    from app.services.entering import enter_case  # noqa: PLC0415

    with closing(enter_case(_door(asked), asked.profile, asked.case)) as desk:
        return record.run(console, desk, search=asked.search, as_json=asked.json)


def _backup(console: "Console", asked: argparse.Namespace) -> int:
    from app.cli import backup  # noqa: PLC0415
    from app.services.entering import enter_case, enter_profile  # noqa: PLC0415

    if asked.restore is not None:
        return backup.run_restore(console, enter_profile(_door(asked), asked.profile), asked.restore, clock=_now)
    with closing(enter_case(_door(asked), asked.profile, asked.case)) as desk:
        return backup.run(console, desk, asked.out)


def _doctor(console: "Console", asked: argparse.Namespace) -> int:
    from app.cli import doctor  # noqa: PLC0415
    from app.security.secret_store import KeyringStore  # noqa: PLC0415
    from app.services.folders import default_home  # noqa: PLC0415

    return doctor.run(console, asked.home or default_home(), KeyringStore(), now=_now(), as_json=asked.json)


def _door(asked: argparse.Namespace) -> "Door":
    """Return what opens the profiles of a home: the keyring, and a passphrase from a file or the terminal."""
    from app.security.secret_store import KeyringStore  # noqa: PLC0415
    from app.services.entering import Door  # noqa: PLC0415
    from app.services.folders import default_home  # noqa: PLC0415

    return Door(
        home=asked.home or default_home(),
        store=KeyringStore(),
        clock=_now,
        passphrase=lambda about: _passphrase(asked.passphrase_file, about.name)(),
    )


def _standstill(console: "Console", asked: argparse.Namespace) -> int:
    from app.cli import standstill  # noqa: PLC0415

    return standstill.run(
        console,
        asked.regime,
        asked.date,
        asked.sent,
        calendars=asked.calendar,
        rules=asked.rules,
        as_json=asked.json,
    )


def _passphrase(file: Path | None, of: str) -> Callable[[], str]:
    """Return how to come by the passphrase: from the file, else by asking at the terminal without showing it."""
    from app.services.reports import passphrase_in  # noqa: PLC0415

    if file is not None:
        return lambda: passphrase_in(file)
    if not sys.stdin.isatty():
        raise AppError("passphrase-not-asked")
    from getpass import getpass  # noqa: PLC0415

    from app.text.commands import passphrase_prompt  # noqa: PLC0415

    return lambda: getpass(passphrase_prompt(of))


_COMMANDS: dict[str, Callable[["Console", argparse.Namespace], int]] = {
    "rank": _rank,
    "moderate": _moderate,
    "rehearse": _rehearse,
    "report": _report,
    "sign": _sign,
    "verify": _verify,
    "identity": _identity,
    "template": _template,
    "export": _export,
    "demo": _demo,
    "record": _record,
    "backup": _backup,
    "doctor": _doctor,
    "standstill": _standstill,
}
