"""After the lock, in the lead's case: prices opened, tenders ranked, the report written and signed (DR-19)."""

import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from app.domain.audit import Head
from app.domain.canonical import encode
from app.domain.codes import CriterionType, ResultKind, Role
from app.domain.milestones import Milestone
from app.domain.panel import PanelSeat, Roster
from app.domain.visibility import Sight
from app.errors import AppError
from app.exchange.container.parts import CHUNK
from app.exchange.price_workbook import read_prices
from app.exchange.response_files import stays_inside
from app.exchange.whole_files import whole_file
from app.exchange.workbook_out import write_workbook
from app.reports.limits import LARGEST_FILE
from app.scoring.examining import examine
from app.scoring.materiality import LotMateriality, materiality, materiality_of
from app.scoring.moderation import Moderation, moderate
from app.scoring.ranking import rank, rank_book
from app.security import cards, fingerprints
from app.services.desk import Desk, Done, Topic, done
from app.services.evaluations import Ranked
from app.services.files import read_whole
from app.services.held import moderation_held
from app.services.interests import refuse_undecided
from app.services.panel_scores import panel_book, panel_data
from app.services.profiles import signing_identity
from app.services.provenances import prices_in_force, provenance_of
from app.services.report_comparison import differences
from app.services.reports import evaluation_in, provenance_in, report_pdf
from app.services.typing_in import kept, needed
from app.storage import attachments, audit, milestones, prices, responses
from app.storage.unit import Unit


def open_prices(desk: Desk, workbook: Path, *, reason: str = "") -> Done:
    """Take in the prices, once quality is locked (DR-19); to correct them later needs a reason, and is a version more.

    Raises AppError `not-in-sight-totals` before the lock, `price-correction-without-reason`, `report-signed-already`,
    Refused with every problem of the workbook.
    """
    desk.need_role(Role.LEAD)
    with desk.write() as unit:
        desk.need(unit, Sight.TOTALS)
        why = kept(reason)
        if prices_in_force(unit) is not None:
            if any(entry.action == "report-signed" for entry in audit.entries(unit)):
                raise AppError("report-signed-already")
            needed(reason, AppError("price-correction-without-reason"))
        sheet = read_prices(workbook, panel_data(unit))
        at = desk.log(unit, "prices-opened", source=sheet.digest, tenders=len(sheet.entries))
        for (supplier, lot), entries in sheet.entries.items():
            prices.add(unit, supplier, lot, entries, at=at, source=sheet.digest)
        milestones.reach(unit, Milestone.PRICES_OPENED, at=at, facts={"source": sheet.digest, "reason": why or None})
    return done(Topic.PRICES, Topic.OUTCOME)


def ranked(desk: Desk) -> Ranked:
    """Return the ranking of the live evaluation, its data without scores and responses: their words are not read.

    With result `admit`, or a method without prices, quality alone decides and the lock is enough.
    Raises AppError `not-in-sight-prices` before the prices are open.
    """
    with desk.read() as unit:
        need_sight(desk, unit)
        book = panel_book(unit, prices=True)
        if book is None:
            found = _ranked(desk, unit)
            return replace(found, data=replace(found.data, scores=(), agreed=(), responses=()))
    return Ranked(data=book.coverage.data, ranking=rank_book(book))


def ranked_with_words(desk: Desk) -> Ranked:
    """Return the ranking of the live evaluation with every score and reason behind it; raises as `ranked` does."""
    with desk.read() as unit:
        need_sight(desk, unit)
        data = panel_data(unit, prices=True)
        return Ranked(data=data, ranking=rank(data))


def record_ranking(desk: Desk) -> Ranked:
    """Rank, and write into the record what the ranking was made from."""
    desk.need_role(Role.LEAD)
    with desk.write() as unit:
        found = _ranked(desk, unit)
        digest = hashlib.sha256(encode(found.data)).hexdigest()
        at = desk.log(unit, "ranked", data=digest)
        milestones.reach(unit, Milestone.RANKED, at=at, facts={"data": digest})
    return found


def write_case_report(
    desk: Desk, out: Path, *, signers: Mapping[Role, str] | None = None, replace: bool = False
) -> Ranked:
    """Write the report of the live evaluation, to be signed by its moderator and its lead alone.

    `signers` are fingerprints of other certificates than those of the roster, such as a council's, by role.
    Raises AppError `file-exists`, `file-not-written`, `not-in-sight-prices`, `interest-undecided`.
    """
    desk.need_role(Role.LEAD)
    with whole_file(out, replace=replace) as draft:  # named once it is in the record
        with desk.read() as unit:
            head, found = audit.head(unit), _ranked(desk, unit)
            roster = desk.plan(unit).roster
            refuse_undecided(unit, roster)
            expected = {
                role.value: cards.fingerprint_of(seat.card)
                for role, seat in ((Role.MODERATOR, _moderator(unit, roster)), (Role.LEAD, roster.lead()))
                if seat.card is not None
            } | {role.value: fingerprints.parse(given) for role, given in (signers or {}).items()}
            provenance = provenance_of(desk, unit)
        _ranking, pdf = report_pdf(found.data, signers=expected, provenance=provenance)
        draft.file.write(pdf)
        with desk.write() as unit:
            _refuse_changed(unit, head)
            at = desk.log(unit, "report-made", data=hashlib.sha256(encode(found.data)).hexdigest())
            milestones.reach(unit, Milestone.REPORTED, at=at, facts={"report": hashlib.sha256(pdf).hexdigest()})
            draft.finish()
    return found


def sign_case_report(desk: Desk, pdf: Path, *, acknowledged: Sequence[str] = ()) -> Done:
    """Sign a report as moderator or as lead, if it says what one's own case file says.

    `acknowledged` are the differences in the lead's own decisions that the signer accepts, exactly as the refusal
    `report-differs-in-tenders` named them. Raises AppError `report-of-another-record` where anything else differs,
    `record-changed`, and what signing raises.
    """
    from app.reports.signing import sign  # noqa: PLC0415 - pyHanko takes longer to load than the window to open

    desk.need_role(Role.MODERATOR, Role.LEAD)
    content = read_whole(pdf, LARGEST_FILE)
    with desk.read() as unit:
        desk.need(unit, Sight.TOTALS)
        head = audit.head(unit)
        found = differences(desk, unit, evaluation_in(content), provenance_in(content))
    if found and set(found) != set(acknowledged):
        raise AppError("report-differs-in-tenders", reference=desk.about.reference, differences=found)
    signed = sign(content, role=desk.role.value, identity=signing_identity(desk.profile), at=desk.clock())
    with whole_file(pdf, replace=True) as draft:
        draft.file.write(signed)
        with desk.write() as unit:
            _refuse_changed(unit, head)
            accepted = "; ".join(found) or None
            desk.log(unit, "report-signed", report=hashlib.sha256(content).hexdigest(), accepted=accepted)
            draft.finish()
    return done(Topic.OUTCOME)


def export_workbook(desk: Desk, path: Path) -> Done:
    """Write the whole evaluation as a workbook, response files beside it; refused until the lock (DESIGN §2.6).

    Its sheets `Result…` work the ranking out by formulas, where it can be ranked as it stands. Recorded first: what is
    written may be read by others from its first file on. Raises AppError `file-exists`, `export-in-the-way` with the
    names of other files that are there, before anything is written.
    """
    with desk.read() as unit:
        desk.need(unit, Sight.TOTALS)
        if os.path.lexists(path):
            raise AppError("file-exists", path=str(path))
        wanted = _missing(unit, path.parent)
    with desk.write() as unit:
        desk.need(unit, Sight.TOTALS)
        data = panel_data(unit, responses=True, prices=desk.role is Role.LEAD)
        desk.log(unit, "exported", data=hashlib.sha256(encode(data)).hexdigest())
    with desk.read() as unit:
        for target, digest in wanted.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            with attachments.open(unit, digest) as source, whole_file(target) as draft:
                shutil.copyfileobj(source, draft.file, CHUNK)
    examined = examine(data)
    write_workbook(data, path, ranking=None if examined.found else rank_book(examined.book))
    return done(Topic.RECORD)


def after_lock(desk: Desk) -> Moderation:
    """Return how far the seats agree and which scores straddle a minimum, told only once quality is locked (DR-23)."""
    with desk.read() as unit:
        desk.need(unit, Sight.TOTALS)
        return moderate(panel_data(unit), after_lock=True)


def sensitivity(desk: Desk) -> tuple[LotMateriality, ...]:
    """Return what could change the award: one mark, one supplier, one seat (DR-27); raises as `ranked` does."""
    with desk.read() as unit:
        need_sight(desk, unit)
        book = panel_book(unit, prices=True)
        return materiality(panel_data(unit, prices=True)) if book is None else materiality_of(book)


def _ranked(desk: Desk, unit: Unit) -> Ranked:
    need_sight(desk, unit)
    data = panel_data(unit, responses=True, prices=True)
    return Ranked(data=data, ranking=rank(data))


def need_sight(desk: Desk, unit: Unit) -> None:
    """Refuse to tell a ranking before the lock, and where prices are scored before they are open (DR-19)."""
    desk.need(unit, Sight.TOTALS)
    method = desk.plan(unit).data
    priced = any(row.type is CriterionType.PRICE for row in method.criteria)
    if priced and method.method.result is ResultKind.RANK:
        desk.need(unit, Sight.PRICES)


def _refuse_changed(unit: Unit, head: Head) -> None:
    """Refuse to record what was worked out from a state of the case file that is no longer the newest."""
    if audit.head(unit) != head:
        raise AppError("record-changed")


def _moderator(unit: Unit, roster: Roster) -> PanelSeat:
    """Return who locked quality: the moderator or the deputy."""
    moderation = moderation_held(unit)
    return roster.moderators()[0] if moderation is None else roster.seat(moderation.sender)


def _missing(unit: Unit, folder: Path) -> dict[Path, str]:
    """Return the response files to be written, by where; those from an export before are there already."""
    found = {folder / name: digest for name, digest in responses.files(unit).items()}
    if not all(map(stays_inside, responses.files(unit))):
        raise AppError("file-damaged")
    there = {target for target in found if os.path.lexists(target)}
    strange = [str(target) for target in sorted(there) if not _holds(target, found[target])]
    if strange:
        raise AppError("export-in-the-way", names=strange)
    return {target: digest for target, digest in found.items() if target not in there}


def _holds(path: Path, digest: str) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == digest
