"""What sealing and opening a pack cost against a plain copy of its attachments and against the `age` command.

Run as `python -m benchmarks.container [FOLDER] [MEGABYTES]`; FOLDER should lie on the disk that packs lie on. Each way
runs in a process of its own; they take turns, and the fastest of three rounds counts. Of ours the peak memory is told,
where the system has /proc, and the seconds are without Python's start. Our sealing includes what a copy and `age` don't
do: measuring every attachment, signing, and reading the file back to its last byte. `age` doesn't even wait for the
disk.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from cryptography import x509
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from app.exchange.container import parts
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import Addressee, Manifest, Member, Party
from app.exchange.container.reading import read
from app.exchange.container.writing import write
from app.security import cards, identities, sealing
from app.security.identities import Identity, assembled

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
UUID = "00000000-0000-4000-8000-000000000001"
ROUNDS = 3
CHUNK = 1024 * 1024
LARGEST_ATTACHMENT = 20 * 10**6


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one way took in one round; `peak` in kibibytes, None where it was not measured."""

    seconds: float
    peak: int | None


class Kept:
    """A reception that writes every member to the disk, as importing does."""

    def __init__(self, folder: Path, signer: x509.Certificate) -> None:
        self._folder = folder
        self._signer = signer

    def certificate(self, keyid: str, embedded: bytes | None) -> x509.Certificate:
        """Return the sender's."""
        return self._signer

    def admit(self, manifest: Manifest) -> None:
        """Let everything in."""

    def begin(self, member: Member) -> "KeptFile":
        """Return a new file."""
        return KeptFile(self._folder / member.name)


class KeptFile:
    """A member on the disk."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")

    def write(self, chunk: bytes) -> None:
        """Write it."""
        self._file.write(chunk)

    def close(self) -> None:
        """Bring it to the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()


def attachments(folder: Path) -> list[Path]:
    """Return the files to send, in order."""
    return sorted((folder / "attachments").iterdir())


def identity(folder: Path) -> Identity:
    """Return the sender's identity."""
    pem = (folder / "identity.pem").read_bytes()
    return assembled(load_pem_private_key(pem, None), x509.load_pem_x509_certificate(pem), (), at=AT)


def copy(folder: Path) -> None:
    """Copy every attachment and bring the copies to the disk."""
    for path in attachments(folder):
        with path.open("rb") as source, (folder / "copy" / path.name).open("wb") as target:
            while chunk := source.read(CHUNK):
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())


def seal(folder: Path) -> None:
    """Write the pack."""
    sender, receiving = identity(folder), sealing.from_secret((folder / "key").read_text())
    card = cards.of(sender, receiving)
    draft = Manifest(
        kind=Kind.PACK,
        evaluation=UUID,
        id=UUID,
        revision=1,
        created=AT,
        sender=Party(key=card.key, name=card.name),
        to=(Addressee(key=card.key, recipient=card.recipient),),
        app="benchmark",
    )
    given = [parts.of_file(path.name, "application/pdf", path) for path in attachments(folder)]
    write(folder / "pack", draft, given, identity=sender, receiving=receiving, replace=True)


def unseal(folder: Path) -> None:
    """Read the pack, each member to a file."""
    reception = Kept(folder / "opened", identity(folder).certificate)
    read(folder / "pack", secret=(folder / "key").read_text(), reception=reception)


OURS: dict[str, Callable[[Path], None]] = {"plain copy": copy, "Evenhand seals": seal, "Evenhand opens": unseal}


def timed(command: list[str]) -> Cost:
    """Run a command and return its cost, which ours print themselves."""
    began = time.perf_counter()
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()  # noqa: S603
    if not said:
        return Cost(seconds=time.perf_counter() - began, peak=None)
    return Cost(seconds=float(said[0]), peak=int(said[1]) or None)


def peak_memory() -> int:
    """Return this process's highest resident memory in kibibytes, 0 where the system does not say.

    The operating system's `ru_maxrss` won't do: it begins with that of the process that started this one.
    """
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def prepared(folder: Path, size: int) -> None:
    """Make attachments of that size in all, and the keys."""
    for name in ("attachments", "copy", "opened"):
        (folder / name).mkdir()
    count = -(-size // LARGEST_ATTACHMENT)
    for number in range(count):
        (folder / "attachments" / f"{number:04}").write_bytes(os.urandom(size // count))
    with (folder / "all").open("wb") as whole:
        for path in attachments(folder):
            whole.write(path.read_bytes())
    key, sender = sealing.generate(), identities.create("Ada", at=AT)
    (folder / "key").write_text(key.secret)
    (folder / "recipient").write_text(key.recipient)
    (folder / "identity.pem").write_bytes(
        sender.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        + sender.certificate.public_bytes(Encoding.PEM)
    )


def compared(folder: Path, size: int) -> None:
    """Print what each way costs for that many bytes, as a ratio of the plain copy."""
    prepared(folder, size)
    ways = {name: [sys.executable, "-m", "benchmarks.container", "--one", name, str(folder)] for name in OURS}
    age = which("age")
    if age is not None:
        recipient = (folder / "recipient").read_text()
        ways["age seals"] = [age, "-r", recipient, "-o", str(folder / "age"), str(folder / "all")]
        ways["age opens"] = [age, "-d", "-i", str(folder / "key"), "-o", str(folder / "plain"), str(folder / "age")]
    costs: dict[str, list[Cost]] = {name: [] for name in ways}
    for _round in range(ROUNDS):
        for name, command in ways.items():
            costs[name].append(timed(command))
    base = min(cost.seconds for cost in costs["plain copy"])
    over = (folder / "pack").stat().st_size - size
    print(f"{size:,} bytes in {len(attachments(folder))} attachments; the pack is {over:,} bytes more")  # noqa: T201
    for name, taken in costs.items():
        seconds = min(cost.seconds for cost in taken)
        peaks = [cost.peak for cost in taken if cost.peak is not None]
        memory = f"   peak {max(peaks) / 1024:.0f} MB" if peaks else ""
        print(  # noqa: T201
            f"  {name:16} {seconds * 1000:9.1f} ms ({seconds / base:5.2f})   {size / seconds / 1e6:6.0f} MB/s{memory}"
        )


def main() -> None:
    """Compare at three sizes; as `--one NAME FOLDER`, do one way's work and print its seconds."""
    if sys.argv[1:2] == ["--one"]:
        began = time.perf_counter()
        OURS[sys.argv[2]](Path(sys.argv[3]))
        print(time.perf_counter() - began, peak_memory())  # noqa: T201
        return
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    largest = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    for size in (1_000, 20 * 1024 * 1024, largest * 10**6):
        with TemporaryDirectory(dir=where) as folder:
            compared(Path(folder), size)


if __name__ == "__main__":
    main()
