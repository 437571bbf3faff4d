"""From drawn pages to the whole document: structure, metadata, colour, attachment, bookmarks and fields."""

import hashlib
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, Stream, String

from app.reports.layout.canvas import Anchor, FieldArea, LinkArea, ReportCanvas
from app.reports.layout.metadata import About, packet
from app.reports.layout.structure import Element
from app.reports.layout.theme import LEFT
from app.reports.layout.tree import TreeWriter
from app.reports.layout.writer import OutlineEntry
from app.shipped import shipped

_PRINTED = 4  # annotation flag: shown on paper as on screen
_PAIR = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]+)>")
# Data that ends in a carriage return, before the line feed that ends a stream: a reader that counts both as the end
# of line finds the stream a byte short, and PDF/A checkers do.
_AMBIGUOUS = b"\r\nendstream"
_SECTION = 100  # entries that a character map may hold in one go


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that the document carries."""

    name: str
    content: bytes
    media_type: str
    words: str


def finished(
    canvas: ReportCanvas, root: Element, outline: Sequence[OutlineEntry], *, about: About, attached: Sequence[Attached]
) -> bytes:
    """Return the document; the same input gives the same bytes."""
    with Pdf.open(BytesIO(canvas.finished())) as pdf:
        pages = [page.obj for page in pdf.pages]
        for page in pages:
            del page["/Trans"]  # an empty transition, which no printed page has
        annotations = [_annotation(pdf, area, pages, canvas) for area in canvas.annotations]
        pdf.Root.StructTreeRoot = TreeWriter(pdf, annotations).write(root)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = String(about.language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.Root.PageMode = Name.UseOutlines
        _describe(pdf, about)
        _colour(pdf)
        _attach(pdf, attached)
        _bookmark(pdf, outline, canvas.anchors, pages)
        _mend_fonts(pdf)
        _compress(pdf)
        saved = _saved(pdf, ObjectStreamMode.generate)
        return saved if _AMBIGUOUS not in saved else _saved(pdf, ObjectStreamMode.disable)


def _saved(pdf: Pdf, mode: ObjectStreamMode) -> bytes:
    target = BytesIO()
    pdf.save(target, deterministic_id=True, object_stream_mode=mode, force_version="1.7", fix_metadata_version=False)
    return target.getvalue()


def _compress(pdf: Pdf) -> None:
    """Pack every stream anew, so that none ends in a carriage return (see `_AMBIGUOUS`)."""
    for item in pdf.objects:
        if isinstance(item, Stream) and item.get("/Type") != Name.Metadata:
            item.write(_deflated(item.read_bytes()), filter=Name.FlateDecode)


def _deflated(content: bytes) -> bytes:
    """Return the content packed; a line feed after it, which nobody unpacks, keeps a doubtful end unmistakable."""
    packed = zlib.compress(content, 9)
    return packed + b"\n" if packed.endswith(b"\r") else packed


def _annotation(pdf: Pdf, area: LinkArea | FieldArea, pages: Sequence[Object], canvas: ReportCanvas) -> Object:
    page = pages[area.page]
    common = Dictionary(Type=Name.Annot, Rect=_numbers(area.rect), F=_PRINTED, P=page, Contents=String(area.words))
    made = pdf.make_indirect(common)
    if isinstance(area, LinkArea):
        made.Subtype = Name.Link
        made.Border = Array([0, 0, 0])
        made.Dest = _destination(canvas.anchors[area.target], pages)
    else:
        _make_field(pdf, made, area)
    if Name.Annots not in page:
        page.Annots = Array()
    page.Annots.append(made)
    return made


def _make_field(pdf: Pdf, made: Object, area: FieldArea) -> None:
    """Make an empty signature field, complete before anyone signs: one added later would be untagged (notes/pdf.md)."""
    left, bottom, right, top = area.rect
    appearance = Stream(pdf, b"q Q")
    appearance.Type, appearance.Subtype = Name.XObject, Name.Form
    appearance.BBox = _numbers((0, 0, right - left, top - bottom))
    appearance.Resources = Dictionary()
    del made.Contents
    made.Subtype, made.FT = Name.Widget, Name.Sig
    made.T, made.TU = String(area.name), String(area.words)
    made.AP = Dictionary(N=pdf.make_indirect(appearance))
    if Name.AcroForm not in pdf.Root:
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(), SigFlags=0))
    pdf.Root.AcroForm.Fields.append(made)
    if area.last:
        # After this signature nothing but a timestamp may follow: else a stranger could add one more unseen.
        made.Lock = pdf.make_indirect(Dictionary(Type=Name.SigFieldLock, Action=Name.All, P=1))


def _describe(pdf: Pdf, about: About) -> None:
    stream = Stream(pdf, packet(about))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(stream)
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo[Name.Title] = String(about.title)
    pdf.docinfo[Name.Author] = String(about.author)
    pdf.docinfo[Name.Subject] = String(about.subject)
    pdf.docinfo[Name.Creator] = String(about.producer)
    pdf.docinfo[Name.Producer] = String(about.producer)


def _colour(pdf: Pdf) -> None:
    profile = Stream(pdf, shipped("colour", "srgb.icc").read_bytes())
    profile.N = 3
    name = String("sRGB")
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=name,
        Info=name,
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _attach(pdf: Pdf, attached: Sequence[Attached]) -> None:
    """Attach the files, which come in the order of their names, as a name tree wants them."""
    specifications = [_specification(pdf, file) for file in attached]
    listed = [part for file, made in zip(attached, specifications, strict=True) for part in (String(file.name), made)]
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(listed)))
    pdf.Root.AF = Array(specifications)


def _specification(pdf: Pdf, attached: Attached) -> Object:
    stream = Stream(pdf, attached.content)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name("/" + attached.media_type)
    digest = hashlib.md5(attached.content, usedforsecurity=False).digest()  # the sum that ISO 32000 asks for
    stream.Params = Dictionary(Size=len(attached.content), CheckSum=String(digest))
    file = pdf.make_indirect(stream)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(attached.name),
            UF=String(attached.name),
            Desc=String(attached.words),
            AFRelationship=Name.Data,
            EF=Dictionary(F=file, UF=file),
        )
    )


def _bookmark(
    pdf: Pdf, outline: Sequence[OutlineEntry], anchors: Mapping[str, Anchor], pages: Sequence[Object]
) -> None:
    """Write two ranks of bookmarks, the lower ones closed."""
    if not outline:
        return
    top = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    parents: list[tuple[OutlineEntry, list[OutlineEntry]]] = []
    for entry in outline:
        if entry.level == 0 or not parents:
            parents.append((entry, []))
        else:
            parents[-1][1].append(entry)
    made = []
    for entry, lower in parents:
        item = _bookmark_item(pdf, entry, top, anchors, pages)
        below = [_bookmark_item(pdf, child, item, anchors, pages) for child in lower]
        _chain(item, below, opened=False)
        made.append(item)
    _chain(top, made, opened=True)
    pdf.Root.Outlines = top


def _bookmark_item(
    pdf: Pdf, entry: OutlineEntry, parent: Object, anchors: Mapping[str, Anchor], pages: Sequence[Object]
) -> Object:
    return pdf.make_indirect(
        Dictionary(Title=String(entry.title), Parent=parent, Dest=_destination(anchors[entry.anchor], pages))
    )


def _chain(parent: Object, items: Sequence[Object], *, opened: bool) -> None:
    if not items:
        return
    parent.First, parent.Last = items[0], items[-1]
    parent.Count = len(items) if opened else -len(items)
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before


def _destination(anchor: Anchor, pages: Sequence[Object]) -> Array:
    return Array([pages[anchor.page], Name.XYZ, _number(LEFT), _number(anchor.top + 8), 0])


def _mend_fonts(pdf: Pdf) -> None:
    """Take U+0000 out of the character maps: PDF/A forbids it, ReportLab writes it for unused codes."""
    seen = set()
    for page in pdf.pages:
        for font in _fonts(page):
            if font.objgen in seen or Name.ToUnicode not in font:
                continue
            seen.add(font.objgen)
            stream = font.ToUnicode
            stream.write(_without_null(stream.read_bytes()))


def _fonts(page: Page) -> list[Object]:
    resources_of_page = page.obj.get("/Resources", Dictionary())
    fonts = resources_of_page.get("/Font", Dictionary())
    return [fonts[key] for key in fonts.keys()]  # noqa: SIM118 - a pikepdf dictionary iterates over items


def _without_null(character_map: bytes) -> bytes:
    before, _, rest = character_map.partition(b"endcodespacerange\n")
    mapping, _, after = rest.rpartition(b"endbfchar\n")
    pairs = [pair for pair in _PAIR.findall(mapping) if pair[1].strip(b"0")]
    parts = [before, b"endcodespacerange\n"]
    for start in range(0, len(pairs), _SECTION):
        section = pairs[start : start + _SECTION]
        parts.append(b"%d beginbfchar\n" % len(section))
        parts += [b"<%s> <%s>\n" % pair for pair in section]
        parts.append(b"endbfchar\n")
    return b"".join([*parts, after])


def _numbers(values: Sequence[float]) -> Array:
    return Array([_number(value) for value in values])


def _number(value: float) -> Decimal:
    return Decimal(value).quantize(Decimal("0.01"))
