"""Files made to hurt: each ends in a refusal, in a process that may have 200 MB and no more."""

import dataclasses
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.exchange.container import manifest as manifests
from app.exchange.container import opening
from app.exchange.container.manifest import LARGEST_ENVELOPE, LARGEST_MANIFEST
from app.security import sealing
from tests.exchange.container.people import draft, inner, members_of, person, sealed

ADA, BOB = person("Ada"), person("Bob")
MB = 2**20
MEMBER = members_of({"one": b"12345"})[0]

CHILD = """
import resource, sys
from pathlib import Path
from cryptography import x509
from app.errors import AppError
from app.exchange.container.bodies import LineSink
from app.exchange.container.reading import peek, read

most = 200 * 2**20
resource.setrlimit(resource.RLIMIT_AS, (most, most))
signer = x509.load_der_x509_certificate(bytes.fromhex(sys.argv[3]))

class Desk:
    def certificate(self, keyid, embedded):
        return signer
    def admit(self, manifest):
        pass
    def begin(self, member):
        return LineSink(lambda value: None, most=100_000)

for work in (lambda: peek(Path(sys.argv[1]), secret=sys.argv[2]),
             lambda: read(Path(sys.argv[1]), secret=sys.argv[2], reception=Desk())):
    try:
        print("believed", work())
    except AppError as error:
        print(error.code)
"""


def length(claimed: int, rest: bytes) -> bytes:
    return opening.MAGIC + claimed.to_bytes(4, "big") + rest


def signed(payload: bytes, *bodies: bytes) -> bytes:
    return sealed(inner(payload, by=ADA, bodies=bodies), BOB)


def stretched(**parts: bytes) -> bytes:
    """Return a manifest whose list of that name holds this, in JSON."""
    whole = manifests.encode(draft(ADA, BOB)).decode()
    for name, content in parts.items():
        whole = whole.replace('"revision"', f'"{name}":[{content.decode()}],"revision"')
    return whole.encode()


def lines(content: bytes) -> bytes:
    members = members_of({"one": content})
    return signed(manifests.encode(dataclasses.replace(draft(ADA, BOB), members=members)), content)


def text(content: bytes) -> bytes:
    return b"BEGIN EVENHAND FILE, 9999 LINES\n" + content + b"END EVENHAND FILE"


def huge_member() -> bytes:
    members = (dataclasses.replace(MEMBER, size=2**40),)
    return signed(manifests.encode(dataclasses.replace(draft(ADA, BOB), members=members)), b"12345")


def too_many() -> bytes:
    one = '{{"name":"{}","sha256":"' + "ab" * 32 + '","size":0,"type":"a/b"}}'
    return signed(stretched(members=",".join(one.format(number) for number in range(40_000)).encode()))


HOSTILE: dict[str, Callable[[], bytes]] = {
    "an envelope of 9 MiB": lambda: sealed(length(9 * MB, bytes(9 * MB)), BOB),
    "an envelope of 4 GiB": lambda: sealed(length(2**32 - 1, bytes(20 * MB)), BOB),
    "an envelope of noughts": lambda: sealed(length(LARGEST_ENVELOPE, bytes(LARGEST_ENVELOPE)), BOB),
    "an envelope of base64": lambda: sealed(
        length(LARGEST_ENVELOPE, (b'{"payload":"' + b"A" * LARGEST_ENVELOPE)[:LARGEST_ENVELOPE]), BOB
    ),
    "a manifest of brackets": lambda: signed(b"[" * LARGEST_MANIFEST),
    "a manifest 100,000 deep": lambda: signed(b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    "a manifest of empty lists": lambda: signed(b"[" + b"[]," * (LARGEST_MANIFEST // 3 - 2) + b"[]]"),
    "a manifest of noughts": lambda: signed(b"[" + b"0," * (LARGEST_MANIFEST // 2 - 2) + b"0]"),
    "a manifest of quotes": lambda: signed(b"[" * 20 + b'"' * (LARGEST_MANIFEST - 20)),
    "a manifest of backslashes": lambda: signed(b"[" * 20 + b'"' + b"\\" * (LARGEST_MANIFEST - 21)),
    "a manifest of escaped quotes": lambda: signed(b"[" * 20 + b'"' + b'\\"' * (LARGEST_MANIFEST // 2 - 20)),
    "a manifest of one number": lambda: signed(b"9" * LARGEST_MANIFEST),
    "a manifest of one wide text": lambda: signed(b'"\xf0\x9f\x98\x80' + b"a" * (LARGEST_MANIFEST - 6) + b'"'),
    "as many values as may be": lambda: signed(b"{" + b",".join(b'"%d":{}' % n for n in range(199_000)) + b"}"),
    "40,000 members": too_many,
    "100,000 addressees": lambda: signed(stretched(to=b",".join([b"{}"] * 100_000))),
    "100,000 heads": lambda: signed(stretched(heads=b",".join([b"{}"] * 100_000))),
    "a member of 2**40 bytes": huge_member,
    "a body where none was signed": lambda: signed(manifests.encode(draft(ADA, BOB)), bytes(60 * MB)),
    "a line of 60 MB": lambda: lines(b"[" * (60 * MB)),
    "20 million lines": lambda: lines(b"1\n" * (20 * MB)),
    "a line 100,000 deep": lambda: lines(b"[" * 100_000 + b"\n"),
    "lines of 1 MiB of empty lists": lambda: lines((b"[" + b"[]," * 300_000 + b"0]\n") * 30),
    "a header without end": lambda: sealing.MAGIC + b"-> x " + b"a" * (60 * MB),
    "a header of 5,000 stanzas": lambda: sealing.MAGIC + b"-> x\n\n" * 5_000 + b"--- " + b"A" * 43 + b"\n" + bytes(99),
    "a text of one long line": lambda: text(b"A" * (2 * MB - 999)),
    "a text of dashes": lambda: text(b"-" * (2 * MB - 999) + b"A"),
    "a text of beginnings": lambda: text(b"BEGIN EVENHAND FILE, 9 LINES" * 70_000),
    "a text of line ends": lambda: b"BEGIN EVENHAND FILE" + b"\n" * (2 * MB - 99),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_ends_in_a_refusal_within_200_megabytes(tmp_path: Path, root: Path, what: str) -> None:
    path = tmp_path / "hostile"
    path.write_bytes(HOSTILE[what]())
    certificate = ADA.card.certificate.hex()

    ran = subprocess.run(  # noqa: S603 - this very Python
        [sys.executable, "-c", CHILD, str(path), BOB.receiving.secret, certificate],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )

    peeked, refused = ran.stdout.splitlines()
    assert (refused, ran.stderr) == (REFUSED_AS.get(what, "file-damaged"), "")
    assert peeked in {refused, "believed pack", "believed None"}  # a glance believes nothing: it only finds the reader


REFUSED_AS = {
    "a text of one long line": "text-incomplete",
    "a text of dashes": "text-incomplete",
    "a text of beginnings": "text-twice",
    "a text of line ends": "file-unrecognised",
}
