"""The traces that a timestamping program leaves of itself in a report's description of itself, and no other ones.

Its name and the time, in the document information and in the XMP packet; and the extension of PDF 1.7 that lets a
reader expect timestamps. Titles, authors and all else stay as they were signed.
"""

import re
from io import BytesIO
from xml.etree import ElementTree as ET

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver

from app.errors import AppError
from app.reports.proof.comparing import same_but
from app.reports.proof.signature_fields import value_of

_LONGEST = 1024 * 1024
_EXTENSION = {"/Type": "/DeveloperExtensions", "/BaseVersion": "/1.7", "/ExtensionLevel": 1}
_PROGRAM = re.compile(r"[ -~]{1,80}")
_PDF_DATE = re.compile(r"D:\d{14}(Z|[+-]\d\d'\d\d'?)?")
_XMP_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)")
_PACKET = re.compile(
    rb'<\?xpacket begin="\xef\xbb\xbf" id="[0-9A-Za-z]{24}"\?>(.*)<\?xpacket end="[rw]"\?>\s*', re.DOTALL
)

# What entities, comments, document types and instructions begin with, and what any encoding but UTF-8 needs for them.
_UNWANTED = (b"<!", b"<?", b"\0")

_META, _RDF = "{adobe:ns:meta/}xmpmeta", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_RESOURCE, _WRAPPING = f"{_RDF}resource", f"{_RDF}Description"
_WAYS_TO_WRITE = {(f"{_RDF}about", ""), (f"{_RDF}parseType", "Resource")}
_FREE = {
    (_META, "{adobe:ns:meta/}xmptk"): _PROGRAM,
    (_META, f"{_RDF}RDF", "{http://ns.adobe.com/pdf/1.3/}Producer"): _PROGRAM,
    (_META, f"{_RDF}RDF", "{http://ns.adobe.com/xap/1.0/}ModifyDate"): _XMP_DATE,
    (_META, f"{_RDF}RDF", "{http://ns.adobe.com/xap/1.0/}MetadataDate"): _XMP_DATE,
}

Facts = dict[tuple[str, ...], list[str]]


def are_plain_extensions(before: HistoricalResolver, after: HistoricalResolver) -> bool:
    """Return whether the catalog names no extension, or only that of PAdES, once named for good."""
    old, new = value_of(before.root, "/Extensions"), value_of(after.root, "/Extensions")
    if new is None:
        return old is None
    if not isinstance(after.root.raw_get("/Extensions"), generic.DictionaryObject) or set(new) != {"/ESIC"}:
        return False
    stated = new.raw_get("/ESIC")
    return isinstance(stated, generic.DictionaryObject) and {key: stated.raw_get(key) for key in stated} == _EXTENSION


def refuse_other_description(before: HistoricalResolver, after: HistoricalResolver) -> None:
    """Raise AppError `timestamp-changes` where more than the program's name and the time is other than before."""
    old, new = _information(before), _information(after)
    if not same_but(old, new, {"/Producer", "/ModDate"}):
        raise AppError("timestamp-changes")
    former, program, time = (
        str(value_of(*one) or "") for one in ((old, "/Producer"), (new, "/Producer"), (new, "/ModDate"))
    )
    if program != former and not (program.startswith(f"{former}; ") and _PROGRAM.fullmatch(program[len(former) + 2 :])):
        raise AppError("timestamp-changes")
    if "/ModDate" in new and not _PDF_DATE.fullmatch(time):
        raise AppError("timestamp-changes")
    packet, newer = _packet(before), _packet(after)
    if not same_but(packet, newer, {"/Length"}) or _facts(packet) != _facts(newer):
        raise AppError("timestamp-changes")


def _information(document: HistoricalResolver) -> generic.DictionaryObject:
    # Followed from the trailer itself, the reference would lead to the newest state instead.
    found = document.get_object(document.trailer_view.raw_get("/Info").reference)
    if not isinstance(found, generic.DictionaryObject):
        raise AppError("timestamp-changes")
    return found


def _packet(document: HistoricalResolver) -> generic.StreamObject:
    # Asked for through the catalog, pyHanko would return it as a kind of its own, and fail in an older revision.
    found = document.get_object(document.root.raw_get("/Metadata").reference)
    if not isinstance(found, generic.StreamObject) or set(found) != {"/Type", "/Subtype", "/Length"}:
        raise AppError("timestamp-changes")
    return found


def _facts(stream: generic.StreamObject) -> Facts:
    """Return what an XMP packet says: the values on each path of names, in order, without the program's own."""
    data = stream.data
    packet = _PACKET.fullmatch(data)
    if packet is None or len(data) > _LONGEST or any(mark in packet.group(1) for mark in _UNWANTED):
        raise AppError("timestamp-changes")
    try:
        facts = _read(packet.group(1))
    except (ET.ParseError, ValueError) as error:
        raise AppError("timestamp-changes") from error
    for path, form in _FREE.items():
        values = facts.pop(path, [])
        if len(values) > 1 or not all(form.fullmatch(one) for one in values):
            raise AppError("timestamp-changes")
    return facts


def _read(packet: bytes) -> Facts:
    facts: Facts = {}
    spaces: set[str] = set()
    root: ET.Element | None = None
    for event, what in ET.iterparse(BytesIO(packet), events=("start-ns", "start")):  # noqa: S314 - see _UNWANTED
        if event == "start-ns":
            spaces.add(what[1])
        elif root is None:
            root = what
    if root is None:
        raise ValueError
    _collect(root, (), facts)
    facts["xmlns",] = sorted(spaces)
    return facts


def _collect(element: ET.Element, above: tuple[str, ...], facts: Facts) -> None:
    """Note the values at and below the element; RDF may write the same as attribute or element, wrapped or not."""
    path = above if element.tag == _WRAPPING else (*above, element.tag)
    own = [one for one in element.items() if one not in _WAYS_TO_WRITE]
    values = [(path if name == _RESOURCE else (*path, name), text) for name, text in own]
    text = element.text or ""
    if text.strip() or not (values or len(element)):
        values.append((path, text))
    for place, value in values:
        facts.setdefault(place, []).append(value)
    for child in element:
        if (child.tail or "").strip():
            raise ValueError
        _collect(child, path, facts)
