"""The command line: what can be asked for, and how."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.text.catalogue import _

if TYPE_CHECKING:
    from datetime import date

WINDOW = "window"
ROLES = ("moderator", "lead", "approver")


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the command with its options; exits with 2 and a sentence for wrong use."""
    given = _named(list(sys.argv[1:] if arguments is None else arguments))
    parser = _parser(for_window=given[:1] == [WINDOW])
    asked = parser.parse_args(given)
    if asked.command == "export" and asked.workbook is not None:
        if any(getattr(asked, name) is not None for name in ("home", "profile", "case", "passphrase_file")):
            parser.error(_("name a workbook, or say which live evaluation is meant, not both"))
    elif asked.command == "export" and asked.replace:
        parser.error(_("--replace is for the export of a workbook; choose another name"))
    return asked


def _named(given: list[str]) -> list[str]:
    """Return the arguments with the command they leave out: none, or a file that is there, opens the window."""
    if not given or given[0] in {"--sample", "--home"} or Path(given[0]).is_file():
        return [WINDOW, *given]
    return given


def _parser(*, for_window: bool) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="evenhand",
        description=_("Offline tender evaluation: exact ranking, and a signed report that proves itself."),
        epilog=_(
            "Exit codes: 0 final or good; 1 refused or not good; 2 wrong use or could not tell; "
            "3 ranked, but not final."
        ),
    )
    parser.add_argument("--version", action="version", version=f"evenhand {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))
    _window(commands)
    if for_window:  # which is to be on the screen before anything else is loaded
        return parser
    _rank(commands)
    _moderate(commands)
    _rehearse(commands)
    _report(commands)
    _sign(commands)
    _verify(commands)
    _identity(commands)
    _template(commands)
    _export(commands)
    _demo(commands)
    _record(commands)
    _backup(commands)
    _doctor(commands)
    _standstill(commands)
    return parser


def _window(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        WINDOW,
        help=_("open the window; without any command it opens too"),
        description=_("Opens the window. A pack, return, invitation, report or workbook that is named opens in it."),
    )
    command.add_argument(
        "file", type=Path, nargs="?", metavar=_("FILE"), help=_("a file that somebody sent, or a workbook")
    )
    _home(command)
    command.add_argument(
        "--sample",
        type=Path,
        metavar=_("FOLDER"),
        help=_("play with the sample evaluation, kept in this folder and made there the first time"),
    )


def _rank(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("rank", help=_("rank the evaluation in a workbook"))
    _workbook(command)
    command.add_argument("--json", action="store_true", help=_("print one JSON object and nothing else"))


def _moderate(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("moderate", help=_("show where seats differ and what is missing from their scores"))
    _workbook(command)
    command.add_argument(
        "--after-lock",
        action="store_true",
        help=_("quality is locked: show thresholds that scores straddle, and how far the seats agree"),
    )
    command.add_argument("--json", action="store_true", help=_("print one JSON object and nothing else"))


def _rehearse(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "rehearse",
        help=_("try a method with invented tenders before it is published"),
        description=_(
            "Looks at the method of a workbook and plays invented tenders through it, contest after contest: for third "
            "tenders that decide between two others, limits that nobody can meet, ties that nothing parts. Tenders "
            "and scores in the workbook are passed over. Exit codes: 0 nothing found, 1 refused, 2 wrong use, "
            "3 something found."
        ),
    )
    _workbook(command)
    for name, means in (
        ("tenders", _("how many tenders each contest has (five, or some more than there are places)")),
        ("contests", _("how many contests are played (500)")),
        ("seed", _("another number invents other tenders (1)")),
    ):
        command.add_argument(f"--{name}", type=int, metavar=_("N"), help=means)
    command.add_argument("--json", action="store_true", help=_("print one JSON object and nothing else"))


def _report(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("report", help=_("write the award report of a workbook, to be signed by two people"))
    _workbook(command)
    command.add_argument("--out", type=Path, required=True, metavar=_("FILE.pdf"), help=_("where to write it"))
    for role in ("moderator", "lead"):
        command.add_argument(
            f"--{role}",
            metavar=_("FINGERPRINT"),
            help=_("the only certificate that may sign as {role}; printed in the report").format(role=role),
        )
    command.add_argument("--replace", action="store_true", help=_("overwrite a file of that name"))


def _sign(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("sign", help=_("check a report, then add your signature to it"))
    command.add_argument("pdf", type=Path, metavar=_("FILE.pdf"))
    command.add_argument("--as", dest="role", required=True, choices=ROLES, help=_("moderator signs first, then lead"))
    command.add_argument(
        "--identity",
        type=Path,
        required=True,
        metavar=_("FILE.p12"),
        help=_("your key and certificate (PKCS#12): your council's, or one made by `evenhand identity`"),
    )
    command.add_argument(
        "--passphrase-file", type=Path, metavar=_("FILE"), help=_("read the passphrase from a file's first line")
    )


def _verify(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("verify", help=_("tell whether a report is unchanged, recomputes, and who signed it"))
    command.add_argument("pdf", type=Path, metavar=_("FILE.pdf"))
    command.add_argument(
        "--signers",
        metavar=_("FINGERPRINT,…"),
        help=_("the fingerprints of all signers, as printed in letters and notices"),
    )
    command.add_argument("--json", action="store_true", help=_("print one JSON object and nothing else"))


def _identity(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("identity", help=_("make a signing key with a certificate of its own"))
    command.add_argument("name", metavar=_("NAME"), help=_("the name that stands beside the signature"))
    command.add_argument("--out", type=Path, required=True, metavar=_("FILE.p12"), help=_("where to keep it"))


def _template(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("template", help=_("write an empty workbook with explanations and an example"))
    command.add_argument("out", type=Path, metavar=_("FILE.xlsx"), nargs="?", default=Path("evaluation.xlsx"))


def _export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "export",
        help=_("write an evaluation as a workbook that ranks it in live formulas"),
        description=_(
            "Writes the evaluation of WORKBOOK, or without one a live evaluation whose quality is locked, as an .xlsx "
            "that reads back as the same. Its sheets Result… work the ranking out again by formulas, with the exact "
            "results beside them."
        ),
    )
    command.add_argument(
        "workbook",
        type=Path,
        nargs="?",
        metavar=_("WORKBOOK"),
        help=_("an .xlsx file, or a folder of .csv files; left out: the live evaluation"),
    )
    command.add_argument("--out", type=Path, required=True, metavar=_("FILE.xlsx"), help=_("where to write it"))
    command.add_argument("--replace", action="store_true", help=_("overwrite a file of that name"))
    _case(command)


def _demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "demo",
        help=_("play a whole evaluation between separate profiles, with real files"),
        description=_(
            "Plays the sample evaluation; with any of the numbers an invented one of that size. Everything is written "
            "to DIR, each person's passphrase too, and nothing enters this machine's keyring."
        ),
    )
    command.add_argument("folder", type=Path, metavar=_("DIR"), help=_("a new folder for what it writes"))
    for name, means in (
        ("suppliers", _("how many suppliers tender")),
        ("questions", _("how many questions are scored")),
        ("seats", _("how many seats score")),
        ("lots", _("how many lots there are")),
        ("seed", _("another number invents another evaluation")),
    ):
        command.add_argument(f"--{name}", type=int, metavar=_("N"), help=means)
    command.add_argument("--replace", action="store_true", help=_("remove an earlier demonstration in DIR first"))


def _record(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("record", help=_("show and check the audit trail of a case file"))
    _case(command)
    command.add_argument("--search", default="", metavar=_("TEXT"), help=_("only entries that hold this text"))
    command.add_argument("--json", action="store_true", help=_("print one JSON object and nothing else"))


def _backup(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("backup", help=_("copy a case file, checked and still encrypted; or put a copy back"))
    _case(command)
    way = command.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", type=Path, metavar=_("FILE"), help=_("where to write the copy"))
    way.add_argument(
        "--restore", type=Path, metavar=_("FILE"), help=_("the copy to put back where the case file is gone")
    )


def _doctor(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("doctor", help=_("tell what this machine lacks and how to get it"))
    _home(command)
    command.add_argument("--json", action="store_true", help=_("print one JSON object and nothing else"))


def _case(command: argparse.ArgumentParser) -> None:
    _home(command)
    command.add_argument("--profile", metavar=_("NAME"), help=_("whose, where several people use this account"))
    command.add_argument(
        "--case", metavar=_("REFERENCE"), help=_("which, by its reference or seat, where there are several")
    )
    command.add_argument(
        "--passphrase-file", type=Path, metavar=_("FILE"), help=_("read the passphrase from a file's first line")
    )


def _home(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--home", type=Path, metavar=_("FOLDER"), help=_("where the profiles are, if not in their usual place")
    )


def _standstill(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from app.services.standstills import Regime, Sent  # noqa: PLC0415 - brings the files of the law along

    command = commands.add_parser("standstill", help=_("tell when the standstill ends and a contract may be made"))
    command.add_argument(
        "--regime",
        type=str.upper,
        required=True,
        choices=[regime.value for regime in Regime],
        help=_("the law that the procurement is held under"),
    )
    command.add_argument(
        "--date",
        type=_date,
        required=True,
        metavar=_("YYYY-MM-DD"),
        help=_("when the notice was published; under PCR2015 and PCSR2015, when the last notice was sent"),
    )
    command.add_argument(
        "--sent",
        default=Sent.ELECTRONIC.value,
        choices=[sent.value for sent in Sent],
        help=_("other: to anyone by other than electronic means (electronic)"),
    )
    command.add_argument(
        "--calendar",
        type=Path,
        action="append",
        default=[],
        metavar=_("FILE.json"),
        help=_("bank holidays to add to the shipped ones; may be given several times"),
    )
    command.add_argument(
        "--rules", type=Path, metavar=_("FILE.json"), help=_("rules of the regime, in place of the shipped ones")
    )
    command.add_argument("--json", action="store_true", help=_("print one JSON object and nothing else"))


def _date(given: str) -> "date":
    from app.services.standstills import iso_date  # noqa: PLC0415
    from app.text.standstill import not_a_date  # noqa: PLC0415

    try:
        return iso_date(given)
    except ValueError as error:
        raise argparse.ArgumentTypeError(not_a_date(given)) from error


def _workbook(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "workbook", type=Path, metavar=_("WORKBOOK"), help=_("an .xlsx file, or a folder of .csv files")
    )
