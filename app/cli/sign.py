"""`evenhand sign FILE.pdf --as ROLE --identity FILE.p12`, and `evenhand identity` that makes one."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.cli import exits
from app.cli.console import Console
from app.services.reports import grouped_fingerprint, make_identity, open_identity, sign_report
from app.text import commands
from app.text.signing import role_name


def run(console: Console, pdf: Path, role: str, identity: Path, *, passphrase: Callable[[], str], at: datetime) -> int:
    """Add the signature and print whose it is."""
    signer = open_identity(identity, passphrase(), at=at)
    sign_report(pdf, role=role, identity=signer, at=at)
    console.say(commands.signed(role_name(role), signer.name, grouped_fingerprint(signer.fingerprint)))
    return exits.GOOD


def run_identity(console: Console, name: str, out: Path, *, at: datetime) -> int:
    """Make an identity file and print its passphrase, this once, and its fingerprint."""
    made = make_identity(name, out, at=at)
    console.say(*commands.identity_made(str(made.path), made.passphrase, grouped_fingerprint(made.fingerprint)))
    return exits.GOOD
