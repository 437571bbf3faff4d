"""The report printed once more from what it carries, and compared with what was signed [check 8].

What one version prints with the same libraries is the same to the byte. Libraries that pack, number or arrange the
parts of a file in another way change nothing that is printed: files are compared unpacked and in one order. (There is
one language yet; with a second, the report must be printed again in its own, which /Lang names.)
"""

from io import BytesIO
from itertools import zip_longest

import pikepdf

from app import __version__
from app.domain.evaluation import EvaluationData
from app.domain.provenance import Provenance
from app.errors import AppError
from app.reports import maker, printed
from app.reports.award_report import render
from app.reports.fields import RosterEntry
from app.reports.proof.document import Document
from app.reports.proof.recomputation import Recomputed
from app.reports.proof.roster import Named
from app.reports.rows import one_line

_CONTAINERS = frozenset({"/ObjStm", "/XRef"})  # parts of how a file is packed

# What another version or another library printed differently says nothing against a report.
UNTOLD = frozenset({"pages-other-version", "pages-other-libraries", "pages-other-maker", "pages-not-compared"})


def refuse_difference(
    opened: Document, evaluated: Recomputed, roster: tuple[Named, ...], *, provenance: Provenance | None
) -> None:
    """Raise AppError unless the first revision is what this version prints from what is attached to it.

    Codes: `page-differs`, `parts-differ`, and those in UNTOLD, which leave it open.
    """
    first = opened.content[: opened.ends[0]]
    with pikepdf.Pdf.open(BytesIO(first)) as pdf:
        made = maker.named(str(pdf.docinfo.get("/Producer", "")))
    if made is None:
        raise AppError("pages-other-maker", this=__version__)
    if made.version != __version__:
        raise AppError("pages-other-version", found=made.version, this=__version__)
    again = render(
        evaluated.data,
        evaluated.ranking,
        evaluation_json=evaluated.attached,
        roster=[entry(named, evaluated.data) for named in roster],
        app_version=made.version,
        libraries=made.libraries,
        provenance=provenance,
    )
    if first == again or _plain(first) == _plain(again):
        return
    if made.libraries != maker.LIBRARIES:
        raise AppError("pages-other-libraries", found=made.libraries, this=maker.LIBRARIES)
    number = _first_other_page(first, again)
    raise AppError("parts-differ") if number is None else AppError("page-differs", page=number)


def entry(named: Named, data: EvaluationData) -> RosterEntry:
    """Return who the report was told is to sign, from the label that it prints.

    A label is read on one line, whatever stood between the words of the name: the panel knows.
    """
    words, _, name = named.label.partition(": ")
    roles = {label: role for role, label in printed.SIGNATORIES.items()}
    role = roles.get(words, words)
    known = (seat.name or seat.code for seat in data.seats)
    whole = next((one for one in known if one_line(one) == name), name)
    return RosterEntry(role=role, name=whole, fingerprint=named.fingerprint)


def _plain(content: bytes) -> tuple[bytes, int]:
    """Return the file with everything unpacked and in one order, and how many objects it had."""
    out = BytesIO()
    with pikepdf.Pdf.open(BytesIO(content)) as pdf:
        count = sum(
            not (isinstance(item, pikepdf.Stream) and str(item.get("/Type")) in _CONTAINERS) for item in pdf.objects
        )
        pdf.save(
            out,
            static_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            fix_metadata_version=False,
        )
    return out.getvalue(), count


def _first_other_page(one: bytes, other: bytes) -> int | None:
    """Return the number, from 1, of the first page that is painted differently; None where none is."""
    with pikepdf.Pdf.open(BytesIO(one)) as ours, pikepdf.Pdf.open(BytesIO(other)) as theirs:
        for number, (left, right) in enumerate(zip_longest(_painted(ours), _painted(theirs)), start=1):
            if left != right:
                return number
    return None


def _painted(pdf: pikepdf.Pdf) -> list[bytes]:
    return [page.obj.Contents.read_bytes() for page in pdf.pages]
