"""`verify`: whether a report is unchanged since it was signed, whether it recomputes, and who signed it.

The answers are found apart (DESIGN §2.8). Numbers in brackets are the checks of notes/pdf.md.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.domain.provenance import Provenance
from app.errors import AppError, Problem
from app.reports import provenance_file
from app.reports.proof import (
    active,
    attachment,
    document,
    pages,
    recomputation,
    revisions,
    roster,
    second_opinion,
    signature_fields,
    timestamps,
    updates,
)
from app.reports.proof.attachment import Attachments
from app.reports.proof.attempts import attempt
from app.reports.proof.document import Document
from app.reports.proof.roles import SIGNING_ROLES, role_of
from app.reports.proof.roster import Fingerprints
from app.reports.proof.signature_fields import Field, Signature
from app.reports.proof.token import Token
from app.reports.proof.verdict import Answer, Comparison, Found, Timestamp, Verdict
from app.security import certificates, fingerprints
from app.text.signing import role_name

# Nothing need be wrong with the report: this version can't judge it.
BEYOND = frozenset({"attachment-newer", "pdf-too-large", "provenance-newer", "report-font-unknown"})
_NOT_COMPARED = Problem(code="pages-not-compared")


def verify(pdf: bytes, *, signers: Sequence[str] | None = None, now: datetime | None = None) -> Verdict:
    """Return what can be said of the file; nothing in it makes this raise.

    `signers` are the fingerprints of all signers, in any grouping, case and order; None: they are not compared. `now`
    only tells whether a certificate has expired since. Raises AppError `fingerprint-unreadable` and `signers-none` for
    the caller's own.
    """
    if signers is not None and not signers:
        raise AppError("signers-none")
    expected = None if signers is None else tuple(sorted({fingerprints.parse(one) for one in signers}))
    changes: list[Problem] = []
    differences: list[Problem] = []
    signatures: tuple[Signature, ...] = ()
    stamps: tuple[Timestamp, ...] = ()
    attached: Attachments | None = None
    provenance: Provenance | None = None
    other_pages: list[Problem] = [_NOT_COMPARED]
    if len(pdf) > document.LARGEST_FILE:
        differences.append(Problem(code="pdf-too-large", facts={"most": document.LARGEST_FILE // (1024 * 1024)}))
    elif (opened := attempt(changes, lambda: document.opened(pdf))) is not None:
        stamped = attempt(changes, lambda: timestamps.count(opened)) or 0
        signed_part = attempt(changes, lambda: timestamps.without(opened, stamped))
        if signed_part is not None:
            signatures = _signatures(signed_part, changes)
            _examine(signed_part, signatures, changes)
        attached = attempt(changes, lambda: attachment.unexchanged(opened))
        if attached is not None:
            provenance = _recorded(attached, differences)
            other_pages = _compare(opened, attached, provenance, signatures, changes=changes, differences=differences)
        if stamped and not changes:
            stamps = _timestamps(opened, stamped, len(signatures), changes)
    signed = tuple(_found(one, now) for one in signatures)
    beyond = next((one for one in differences if one.code in BEYOND), None)
    real = tuple(one for one in differences if one.code not in BEYOND)
    return Verdict(
        unchanged=_unchanged(changes, signatures),
        recomputes=_recomputes(attached, real, beyond),
        pages=_as_printed(other_pages),
        signers=_compared(signed, expected, readable=len(pdf) <= document.LARGEST_FILE),
        changes=tuple(changes),
        differences=real,
        page_problems=tuple(other_pages),
        signatures=signed,
        timestamps=stamps,
        missing=tuple(role for role in SIGNING_ROLES if role not in {one.role for one in signed}),
        attachment_sha256=None if attached is None else _digest(attached.evaluation),
        provenance_sha256=None if attached is None or attached.provenance is None else _digest(attached.provenance),
        provenance=provenance,
        expected=expected or (),
        beyond=beyond,
    )


def _signatures(opened: Document, changes: list[Problem]) -> tuple[Signature, ...]:
    """Return the intact signatures in their order; whatever else stands in their fields is noted [2, 3, 4, 5, 10]."""
    fields = attempt(changes, lambda: signature_fields.fields(opened.reader)) or ()
    filled = [field for field in fields if field.value is not None]
    updated = len(opened.ends) - 1
    if filled != list(fields[: len(filled)]):
        changes.append(Problem(code="signatures-out-of-order"))
    if updated != len(filled):
        changes.append(Problem(code="revisions-other", facts={"found": updated, "signatures": len(filled)}))
    found: list[Signature] = []
    for revision, field in enumerate(filled, start=1):
        one = attempt(changes, lambda: _signature(opened, field, revision))  # noqa: B023 - called before the next round
        found += [one] if one is not None else []
    return tuple(found)


def _signature(opened: Document, field: Field, revision: int) -> Signature:
    found = signature_fields.signature(opened, field, revision)
    updates.refuse_other_changes(opened.reader, revision, field, certifies=revision == 1)
    return found


def _examine(opened: Document, signatures: Sequence[Signature], changes: list[Problem]) -> None:
    """Note what is wrong with the file as a whole [1, 9] and with the signatures together."""
    checks: tuple[Callable[[], None], ...] = (
        lambda: revisions.refuse_gaps(opened.content, opened.reader, opened.ends),
        lambda: document.refuse_disagreement(opened),
        lambda: document.refuse_overpacked(opened.pdf),
        lambda: active.refuse(opened.pdf),
        lambda: _refuse_one_signer_twice(signatures),
    )
    for check in checks:
        attempt(changes, check)
    if not changes:  # the slowest check; it can add nothing to what was found
        attempt(changes, lambda: second_opinion.refuse_doubt(opened.reader, len(signatures)))


def _refuse_one_signer_twice(signatures: Sequence[Signature]) -> None:
    keys = [one.envelope.certificate.public_key() for one in signatures]
    written = {key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) for key in keys}
    if len(written) != len(keys):
        raise AppError("one-signer-twice")


def _timestamps(opened: Document, count: int, signatures: int, changes: list[Problem]) -> tuple[Timestamp, ...]:
    """Return the intact timestamps after the signatures; whatever else comes with them is noted [4, 5]."""
    attempt(changes, lambda: timestamps.refuse_early(signatures))
    if changes:
        return ()
    found: list[Timestamp] = []
    for revision in range(len(opened.ends) - count, len(opened.ends)):
        one = attempt(changes, lambda: timestamps.read(opened, revision))  # noqa: B023 - called before the next round
        found += [_stamped(one)] if one is not None else []
    if not changes:
        attempt(changes, lambda: timestamps.refuse_doubt(opened, signatures, count))
    return tuple(found)


def _recorded(attached: Attachments, differences: list[Problem]) -> Provenance | None:
    """Return what the report says of its record; None where it says nothing, or nothing that can be read."""
    content = attached.provenance
    return None if content is None else attempt(differences, lambda: provenance_file.decode(content))


def _compare(
    opened: Document,
    attached: Attachments,
    provenance: Provenance | None,
    signatures: Sequence[Signature],
    *,
    changes: list[Problem],
    differences: list[Problem],
) -> list[Problem]:
    """Compare what the report prints with what it carries [7] and with who signed it [3].

    Return how its pages differ from those that this version prints, where nothing else is wrong with it [8].
    """
    again = attempt(differences, lambda: recomputation.recomputed(opened.content, attached.evaluation))
    if again is not None and provenance is not None:
        attempt(differences, lambda: provenance_file.refuse_contradiction(again.data, provenance))
    if again is None and any(one.code in BEYOND for one in differences):
        return [_NOT_COMPARED]
    shown = attempt(differences, lambda: _fingerprints(opened, attached))
    if shown is not None:
        attempt(changes, lambda: _refuse_other_signers(shown, signatures))
    if again is None or shown is None or changes or differences:
        return [_NOT_COMPARED]
    found: list[Problem] = []
    attempt(found, lambda: pages.refuse_difference(opened, again, shown.roster, provenance=provenance))
    return found


def _fingerprints(opened: Document, attached: Attachments) -> Fingerprints:
    """Return the fingerprints printed, the first of which must be those of what is attached."""
    shown = roster.printed(opened.pdf)
    if shown.attached != _digest(attached.evaluation):
        raise AppError("attachment-hash-differs")
    if shown.record is not None and attached.provenance is None:
        raise AppError("provenance-missing")
    if attached.provenance is not None and shown.record != _digest(attached.provenance):
        raise AppError("provenance-hash-differs")
    return shown


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _refuse_other_signers(shown: Fingerprints, signatures: Sequence[Signature]) -> None:
    for one in signatures:
        role = role_of(one.field.name)
        expected = shown.expected(role)
        if expected and fingerprints.fingerprint(one.envelope.certificate) not in {who.fingerprint for who in expected}:
            raise AppError("roster-differs", named=[who.label for who in expected], role=role_name(role))


def _found(one: Signature, now: datetime | None) -> Found:
    certificate = one.envelope.certificate
    until = certificate.not_valid_after_utc
    return Found(
        role=role_of(one.field.name),
        name=certificates.name_of(certificate),
        fingerprint=fingerprints.fingerprint(certificate),
        claimed=one.claimed,
        valid_until=until,
        expired_when_signed=not certificate.not_valid_before_utc <= one.claimed <= until,
        expired_now=None if now is None else now > until,
        own_certificate=certificate.issuer == certificate.subject,
    )


def _stamped(one: Token) -> Timestamp:
    return Timestamp(
        authority=certificates.name_of(one.certificate),
        fingerprint=fingerprints.fingerprint(one.certificate),
        time=one.time,
    )


def _unchanged(changes: Sequence[Problem], signatures: Sequence[Signature]) -> Answer:
    if changes:
        return Answer.NO
    return Answer.YES if signatures else Answer.CANNOT_TELL


def _recomputes(attached: Attachments | None, differences: Sequence[Problem], beyond: Problem | None) -> Answer:
    if differences:
        return Answer.NO
    return Answer.CANNOT_TELL if attached is None or beyond is not None else Answer.YES


def _as_printed(problems: Sequence[Problem]) -> Answer:
    if not problems:
        return Answer.YES
    return Answer.CANNOT_TELL if all(one.code in pages.UNTOLD for one in problems) else Answer.NO


def _compared(signed: Sequence[Found], expected: tuple[str, ...] | None, *, readable: bool) -> Comparison:
    if expected is None or not readable:
        return Comparison.NOT_COMPARED
    same = signed and {one.fingerprint for one in signed} == set(expected)
    return Comparison.AS_EXPECTED if same else Comparison.OTHER
