"""A person on a laptop: what anyone may see of a profile, and what its owner holds once it is open."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from app.domain.panel import Card
from app.security import cards
from app.security.identities import Identity
from app.security.sealing import ReceivingKey


class Lock(StrEnum):
    """What opens a profile; `unknown` stands for one that can't be read."""

    KEYRING = "keyring"
    KEYRING_AND_PASSPHRASE = "keyring-and-passphrase"  # noqa: S105 - the name of a kind
    PASSPHRASE = "passphrase"  # noqa: S105
    UNKNOWN = "unknown"

    @property
    def by_keyring(self) -> bool:
        """Whether the operating system's keyring takes part."""
        return self in {Lock.KEYRING, Lock.KEYRING_AND_PASSPHRASE}

    @property
    def by_passphrase(self) -> bool:
        """Whether a passphrase takes part."""
        return self in {Lock.KEYRING_AND_PASSPHRASE, Lock.PASSPHRASE}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileAbout:
    """What is known of a profile while it is closed; `fingerprint` is its own certificate's.

    `problem` is the code of the reason why it can't be read (`profile-damaged`, `profile-newer`), None for a sound one;
    a profile with a problem is named by its folder, and `open_profile` refuses it with that code.
    """

    id: str
    name: str
    folder: Path
    lock: Lock
    fingerprint: str
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProfile:
    """An open profile: its owner's own identity and key for receiving, and the 32 bytes that wrap its other secrets."""

    about: ProfileAbout
    identity: Identity = field(repr=False)
    receiving: ReceivingKey = field(repr=False)
    key: bytes = field(repr=False)

    @property
    def card(self) -> Card:
        """What others are to know of the owner."""
        return cards.of(self.identity, self.receiving)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProfile:
    """A profile just locked anew; `passphrase` is the one that was drawn for it, shown once and kept nowhere.

    It is None where the owner chose one, and where the keyring alone opens the profile.
    """

    profile: OpenProfile
    passphrase: str | None = field(repr=False)
