"""Files that a case refuses: each with its own reason, in words, and with nothing changed (DESIGN §5)."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from uuid import uuid4

import pytest

from app.domain.codes import SeatCode
from app.domain.declarations import Declaration
from app.domain.score_record import Reopening, ScoreVersion, SeatLock
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import Manifest, encode, manifest_hash
from app.exchange.container.parts import Part
from app.exchange.messages import declaration as declarations
from app.exchange.messages import receipt as receipts
from app.exchange.messages import reopening as reopenings
from app.exchange.messages import score_return
from app.exchange.messages.receipt import Fate, Receipt
from app.exchange.messages.score_return import ReturnBody, scores_digest
from app.services import enrolment, intake, meetings, packs, returns, seats
from app.services.intake import Outcome
from app.storage import frozen, locks, messages
from app.storage import scores as stored
from tests.services import panels
from tests.services.crafted import REFUSALS, again, crafted, digest, opened, refusal
from tests.services.panels import E1, E2, LEAD, MOD, Panel


def file_of(panel: Panel, name: str) -> Path:
    """Return the first file of that name in the shared folder."""
    return min((panel.folder / "files").rglob(f"*{name}"))


@pytest.fixture
def unsent(issued_once: Panel, copy_of: Callable[[Panel], Panel]) -> Panel:
    """Return a panel in which E1 has locked, and its return lies in the shared folder."""
    panel = copy_of(issued_once)
    panel.score(E1)
    panel.lock(E1)
    return panel


@pytest.fixture
def real(unsent: Panel) -> tuple[Manifest, tuple[Part, ...]]:
    """Return what E1's return says, as anybody who got hold of the plain text could repeat it."""
    return opened(file_of(unsent, "E1-scores.evreturn"), unsent.profiles[E1], unsent.profiles[E1])


# twice, old, forked, forged


def test_a_file_taken_in_twice_changes_nothing(unsent: Panel) -> None:
    moderator, path = unsent.desk(MOD), file_of(unsent, "E1-scores.evreturn")
    first = intake.take_in(moderator, path)
    before = digest(moderator)

    assert first.outcome is Outcome.NEW
    assert [way(moderator, path).outcome for way in (intake.preview, intake.take_in)] == [Outcome.KNOWN] * 2
    assert digest(moderator) == before


def test_a_file_taken_back_and_in_again_is_in_force_once(unsent: Panel) -> None:
    moderator, path = unsent.desk(MOD), file_of(unsent, "E1-scores.evreturn")
    message = intake.take_in(moderator, path).message
    arrived = returns.arrivals(moderator)
    intake.undo(moderator, message, reason="Too early.")
    away = [one.message for one in returns.arrivals(moderator)]
    again_in = intake.take_in(moderator, path).outcome
    before = digest(moderator)
    third = intake.take_in(moderator, path).outcome

    assert away == [None] * 3
    assert (again_in, third) == (Outcome.REDONE, Outcome.KNOWN)
    assert returns.arrivals(moderator) == arrived
    assert digest(moderator) == before


def test_a_return_made_before_the_one_that_is_here_is_refused(issued: Panel) -> None:
    moderator = issued.desk(MOD)
    issued.score(E1)
    first = issued.lock(E1)
    permission = issued.path("open.evreopen")
    intake.take_in(moderator, first)
    returns.permit_reopening(moderator, E1, reason="A page was missed.", path=permission)
    intake.take_in(issued.desk(E1), permission)
    issued.score(E1, 4)
    second = issued.lock(E1)
    intake.take_in(moderator, second)

    assert intake.take_in(moderator, first).outcome is Outcome.KNOWN
    older, parts = opened(first, issued.profiles[E1], issued.profiles[E1])
    unseen = again(older, parts, issued.path("x.evreturn"), by=issued.profiles[E1], id=str(uuid4()))
    assert refusal(moderator, unseen) == "file-older"


def test_the_newer_of_two_returns_may_come_first(issued: Panel) -> None:
    """The deputy's post went astray: what came later stands, what came first is not put over it."""
    path = second_revision(issued)
    moderator = issued.desk(MOD)
    intake.undo(moderator, returns.arrivals(moderator)[0].message or "", reason="To be sent again.")

    assert intake.take_in(moderator, path).outcome is Outcome.NEW
    assert [one.revision for one in returns.arrivals(moderator)] == [2, None, None]


def second_revision(panel: Panel) -> Path:
    moderator = panel.desk(MOD)
    panel.score(E1)
    intake.take_in(moderator, panel.lock(E1))
    permission = panel.path("open.evreopen")
    returns.permit_reopening(moderator, E1, reason="A page was missed.", path=permission)
    intake.take_in(panel.desk(E1), permission)
    panel.score(E1, 4)
    return panel.lock(E1)


def test_a_revision_that_does_not_follow_the_one_here_is_refused(issued: Panel) -> None:
    path = second_revision(issued)
    manifest, parts = opened(path, issued.profiles[E1], issued.profiles[E1])
    forks = [
        again(manifest, parts, issued.path("x.evreturn"), by=issued.profiles[E1], id=str(uuid4()), **changed)
        for changed in ({"revision": 1, "supersedes": None}, {"supersedes": "ab" * 32}, {"supersedes": None})
    ]

    assert [refusal(issued.desk(MOD), fork) for fork in forks] == ["file-forked"] * 3


def test_other_content_under_a_known_number_is_an_alarm(unsent: Panel, real: tuple[Manifest, tuple[Part, ...]]) -> None:
    moderator = unsent.desk(MOD)
    intake.take_in(moderator, file_of(unsent, "E1-scores.evreturn"))
    forged = again(*real, unsent.path("x.evreturn"), by=unsent.profiles[E1], revision=2)

    assert refusal(moderator, forged) == "message-forged"


# who signed


def test_a_return_by_an_unknown_signer_is_refused(unsent: Panel, real: tuple[Manifest, tuple[Part, ...]]) -> None:
    stranger = panels.person(unsent.folder, SeatCode("XX"), unsent.clock)
    manifest, parts = real
    party = replace(manifest.sender, key=stranger.card.key)
    path = again(manifest, parts, unsent.path("x.evreturn"), by=stranger, sender=party)

    assert refusal(unsent.desk(MOD), path) == "unknown-signer"


def test_one_panel_member_cannot_speak_for_another(unsent: Panel, real: tuple[Manifest, tuple[Part, ...]]) -> None:
    manifest, parts = real
    evil = unsent.profiles[E2]
    as_e1 = again(
        manifest, parts, unsent.path("a.evreturn"), by=evil, sender=replace(manifest.sender, key=evil.card.key)
    )
    as_e2 = again(
        manifest,
        parts,
        unsent.path("b.evreturn"),
        by=evil,
        id=str(uuid4()),
        sender=replace(manifest.sender, key=evil.card.key, seat=E2),
    )

    assert refusal(unsent.desk(MOD), as_e1) == "unknown-signer"
    assert refusal(unsent.desk(MOD), as_e2) == "score-of-another-seat"


def test_a_revoked_key_signs_nothing_more(unsent: Panel) -> None:
    seats.revoke_key(unsent.desk(LEAD), E1, reason="The laptop was stolen.")
    unsent.issue(MOD)

    assert refusal(unsent.desk(MOD), file_of(unsent, "E1-scores.evreturn")) == "key-revoked"
    assert refusal(unsent.desk(LEAD), file_of(unsent, "E1-declaration.evreturn")) == "key-revoked"


def test_a_withdrawn_seat_returns_nothing_more(unsent: Panel) -> None:
    seats.withdraw(unsent.desk(LEAD), E1, reason="Long illness.")
    unsent.issue(MOD)

    assert refusal(unsent.desk(MOD), file_of(unsent, "E1-scores.evreturn")) == "seat-withdrawn"


def test_a_seat_whose_words_were_not_compared_is_pending_on_both_sides(
    enrolled_once: Panel, copy_of: Callable[[Panel], Panel], tmp_path_factory: pytest.TempPathFactory
) -> None:
    panel = panels.set_up(tmp_path_factory.mktemp("panels") / "pending")
    try:
        lead, member = panel.desk(LEAD), panel.enrol(E1, confirmed=False)
        with pytest.raises(Exception, match="seat-pending"):
            packs.issue(lead, panel.path("packs"), seats=[E1])
        enrolment.confirm_words(lead, E1, words=enrolment.words_to_compare(member))
        folder = panel.path("packs")
        folder.mkdir()
        path = packs.issue(lead, folder, seats=[E1])[0].path

        assert refusal(member, path) == "seat-pending"
        enrolment.confirm_words(member, words=enrolment.words_to_compare(lead, E1))
        assert intake.take_in(member, path).outcome is Outcome.NEW
    finally:
        panel.close()


# not for here


def test_a_file_of_another_evaluation_is_refused(
    unsent: Panel, real: tuple[Manifest, tuple[Part, ...]], tmp_path: Path
) -> None:
    path = again(*real, unsent.path("x.evreturn"), by=unsent.profiles[E1], evaluation=str(uuid4()))

    assert refusal(unsent.desk(MOD), path) == "other-evaluation"


def test_a_pack_from_somebody_who_is_not_the_lead_is_refused(issued: Panel) -> None:
    _manifest, parts = opened(file_of(issued, "E1-1.evpack"), issued.profiles[E1], issued.profiles[LEAD])
    for seat in (E2, MOD):
        path = crafted(
            issued.path("x.evpack"),
            parts,
            by=issued.profiles[seat],
            to=[issued.profiles[E1].card],
            seat=seat,
            desk=issued.desk(seat),
            kind=Kind.PACK,
        )
        assert refusal(issued.desk(E1), path) == "not-theirs-to-send"


def test_a_pack_for_another_seat_is_refused_even_if_it_opens(issued: Panel) -> None:
    _manifest, parts = opened(file_of(issued, "E2-1.evpack"), issued.profiles[E2], issued.profiles[LEAD])
    path = crafted(
        issued.path("x.evpack"),
        parts,
        by=issued.profiles[LEAD],
        to=[issued.profiles[E1].card],
        seat=LEAD,
        desk=issued.desk(LEAD),
        kind=Kind.PACK,
        revision=2,
        supersedes=_manifest.supersedes,
    )

    assert refusal(issued.desk(E1), path) in {"pack-for-another-seat", "file-forked"}
    later = opened(path, issued.profiles[LEAD], issued.profiles[LEAD])
    path = again(*later, issued.path("y.evpack"), by=issued.profiles[LEAD], revision=9)
    assert refusal(issued.desk(E1), path) == "pack-for-another-seat"


def test_an_older_pack_is_refused(issued: Panel) -> None:
    old, parts = opened(file_of(issued, "E1-1.evpack"), issued.profiles[E1], issued.profiles[LEAD])
    issued.issue(E1)
    unseen = again(old, parts, issued.path("x.evpack"), by=issued.profiles[LEAD], id=str(uuid4()))
    later = again(old, parts, issued.path("y.evpack"), by=issued.profiles[LEAD], id=str(uuid4()), revision=9)

    assert intake.take_in(issued.desk(E1), file_of(issued, "E1-1.evpack")).outcome is Outcome.KNOWN
    assert refusal(issued.desk(E1), unseen) == "file-older"
    assert intake.preview(issued.desk(E1), later).outcome is Outcome.NEW


def test_a_pack_with_an_older_panel_is_refused(issued: Panel) -> None:
    old, parts = opened(file_of(issued, "E1-1.evpack"), issued.profiles[E1], issued.profiles[LEAD])
    seats.withdraw(issued.desk(LEAD), E2, reason="Long illness.")
    issued.issue(E1)
    path = again(old, parts, issued.path("x.evpack"), by=issued.profiles[LEAD], id=str(uuid4()), revision=9)

    assert refusal(issued.desk(E1), path) == "roster-older"


def test_a_file_for_another_role_is_refused(unsent: Panel) -> None:
    declared, returned = file_of(unsent, "E1-declaration.evreturn"), file_of(unsent, "E1-scores.evreturn")

    assert intake.take_in(unsent.desk(E1), declared).outcome is Outcome.KNOWN  # what one sent oneself
    assert intake.take_in(unsent.desk(E1), returned).outcome is Outcome.KNOWN
    assert refusal(unsent.desk(MOD), declared) == "not-addressed-to-me"
    assert intake.take_in(unsent.desk(LEAD), file_of(unsent, "E1-1.evpack")).outcome is Outcome.KNOWN


def test_invitations_and_answers_are_not_taken_in_like_files_of_the_panel(issued: Panel) -> None:
    assert refusal(issued.desk(E1), file_of(issued, "E1.evinvite")) == "other-kind-of-file"
    assert refusal(issued.desk(LEAD), file_of(issued, "E1.evjoin")) == "other-kind-of-file"


def test_a_damaged_or_foreign_file_is_refused(unsent: Panel) -> None:
    content = file_of(unsent, "E1-scores.evreturn").read_bytes()
    cut, flipped, foreign = (unsent.path(f"{name}.evreturn") for name in ("cut", "flipped", "foreign"))
    cut.write_bytes(content[:-1])
    flipped.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    foreign.write_bytes(b"Dear all, please find attached")

    assert [refusal(unsent.desk(MOD), path) for path in (cut, flipped)] == ["file-damaged"] * 2
    assert refusal(unsent.desk(MOD), foreign) == "file-unrecognised"
    assert refusal(unsent.desk(MOD), unsent.folder / "nothing") == "no-such-file"


# what it says


def test_a_return_under_other_criteria_is_refused(unsent: Panel, real: tuple[Manifest, tuple[Part, ...]]) -> None:
    path = again(*real, unsent.path("x.evreturn"), by=unsent.profiles[E1], frozen="ab" * 32)

    assert refusal(unsent.desk(MOD), path) == "return-other-criteria"


def test_a_return_that_answers_no_pack_is_refused(unsent: Panel, real: tuple[Manifest, tuple[Part, ...]]) -> None:
    path = again(*real, unsent.path("x.evreturn"), by=unsent.profiles[E1], in_reply_to=None)

    assert refusal(unsent.desk(MOD), path) == "return-answers-no-pack"


Change = Callable[[tuple[ScoreVersion, ...]], tuple[ScoreVersion, ...]]


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("return-incomplete", lambda held: held[1:]),
        ("not-your-duty", lambda held: (*held, replace(held[0], question="Q3"))),
        ("not-your-duty", lambda held: (*held, replace(held[0], supplier="D"))),
        ("score-no-level", lambda held: (replace(held[0], value=Fraction(99)), *held[1:])),
        ("score-no-level", lambda held: (replace(held[0], value=Fraction(5, 2)), *held[1:])),
        ("score-without-reason", lambda held: (replace(held[0], reason=" "), *held[1:])),
        ("score-of-another-seat", lambda held: (replace(held[0], seat=E2), *held[1:])),
        ("return-not-reconfirmed", lambda held: (replace(held[0], frozen="ab" * 32), *held[1:])),
        ("return-incomplete", lambda held: (replace(held[0], value=None, not_sure=False), *held[1:])),
    ],
)
def test_a_return_that_is_not_what_the_seat_owes_is_refused(unsent: Panel, code: str, change: Change) -> None:
    assert refusal(unsent.desk(MOD), returned_by_hand(unsent, change)) == code


def test_a_return_under_no_declaration_of_interests_is_refused(unsent: Panel) -> None:
    path = returned_by_hand(unsent, lambda held: held, declaration=None)

    assert refusal(unsent.desk(MOD), path) == "return-without-declaration"


def returned_by_hand(unsent: Panel, change: Change, *, declaration: int | None = 1) -> Path:
    """Return a return that E1 signed, of what is made of its scores."""
    desk = unsent.desk(E1)
    with desk.read() as unit:
        held, (lock, _) = change(tuple(stored.newest(unit, seat=E1))), locks.state(unit, E1)
        hash_of, pack = (
            frozen.versions(unit)[-1].hash,
            messages.newest(unit, kind="pack", seat=LEAD, direction="in"),
        )
    assert isinstance(lock, SeatLock)
    assert pack is not None
    lock = replace(lock, digest=scores_digest(held), scores=len(held))
    body = ReturnBody(lock=lock, scores=held, declaration=declaration)
    return crafted(
        unsent.path("x.evreturn"),
        score_return.parts(body),
        by=unsent.profiles[E1],
        to=[unsent.profiles[MOD].card],
        seat=E1,
        desk=desk,
        kind=Kind.RETURN,
        frozen=hash_of,
        in_reply_to=pack.manifest_sha256,
    )


def test_a_locked_return_is_replaced_only_after_a_reopening(unsent: Panel) -> None:
    """A member who got round the lock on their own laptop still needs the moderator's permission."""
    moderator = unsent.desk(MOD)
    path = file_of(unsent, "E1-scores.evreturn")
    intake.take_in(moderator, path)
    manifest, parts = opened(path, unsent.profiles[E1], unsent.profiles[E1])
    follows = {"revision": 2, "supersedes": manifest_hash(encode(manifest)), "id": str(uuid4())}
    second = again(manifest, parts, unsent.path("x.evreturn"), by=unsent.profiles[E1], **follows)

    assert refusal(moderator, second) == "return-not-reopened"


def test_a_declaration_for_another_seat_is_refused(issued: Panel) -> None:
    made = Declaration(seat=E2, version=9, interests=(), made_at=issued.clock())
    path = crafted(
        issued.path("x.evreturn"),
        declarations.parts(made, ()),
        by=issued.profiles[E1],
        to=[issued.profiles[LEAD].card],
        seat=E1,
        desk=issued.desk(E1),
        kind=Kind.DECLARATION,
    )

    assert refusal(issued.desk(LEAD), path) == "declaration-of-another-seat"


def test_an_older_declaration_is_refused(issued: Panel) -> None:
    first = file_of(issued, "E1-declaration.evreturn")
    issued.declare(E1)
    second = max((issued.folder / "files").glob("*E1-declaration.evreturn"))
    assert first != second
    intake.take_in(issued.desk(LEAD), second)

    assert refusal(issued.desk(LEAD), first) == "file-older"


def test_a_receipt_for_nothing_sent_is_refused(issued: Panel) -> None:
    body = Receipt(
        message=str(uuid4()),
        manifest="ab" * 32,
        kind=Kind.RETURN,
        outcome=Fate.TAKEN,
        received_at=issued.clock(),
    )
    path = crafted(
        issued.path("x.evreceipt"),
        receipts.parts(body),
        by=issued.profiles[MOD],
        to=[issued.profiles[E1].card],
        seat=MOD,
        desk=issued.desk(MOD),
        kind=Kind.RECEIPT,
    )

    assert refusal(issued.desk(E1), path) == "receipt-of-nothing-sent"


@pytest.mark.parametrize(
    ("by", "seat", "lock", "code"),
    [
        (E2, E1, 1, "not-theirs-to-send"),
        (LEAD, E1, 1, "not-theirs-to-send"),
        (MOD, E2, 1, "reopening-of-another-lock"),
        (MOD, E1, 0, "reopening-of-another-lock"),
    ],
)
def test_a_permission_that_is_not_the_moderators_for_this_lock_is_refused(
    unsent: Panel, by: SeatCode, seat: SeatCode, lock: int, code: str
) -> None:
    body = Reopening(seat=seat, lock=max(lock, 1), reason="Because.", permitted_by=by, permitted_at=unsent.clock())
    if not lock:  # one for the lock before this: it was used up when the seat locked again
        path = _reopened_and_locked_again(unsent)
    else:
        path = crafted(
            unsent.path("x.evreopen"),
            reopenings.parts(body),
            by=unsent.profiles[by],
            to=[unsent.profiles[E1].card],
            seat=by,
            desk=unsent.desk(by),
            kind=Kind.REOPEN,
        )

    assert refusal(unsent.desk(E1), path) == code


def _reopened_and_locked_again(panel: Panel) -> Path:
    member, moderator = panel.desk(E1), panel.desk(MOD)
    intake.take_in(moderator, file_of(panel, "E1-scores.evreturn"))
    permission = panel.path("open.evreopen")
    returns.permit_reopening(moderator, E1, reason="A page was missed.", path=permission)
    intake.take_in(member, permission)
    panel.lock(E1)
    manifest, parts = opened(permission, panel.profiles[E1], panel.profiles[MOD])
    return again(manifest, parts, panel.path("x.evreopen"), by=panel.profiles[MOD], id=str(uuid4()))


def test_a_return_after_the_reveal_is_refused(returned: Panel) -> None:
    moderator = returned.desk(MOD)
    meetings.reveal(moderator)
    manifest, parts = opened(file_of(returned, "E1-scores.evreturn"), returned.profiles[E1], returned.profiles[E1])
    path = again(manifest, parts, returned.path("x.evreturn"), by=returned.profiles[E1], id=str(uuid4()), revision=5)

    assert refusal(moderator, path) == "already-revealed"


def test_a_moderation_is_taken_in_once_and_from_the_moderator_alone(locked: Panel) -> None:
    lead, path = locked.desk(LEAD), file_of(locked, "moderation.evreturn")
    manifest, parts = opened(path, locked.profiles[LEAD], locked.profiles[MOD])
    follows = {"revision": 2, "supersedes": manifest_hash(encode(manifest)), "id": str(uuid4())}
    other = again(manifest, parts, locked.path("a.evreturn"), by=locked.profiles[MOD], **follows)
    message = intake.take_in(lead, path).message
    assert refusal(lead, other) == "quality-is-locked"

    intake.undo(lead, message, reason="To see that it comes again.")
    by_e1 = crafted(
        locked.path("b.evreturn"),
        parts,
        by=locked.profiles[E1],
        to=[locked.profiles[LEAD].card],
        seat=E1,
        desk=locked.desk(E1),
        kind=Kind.MODERATION,
        frozen=manifest.frozen,
    )
    elsewhere = again(
        manifest, parts, locked.path("c.evreturn"), by=locked.profiles[MOD], id=str(uuid4()), frozen="ab" * 32
    )

    assert refusal(lead, by_e1) == "not-theirs-to-send"
    assert refusal(lead, elsewhere) == "moderation-other-criteria"
    assert intake.take_in(lead, path).outcome is Outcome.REDONE


def test_every_refusal_here_has_words_that_say_what_to_do() -> None:
    assert all(words.endswith(".") and "{" not in words for words in REFUSALS.values())
