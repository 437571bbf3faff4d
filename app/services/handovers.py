"""Handing a case over to another person, and destroying one at the end of its time (DESIGN §5, DOMAIN §1.13).

A case file travels as a checked copy under its own key, and that key sealed to the one person who takes it on. The
roster still names the old holder's key: the lead enrols the new one before anything is signed.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from cryptography import x509

from app import __version__
from app.domain.milestones import Milestone
from app.domain.panel import Card
from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import Addressee, Manifest, Member, Party
from app.exchange.container.reading import read
from app.exchange.container.reception import Sink
from app.exchange.container.writing import write
from app.exchange.messages import handover as message
from app.exchange.messages.handover import Handover
from app.security import cards
from app.services.cases import open_desk, path_of
from app.services.desk import Clock, Desk, Done, Topic, done
from app.services.profiles import OpenProfile, adopt_case_key, case_key, forget_case_key
from app.services.typing_in import kept
from app.storage import backup, case_file, milestones
from app.storage.backup import Certificate


def hand_over(desk: Desk, to: Card, folder: Path) -> Done:
    """Write a copy of the case file and the file that gives its key to that person alone, both into the folder.

    The case file here goes on until it is destroyed. Raises AppError `case-exists`, `file-exists`, `file-not-written`.
    """
    case = desk.about.case
    with desk.write(keeps_plan=True) as unit:
        at = desk.log(unit, "handed-over", key=to.key)
    backup.backup(desk.case, folder / f"{case}.evcase")
    parts = message.parts(Handover(case=case, key=case_key(desk.profile, case)))
    manifest = Manifest(
        kind=Kind.HANDOVER,
        evaluation=desk.about.evaluation,
        id=str(uuid4()),
        revision=1,
        created=at.replace(microsecond=0),
        sender=Party(key=desk.card.key, name=desk.card.name, seat=desk.seat),
        to=(Addressee(key=to.key, recipient=to.recipient),),
        members=tuple(part.member for part in parts),
        app=__version__,
    )
    write(
        folder / f"{case}{Kind.HANDOVER.extension}",
        manifest,
        parts,
        identity=desk.profile.identity,
        receiving=desk.profile.receiving,
    )
    return done(Topic.MESSAGES)


def take_over(profile: OpenProfile, path: Path, *, giver: Card, clock: Clock) -> Desk:
    """Take on a case: the copy lies beside the file that gives its key, which the giver's known card has signed.

    Raises AppError `unknown-signer`, `no-such-file`, `case-key-exists`, `case-exists`.
    """
    reader = message.reader()
    reception = _FromGiver(giver, reader.begin)
    read(path, secret=profile.receiving.secret, reception=reception)
    given = reader.body()
    copy = path.with_name(f"{given.case}.evcase")
    adopt_case_key(profile, given.case, given.key)
    try:
        backup.restore(copy, given.key, path_of(profile, given.case))
    except BaseException:
        forget_case_key(profile, given.case)
        raise
    desk = open_desk(profile, given.case, clock)
    with desk.write() as unit:
        desk.log(unit, "taken-over", key=giver.key)
    return desk


def destroy_case(profile: OpenProfile, case: str, *, clock: Clock, even_if_running: str = "") -> Certificate:
    """Destroy a case file with its snapshots and, for good, its key; return the certificate to be printed.

    Backups and what others hold are not reached: the certificate counts what was. Raises AppError `case-in-use`, and
    `evaluation-running` unless the lead's case says that the evaluation was closed, or `even_if_running` gives a
    reason: so also for the case files of other seats, and for one that can't be opened any more.
    """
    why = kept(even_if_running)
    if not why:
        _refuse_running(profile, case)
    certificate = backup.destroy(path_of(profile, case), key=case_key(profile, case), at=clock(), by=profile.about.name)
    forget_case_key(profile, case)
    return replace(certificate, reason=why)


def _refuse_running(profile: OpenProfile, case: str) -> None:
    found = case_file.open_case(path_of(profile, case), case_key(profile, case))
    try:
        with found.read() as unit:
            if Milestone.CLOSED not in milestones.reached(unit):
                raise AppError("evaluation-running", reference=found.about.reference)
    finally:
        found.close()


class _FromGiver:
    """Receives a handover from one person, known beforehand."""

    def __init__(self, giver: Card, begin: Callable[[Member], Sink]) -> None:
        self._giver = giver
        self._begin = begin

    def certificate(self, keyid: str, embedded: bytes | None) -> x509.Certificate:
        """Return the giver's certificate, and nobody else's."""
        if embedded is not None or keyid != self._giver.key:
            raise AppError("unknown-signer", seat="", key=keyid[:16])
        return cards.certificate_of(self._giver.certificate)

    def admit(self, manifest: Manifest) -> None:
        """Let handovers in alone."""
        if manifest.kind is not Kind.HANDOVER:
            raise AppError("other-kind-of-file")

    def begin(self, member: Member) -> Sink:
        """Return where a member's bytes go."""
        return self._begin(member)
