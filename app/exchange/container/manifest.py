"""The manifest: what a file is, from whom and to whom, and the size and hash of all that follows it.

It is one record of canonical JSON, signed as a whole. What version 1 does not know is refused, never skipped;
`critical` is where a later one names what nobody may overlook.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from app.domain.audit import Head
from app.domain.canonical import LARGEST_INTEGER, encode_record, record_of
from app.domain.codes import SeatCode
from app.errors import AppError
from app.exchange.container import labels
from app.exchange.container.bodies import DEPTH, parse_json
from app.exchange.container.kinds import Kind

FORMAT = "evenhand"
VERSION = 1
LARGEST_ENVELOPE = 8 * 1024 * 1024
LARGEST_MANIFEST = LARGEST_ENVELOPE // 4 * 3 - 1024  # what an envelope of that size holds as base64
MOST_MEMBERS = 20_000
MOST_ADDRESSEES = 200
MOST_HEADS = 500
UNDERSTOOD: frozenset[str] = frozenset()  # the critical extensions that this version knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who sends: the SHA-256 of the signing key, the name that the sender gives, the seat if there is one yet."""

    key: str
    name: str
    seat: SeatCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Who can open the file: the SHA-256 of the signing key, the age recipient, the seat if there is one yet."""

    key: str
    recipient: str
    seat: SeatCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One body that follows the manifest: its label, media type, size in bytes and SHA-256."""

    name: str
    type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenHead:
    """The end of another seat's audit chain, as the sender last saw it; `key` signs for whoever keeps that chain."""

    seat: SeatCode
    key: str
    size: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What is signed. `supersedes` and `in_reply_to` name manifests by their SHA-256.

    `frozen` is the hash of the frozen evaluation, `roster` the revision of the lead's roster, `log` the head of the
    sender's audit chain. `certificate` (DER) is there in invite and join alone, and trusted in neither.
    """

    kind: Kind
    evaluation: str
    id: str
    revision: int
    supersedes: str | None = None
    in_reply_to: str | None = None
    created: datetime
    sender: Party
    to: tuple[Addressee, ...] = ()
    members: tuple[Member, ...] = ()
    frozen: str | None = None
    roster: int | None = None
    log: Head | None = None
    heads: tuple[SeenHead, ...] = ()
    certificate: bytes | None = None
    critical: tuple[str, ...] = ()
    app: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Algorithms:
    sig: str
    enc: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    fmt: str
    ver: int
    alg: _Algorithms
    manifest: Manifest


def encode(manifest: Manifest) -> bytes:
    """Return the manifest's one canonical form (RFC 8785), UTF-8.

    Raises AppError `member-name-unusable`, `too-many-members`, and `manifest-unusable` for anything else that `decode`
    would refuse, naming the field.
    """
    if len(manifest.members) > MOST_MEMBERS:
        raise AppError("too-many-members", count=len(manifest.members), most=MOST_MEMBERS)
    for member in manifest.members:
        if not labels.is_label(member.name):
            raise AppError("member-name-unusable", name=_quoted(member.name))
    flaw = _flaw(manifest)
    if flaw is not None:
        raise AppError("manifest-unusable", field=flaw)
    content = encode_record(_Document(fmt=FORMAT, ver=VERSION, alg=_algorithms(manifest.kind), manifest=manifest))
    if len(content) > LARGEST_MANIFEST:
        raise AppError("too-many-members", count=len(manifest.members), most=MOST_MEMBERS)
    return content


def decode(content: bytes) -> Manifest:
    """Return the manifest of its canonical form, read strictly.

    Raises AppError `file-newer` for a later version or an unknown critical extension, `file-damaged` for anything else
    than `encode` writes.
    """
    return checked(document_of(content), content)


def document_of(content: bytes) -> dict[str, object]:
    """Return a manifest's parsed JSON, bounded and strict, of any version; raises AppError `file-damaged`."""
    document = parse_json(content, most=LARGEST_ENVELOPE, depth=DEPTH)
    if not isinstance(document, dict):
        raise AppError("file-damaged")
    return document


def checked(document: dict[str, object], content: bytes) -> Manifest:
    """Return the manifest that the document stands for, if the content is its canonical form; errors as in `decode`."""
    version = document.get("ver")
    if document.get("fmt") != FORMAT or type(version) is not int or version < VERSION:
        raise AppError("file-damaged")
    if version > VERSION:
        raise AppError("file-newer")
    try:
        found = record_of(document, _Document)
        same = encode_record(found) == content
    except AppError as error:
        raise AppError("file-damaged") from error
    if not same:
        raise AppError("file-damaged")
    if not UNDERSTOOD.issuperset(found.manifest.critical):
        raise AppError("file-newer")
    if found.alg != _algorithms(found.manifest.kind) or _flaw(found.manifest) is not None:
        raise AppError("file-damaged")
    return found.manifest


def embedded_certificate(document: dict[str, object]) -> object:
    """Return what a document not yet verified holds as its sender's certificate, base64; None for nothing."""
    manifest = document.get("manifest")
    return cast("dict[str, object]", manifest).get("certificate") if isinstance(manifest, dict) else None


def manifest_hash(content: bytes) -> str:
    """Return the SHA-256 by which other manifests name this one."""
    return hashlib.sha256(content).hexdigest()


def _algorithms(kind: Kind) -> _Algorithms:
    enc = "age-encryption.org/v1/X25519" if kind.sealed else "none"
    return _Algorithms(sig="ecdsa-p256-sha256", enc=enc, digest="sha256")


def _flaw(manifest: Manifest) -> str | None:
    """Return the first field that holds what a manifest must not, None where there is none."""
    sound = {
        "evaluation": labels.is_identifier(manifest.evaluation),
        "id": labels.is_identifier(manifest.id),
        "revision": 1 <= manifest.revision <= LARGEST_INTEGER,
        "supersedes": _hash_or_none(manifest.supersedes),
        "in_reply_to": _hash_or_none(manifest.in_reply_to),
        "created": labels.is_moment(manifest.created),
        "sender": labels.is_hash(manifest.sender.key)
        and labels.is_shown(manifest.sender.name)
        and _seat_or_none(manifest.sender.seat),
        "to": _addressees_sound(manifest.to),
        "members": _members_sound(manifest.members),
        "frozen": _hash_or_none(manifest.frozen),
        "roster": manifest.roster is None or 0 <= manifest.roster <= LARGEST_INTEGER,
        "log": manifest.log is None or _head_sound(manifest.log.size, manifest.log.hash),
        "heads": _heads_sound(manifest.heads),
        "certificate": (manifest.certificate is None) is manifest.kind.sealed,
        "critical": all(labels.is_label(name) for name in manifest.critical) and _unique(manifest.critical),
        "app": labels.is_shown(manifest.app),
    }
    return next((field for field, holds in sound.items() if not holds), None)


def _addressees_sound(to: Sequence[Addressee]) -> bool:
    return (
        len(to) <= MOST_ADDRESSEES
        and all(labels.is_hash(one.key) and labels.is_label(one.recipient) and _seat_or_none(one.seat) for one in to)
        and _unique([(one.key, one.recipient, one.seat or "") for one in to])
    )


def _members_sound(members: Sequence[Member]) -> bool:
    return (
        len(members) <= MOST_MEMBERS
        and all(
            labels.is_label(one.name)
            and labels.is_media_type(one.type)
            and 0 <= one.size <= LARGEST_INTEGER
            and labels.is_hash(one.sha256)
            for one in members
        )
        and _unique([one.name for one in members])
    )


def _heads_sound(heads: Sequence[SeenHead]) -> bool:
    return (
        len(heads) <= MOST_HEADS
        and all(
            labels.is_shown(one.seat) and labels.is_hash(one.key) and _head_sound(one.size, one.hash) for one in heads
        )
        and _unique([(one.seat, one.key) for one in heads])
    )


def _head_sound(size: int, digest: str) -> bool:
    return 0 <= size <= LARGEST_INTEGER and labels.is_hash(digest)


def _hash_or_none(text: str | None) -> bool:
    return text is None or labels.is_hash(text)


def _seat_or_none(seat: SeatCode | None) -> bool:
    return seat is None or labels.is_shown(seat)


def _unique(items: Sequence[object]) -> bool:
    return len(set(items)) == len(items)


def _quoted(name: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in name)[:60]
