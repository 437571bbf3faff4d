"""What stands on a recovery sheet opens with its six words, also without this application."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding

from app.errors import AppError
from app.security import identities, recovery_secrets, sealing, wrapping
from app.security.recovery_secrets import RecoverySecrets

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
WORDS = "amber kettle robin tulip canoe plover"
SECRETS = RecoverySecrets(
    profile=UUID("6f0c5b9e-3d0e-4b57-9a57-0f8d6d0f4b11"),
    key=wrapping.new_key(),
    identity=identities.create("Siân Tŷ-Mawr", at=AT),
    receiving=sealing.generate(),
)


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return recovery_secrets.sealed(SECRETS, WORDS)


def refusal(content: bytes, passphrase: str = WORDS) -> str:
    with pytest.raises(AppError) as caught:
        recovery_secrets.opened(content, passphrase)
    return caught.value.code


def test_the_secrets_come_back_however_the_words_are_typed(sealed: bytes) -> None:
    found = recovery_secrets.opened(sealed, "  Amber KETTLE robin\ttulip canoe plover\n")

    assert (found.profile, found.key, found.receiving) == (SECRETS.profile, SECRETS.key, SECRETS.receiving)
    assert found.identity.certificate == SECRETS.identity.certificate
    assert found.identity.key.private_numbers() == SECRETS.identity.key.private_numbers()


def test_nothing_of_them_stands_there_in_clear(sealed: bytes) -> None:
    assert SECRETS.key not in sealed
    assert b"AGE-SECRET" not in sealed
    assert "Siân".encode() not in sealed


def test_they_take_little_more_room_than_the_certificate(sealed: bytes) -> None:
    certificate = SECRETS.identity.certificate.public_bytes(Encoding.DER)

    assert 330 <= len(sealed) - len(certificate) <= 340


def test_other_words_and_damage_open_nothing(sealed: bytes) -> None:
    assert refusal(sealed, "amber kettle robin tulip canoe canoe") == "recovery-passphrase-wrong"
    assert refusal(sealed[:-1]) == "recovery-passphrase-wrong"
    assert refusal(b"") == "recovery-passphrase-wrong"
    assert refusal(b"\0" * 20_000) == "keys-damaged"


def test_an_age_file_that_holds_something_else_is_refused() -> None:
    line = SECRETS.receiving.secret.encode() + b"\n"
    for inside in (b"", b"hello", line, line + bytes(80), line + bytes([1]) * 200, line + b"\xff" * 200):
        with pytest.raises(AppError, match="keys-damaged"):
            recovery_secrets.secrets_in(inside)


def test_a_council_key_is_no_profiles_own() -> None:
    council = rsa.generate_private_key(65537, 2048)
    identity = identities.Identity(key=council, certificate=SECRETS.identity.certificate)

    with pytest.raises(TypeError):
        recovery_secrets.sealed(replace(SECRETS, identity=identity), WORDS)


# Runs a program at a terminal of its own, where `age` asks for the passphrase, and types it there.
AT_A_TERMINAL = """
import os, pty, sys
passphrase, *program = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(program[0], program)
said = b""
while b"passphrase" not in said:
    said += os.read(terminal, 4096)
os.write(terminal, passphrase.encode() + b"\\n")
try:
    while os.read(terminal, 4096):
        pass
except OSError:  # the other end was closed
    pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_stock_age_opens_it_and_finds_a_key_that_age_takes(sealed: bytes, tmp_path: Path) -> None:
    (tmp_path / "sheet.age").write_bytes(sealed)
    asked = ["age", "-d", "-o", str(tmp_path / "secrets"), str(tmp_path / "sheet.age")]

    subprocess.run([sys.executable, "-c", AT_A_TERMINAL, WORDS, *asked], check=True)  # noqa: S603 - this interpreter

    line, _, rest = (tmp_path / "secrets").read_bytes().partition(b"\n")
    assert line.decode() == SECRETS.receiving.secret
    assert (rest[:16], rest[16:48]) == (SECRETS.profile.bytes, SECRETS.key)
