"""Streams unpacked within bounds."""

import zlib

from pikepdf import Name, Object, Stream

from app.errors import AppError

MOST_BYTES = 8 * 1024 * 1024


def unpacked(stream: Object) -> bytes:
    """Return what a plainly compressed stream holds; raises AppError for other filters and for more than 8 MB."""
    if not isinstance(stream, Stream):
        raise AppError("report-damaged")
    if stream.get("/Filter") != Name.FlateDecode or "/DecodeParms" in stream or "/F" in stream:
        raise AppError("report-page-odd")
    unpacker = zlib.decompressobj()
    found = unpacker.decompress(stream.read_raw_bytes(), MOST_BYTES)
    if not unpacker.eof:
        raise AppError("report-page-odd")
    return found
