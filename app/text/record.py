"""The audit trail and backups in words."""

from collections.abc import Mapping
from datetime import datetime

from app.text.catalogue import N_, _

SENTENCES: dict[str, str] = {
    "record-broken": N_("The record of seat {seat} does not hold. Look at it with `evenhand record`."),
    "no-profile": N_("There is no such profile under {home}. Check its name, or name the folder with --home."),
    "several-profiles": N_("There are several profiles: {names}. Say which with --profile."),
    "no-case": N_("There is no such case file under {home}. Check its reference, or name the folder with --home."),
    "several-cases": N_("There are several case files: {names}. Say which with --case, by reference or seat."),
    "backup-of-another": N_("{path} is no backup of a case file of this profile, or it was damaged. Choose another."),
}

ACTIONS: Mapping[str, str] = {
    "agreed": N_("agreed score recorded"),
    "amended": N_("evaluation amended"),
    "attachment-saved": N_("copy of a tender’s file saved"),
    "backed-up": N_("backup made"),
    "case-made": N_("case file made"),
    "clarified": N_("clarification replies taken in"),
    "clock-set-back": N_("the clock stands earlier than at the entry before"),
    "closed": N_("evaluation closed"),
    "deputy-added": N_("deputy moderator added"),
    "exported": N_("evaluation written as a workbook"),
    "frozen": N_("evaluation frozen"),
    "gate-decided": N_("gate decided"),
    "handed-over": N_("case file handed over"),
    "import-redone": N_("file put in force again"),
    "import-undone": N_("file taken back"),
    "interest-decided": N_("declared interest decided on"),
    "interests-declared": N_("interests declared"),
    "join-received": N_("answer to an invitation taken in"),
    "key-revoked": N_("key revoked"),
    "key-unchecked": N_("key used without comparing words"),
    "key-verified": N_("six words compared"),
    "lead-changed": N_("procurement lead changed"),
    "message-made": N_("file made"),
    "message-recorded": N_("file recorded"),
    "packs-issued": N_("packs issued"),
    "prices-opened": N_("prices opened"),
    "quality-locked": N_("quality locked"),
    "ranked": N_("tenders ranked"),
    "report-made": N_("report written"),
    "report-signed": N_("report signed"),
    "restored": N_("restored from a backup"),
    "revealed": N_("scores revealed"),
    "score-saved": N_("score saved"),
    "seat-invited": N_("seat invited"),
    "seat-joined": N_("seat joined"),
    "seat-locked": N_("scores locked and signed"),
    "seat-reopened": N_("locked scores reopened"),
    "seat-replaced": N_("seat replaced"),
    "seat-withdrawn": N_("seat withdrawn"),
    "set-up": N_("evaluation set up from a workbook"),
    "taken-in": N_("file taken in"),
    "taken-over": N_("case file taken over"),
    "tender-marked": N_("status of a tender changed"),
}

_FLAWS: Mapping[str, str] = {
    "number": N_("Entry {number} is missing or out of its place: the trail was altered."),
    "link": N_("Entry {number} does not follow the one before it: the trail was altered."),
    "hash": N_("Entry {number} is not as it was written: the trail was altered."),
    "short": N_("Seat {holder} holds the trail up to entry {number}, and it is shorter here: entries are missing."),
    "head": N_("Seat {holder} holds another entry {number} than is here: the trail was altered after it was shared."),
}


def heading(reference: str, seat: str) -> str:
    """Return the line above a trail."""
    return _("{reference}, the record of seat {seat}. Times are this laptop’s clock, in UTC.").format(
        reference=reference, seat=seat
    )


def line(number: int, at: datetime, seat: str, action: str, facts: Mapping[str, object]) -> str:
    """Return one entry: when, who, what, and its facts as they are kept."""
    told = ", ".join(f"{name} {value}" for name, value in sorted(facts.items()) if value is not None)
    said = _(ACTIONS[action]) if action in ACTIONS else action
    return f"{number:>6}  {at:%Y-%m-%d %H:%M:%S}  {seat}  {said}" + (f": {told}" if told else "")


def verdict(size: int, digest: str, held: int, broken: tuple[str, int, str] | None) -> tuple[str, ...]:
    """Return what the check found; `broken` is the flaw, its entry, and who holds another head, if it is about that."""
    if broken is not None:
        flaw, number, holder = broken
        return (_(_FLAWS[flaw]).format(number=number, holder=holder),)
    return (
        _("The chain of {size} entries holds. Its head: {digest}").format(size=size, digest=digest),
        _("It contains {held} heads of it that came back in other people’s files.").format(held=held),
        _("A change made after a head was shared can be detected by anyone who holds that head."),
    )


def claim(holder: str, size: int, here: int) -> str:
    """Return what another seat says of this trail that nothing here can prove or disprove."""
    return _(
        "Seat {holder} claims to hold the trail up to entry {size}, and it ends at entry {here}. If a backup was "
        "restored here, what was done since is missing; otherwise ask that seat for the file that says so."
    ).format(holder=holder, size=size, here=here)


def backed_up(reference: str, seat: str, path: str) -> str:
    """Return where a backup is."""
    return _(
        "The case file of seat {seat} in {reference} was copied to {path} and checked. It opens with this profile only."
    ).format(reference=reference, seat=seat, path=path)


def restored(backup: str, path: str) -> str:
    """Return what was restored."""
    return _("{backup} was put back as {path}. What was done after the backup is not in it.").format(
        backup=backup, path=path
    )
