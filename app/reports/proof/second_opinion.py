"""What pyHanko itself makes of the signatures: our own checks are stricter, and both must agree.

Its comparison of revisions is left out: it takes ten times as long as everything else, and `updates` allows less. A
test holds that it accepts what we sign.
"""

import hashlib
import logging

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from app.errors import AppError

# It logs every refusal with a traceback; here a refusal is an answer, and standard error belongs to the command.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())


def refuse_doubt(reader: PdfFileReader, count: int) -> None:
    """Raise AppError `second-opinion` unless pyHanko finds that many signatures, intact and covering its revision."""
    found = reader.embedded_signatures
    if len(found) != count:
        raise AppError("second-opinion", reason="count")
    for number, one in enumerate(found, start=1):
        _refuse_doubt_about(one, is_last=number == count)


def refuse_doubt_of_timestamps(reader: PdfFileReader, signatures: int, count: int) -> None:
    """Raise AppError `second-opinion` unless pyHanko finds that many timestamps after the signatures, all intact."""
    found = reader.embedded_signatures
    kinds = ["/Sig"] * signatures + ["/DocTimeStamp"] * count
    if [one.sig_object_type for one in found] != kinds:
        raise AppError("second-opinion", reason="count")
    for number, one in enumerate(found[signatures:], start=1):
        _refuse_doubt_about_timestamp(one, is_last=number == count)


def _refuse_doubt_about(one: EmbeddedPdfSignature, *, is_last: bool) -> None:
    one.compute_integrity_info(skip_diff=True)  # type: ignore[no-untyped-call]  # pyHanko's own are not all typed
    summary = one.summarise_integrity_info()
    enough = SignatureCoverageLevel.ENTIRE_FILE if is_last else SignatureCoverageLevel.ENTIRE_REVISION
    if summary["coverage"] != enough:
        raise AppError("second-opinion", reason="coverage")
    intact, valid = validate_sig_integrity(one.signer_info, one.signer_cert, "data", one.compute_digest())
    if not (intact and valid):
        raise AppError("second-opinion", reason="signature")


def _refuse_doubt_about_timestamp(one: EmbeddedPdfSignature, *, is_last: bool) -> None:
    one.compute_integrity_info(skip_diff=True)  # type: ignore[no-untyped-call]  # pyHanko's own are not all typed
    enough = SignatureCoverageLevel.ENTIRE_FILE if is_last else SignatureCoverageLevel.ENTIRE_REVISION
    if one.summarise_integrity_info()["coverage"] != enough:
        raise AppError("second-opinion", reason="coverage")
    stated = one.signed_data["encap_content_info"]["content"]
    digest = hashlib.new(one.signer_info["digest_algorithm"]["algorithm"].native, bytes(stated)).digest()
    intact, valid = validate_sig_integrity(one.signer_info, one.signer_cert, "tst_info", digest)
    imprint = stated.parsed["message_imprint"]
    covered = one.compute_digest(imprint["hash_algorithm"]["algorithm"].native)
    if not (intact and valid and imprint["hashed_message"].native == covered):
        raise AppError("second-opinion", reason="timestamp")
