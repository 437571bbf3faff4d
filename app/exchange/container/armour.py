"""Small files as text, for where an e-mail's body passes and an attachment does not.

The text is base64 between two lines. Mail programs wrap it anew, quote it, turn spaces into others and lengthen
dashes: all of that is taken back. That all of it arrived is told by the number of full lines, which is a number of
characters and so survives wrapping.
"""

import base64
import re
from pathlib import Path

from app.errors import AppError

LARGEST_FILE = 200 * 1024
LARGEST_TEXT = 2 * 1024 * 1024
LINE = 64

# Every repetition is bounded: without that, two megabytes of line ends took minutes.
_BEGIN = re.compile(r"BEGIN\s{1,9}EVENHAND\s{1,9}FILE\s{0,9},?\s{0,9}(\d{1,6})[\s>]{1,9}LINES?", re.IGNORECASE)
_END = re.compile(r"END\s{1,9}EVENHAND\s{1,9}FILE", re.IGNORECASE)
_NEVER_MEANT = re.compile(r"[\s>|\u200b\u2060\ufeff\u00ad]+")  # wrapping, quoting, and spaces that can't be seen
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015"
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")


def as_text(path: Path) -> str:
    """Return a file as text to paste into an e-mail; its first line says how many lines follow.

    Raises AppError `too-large-for-text`, `no-such-file`, `file-not-read`.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise AppError("no-such-file", path=str(path)) from error
    except OSError as error:
        raise AppError("file-not-read", path=str(path), reason=error.strerror or str(error)) from error
    if len(content) > LARGEST_FILE:
        raise AppError("too-large-for-text", path=str(path), most=LARGEST_FILE // 1024)
    coded = base64.b64encode(content).decode("ascii")
    lines = [coded[start : start + LINE] for start in range(0, len(coded), LINE)]
    begin = f"-----BEGIN EVENHAND FILE, {len(lines)} LINES-----"
    return "\n".join((begin, *lines, "-----END EVENHAND FILE-----", ""))


def found_in(content: bytes) -> bytes | None:
    """Return the file that a saved text stands for, None where the content is no such text.

    Raises AppError `text-incomplete` with how many lines it has and should have, `text-twice` for two files in one
    text, `text-unreadable` for characters that no mail program puts there.
    """
    if len(content) > LARGEST_TEXT:
        return None
    text = _decoded(content)
    begins = list(_BEGIN.finditer(text))
    if not begins:
        return None
    if len(begins) > 1:
        raise AppError("text-twice")
    expected = int(begins[0][1])
    end = _END.search(text, begins[0].end())
    coded = _NEVER_MEANT.sub("", text[begins[0].end() : end.start() if end else len(text)]).strip(_DASHES)
    have = -(-len(coded) // LINE)
    if end is not None and not _BASE64.fullmatch(coded):
        raise AppError("text-unreadable")
    if end is None or have != expected or len(coded) % 4:
        raise AppError("text-incomplete", have=have, expected=expected)
    return base64.b64decode(coded, validate=True)


def _decoded(content: bytes) -> str:
    """Return the text in whichever encoding an editor saved it; what is not text at all comes out as something."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
