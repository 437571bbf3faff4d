"""Signing a report: moderator first, as certification; then the procurement lead, whose field locks everything.

PAdES B-B with SHA-256, each signature an incremental update that fills in its prepared field. pyHanko writes the
update; the envelope is ours (`envelope`), so that verification can demand it bit by bit.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from app.errors import AppError, Problem
from app.reports.fields import SIGNING_ORDER
from app.reports.proof import document, envelope, roster, stamp
from app.reports.proof.roles import field_of
from app.reports.proof.verdict import Answer, Verdict
from app.reports.verification import verify
from app.security import certificates, fingerprints
from app.security.identities import Identity
from app.text.sentences import sentence
from app.text.signing import role_name, stamp_lines


class ReportUpdate(IncrementalPdfFileWriter):
    """An update that leaves the metadata alone: pyHanko would rewrite the XMP and destroy its PDF/A extension block."""

    def _update_meta(self) -> None:
        pass


def sign(pdf: bytes, *, role: str, identity: Identity, at: datetime) -> bytes:
    """Return the report with that role's signature added; `at` is the signer's clock, and said to be so.

    The report is verified first: nobody signs what was changed, doesn't recompute, or has a page that this version
    prints differently or can't compare. Raises AppError:
    `signing-role-without-field`, `signing-time-naive`, `signing-report-unsound`, `signing-twice`,
    `signing-out-of-turn`, `signing-certificate-used`, `signing-not-expected`, and what `certificates.refuse_unfit`
    raises.
    """
    field = field_of(role)
    if at.tzinfo is None:
        raise AppError("signing-time-naive")
    moment = at.astimezone(UTC).replace(microsecond=0)
    certificates.refuse_unfit(identity.certificate, at=moment)
    _refuse_unready(verify(pdf), role, identity)
    _refuse_unexpected(pdf, role, identity)
    return _with_signature(pdf, field, role, identity, moment)


def _refuse_unready(verdict: Verdict, role: str, identity: Identity) -> None:
    problems = [*verdict.changes, *verdict.differences, *([verdict.beyond] if verdict.beyond else [])]
    if problems or verdict.pages is not Answer.YES:
        raise _unsound(problems or verdict.page_problems)
    if role not in verdict.missing:
        raise AppError("signing-twice", role=role_name(role))
    if verdict.missing[0] != role:
        raise AppError("signing-out-of-turn", before=role_name(verdict.missing[0]))
    if identity.fingerprint in {one.fingerprint for one in verdict.signatures}:
        raise AppError("signing-certificate-used")


def _unsound(problems: Sequence[Problem]) -> AppError:
    reasons = dict.fromkeys(sentence(problem.code, problem.facts) for problem in problems)
    codes = list(dict.fromkeys(problem.code for problem in problems))
    return AppError("signing-report-unsound", codes=codes, reasons=" ".join(reasons))


def _refuse_unexpected(pdf: bytes, role: str, identity: Identity) -> None:
    expected = roster.printed(document.strictly(pdf)).expected(role)
    if expected and identity.fingerprint not in {who.fingerprint for who in expected}:
        begins = [f"{who.label} ({fingerprints.grouped(who.fingerprint)[:19]})" for who in expected]
        raise AppError("signing-not-expected", expected=begins, found=fingerprints.grouped(identity.fingerprint)[:19])


def _with_signature(pdf: bytes, field: str, role: str, identity: Identity, at: datetime) -> bytes:
    writer = ReportUpdate(BytesIO(pdf))
    steps = PdfCMSEmbedder().write_cms(field, writer, existing_fields_only=True)
    entry = next(steps).get_object()
    entry[generic.pdf_name("/AP")] = _appearance(writer, entry, role, identity, at)
    value = SignatureObject(timestamp=at, subfilter=SigSeedSubFilter.PADES, bytes_reserved=envelope.room(identity))
    steps.send(SigObjSetup(sig_placeholder=value, mdp_setup=_rules(field)))
    prepared, out = steps.send(SigIOSetup(md_algorithm=envelope.DIGEST))
    steps.send(envelope.sealed(identity, prepared.document_digest))
    signed: bytes = out.getvalue()
    return signed


def _rules(field: str) -> SigMDPSetup:
    if field == SIGNING_ORDER[0]:
        return SigMDPSetup(md_algorithm=envelope.DIGEST, certify=True, docmdp_perms=MDPPerm.FILL_FORMS)
    return SigMDPSetup(
        md_algorithm=envelope.DIGEST, field_lock=FieldMDPSpec(FieldMDPAction.ALL), docmdp_perms=MDPPerm.NO_CHANGES
    )


def _appearance(
    writer: ReportUpdate, entry: generic.DictionaryObject, role: str, identity: Identity, at: datetime
) -> generic.DictionaryObject:
    left, bottom, right, top = (float(number) for number in entry["/Rect"])
    lines = stamp_lines(
        role=role,
        name=identity.name if stamp.is_printable(identity.name) else None,
        at=at,
        begins=" ".join(fingerprints.grouped(identity.fingerprint).split()[:4]),
    )
    page = PdfFileReader(BytesIO(stamp.drawn(lines, abs(right - left), abs(top - bottom))))
    look = {generic.pdf_name("/N"): writer.import_page_as_xobject(page)}
    return generic.DictionaryObject(look)  # type: ignore[no-untyped-call]  # pyHanko's own are not all typed
