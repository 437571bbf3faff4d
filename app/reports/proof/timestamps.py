"""Timestamps that follow the signatures: each an update of its own, over everything before it and over itself.

A report is judged without them first, exactly as if they had not been added; then each of them. So nothing that a
timestamp brings can soften what is asked of the signed report.
"""

from pyhanko.pdf_utils import generic

from app.errors import AppError
from app.reports.fields import SIGNING_ORDER
from app.reports.proof import active, document, reserved, revisions, second_opinion, stamping, token
from app.reports.proof.document import Document
from app.reports.proof.signature_fields import value_of

MOST = 100
_JUDGED = frozenset({"/Extensions"})  # by `stamping`: the one that timestamping programs name


def count(opened: Document) -> int:
    """Return how many updates at the end claim to be timestamps; none where the form lists anything else as well."""
    form = value_of(opened.reader.root, "/AcroForm")
    if form is None:
        return 0
    listed = form["/Fields"]
    more = [listed[place] for place in range(len(SIGNING_ORDER), len(listed))]
    claimed = [isinstance(one, generic.DictionaryObject) and _is_timestamp(value_of(one, "/V")) for one in more]
    return len(more) if all(claimed) and len(more) <= MOST and len(more) < len(opened.ends) else 0


def _is_timestamp(value: object) -> bool:
    return isinstance(value, generic.DictionaryObject) and value_of(value, "/Type") == "/DocTimeStamp"


def without(opened: Document, timestamps: int) -> Document:
    """Return the report as it was before so many updates; for the errors see `document.opened`."""
    return document.opened(opened.content[: opened.ends[-1 - timestamps]]) if timestamps else opened


def refuse_early(signatures: int) -> None:
    """Raise AppError `timestamp-early` unless everyone had signed."""
    if signatures < len(SIGNING_ORDER):
        raise AppError("timestamp-early")


def read(opened: Document, revision: int) -> token.Token:
    """Return the timestamp that the revision adds, after checking that it adds nothing else and covers all before it.

    Raises the AppErrors of `stamping.added` and `token.opened`.
    """
    entry = stamping.added(opened.reader, revision)
    try:
        room = reserved.room(opened.content, entry, opened.ends[revision], written=reserved.ONE_CASE)
    except AppError as error:
        raise AppError("timestamp-damaged") from error
    return token.opened(room.envelope, lambda algorithm: room.digest(opened.content, algorithm))


def refuse_doubt(opened: Document, signatures: int, timestamps: int) -> None:
    """Raise AppError where anything is wrong with the file as a whole, or pyHanko finds other timestamps than we do."""
    revisions.refuse_gaps(opened.content, opened.reader, opened.ends)
    document.refuse_disagreement(opened)
    document.refuse_overpacked(opened.pdf)
    active.refuse(opened.pdf, free=_JUDGED)
    second_opinion.refuse_doubt_of_timestamps(opened.reader, signatures, timestamps)
