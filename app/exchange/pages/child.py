"""The process that reads one PDF: questions come in as JSON, answers go out as JSON with the picture's bytes.

Nothing is ever unpickled from it: what a hostile file made of it could say anything.
"""

import ctypes
import json
import signal
from multiprocessing.connection import Connection

from app.errors import AppError
from app.exchange.pages.limits import MAX_FILE, confine

READY = b"ready"


def main(connection: Connection, memory: int) -> None:
    """Serve until whoever asks goes away, with no more than that memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C at the terminal is for the application
    confine(memory)
    serve(connection)


def serve(connection: Connection) -> None:
    """Answer `open` and `page` until the other end is closed."""
    from app.exchange.pages.drawing import Document  # noqa: PLC0415 - pdfium is loaded in this process alone

    connection.send_bytes(READY)
    document: Document | None = None
    while True:
        try:
            asked = json.loads(connection.recv_bytes())
        except EOFError:
            return
        answer: dict[str, object] = {"refused": "pages-stopped", "facts": {}}
        body = b""
        try:
            if asked["ask"] == "open":
                content = _received(connection, asked["size"])
                if document is not None:
                    document.close()
                    document = None
                document = Document(content)
                answer = {"pages": document.pages, "listed": document.listed}
            elif document is not None:
                drawn = document.page(asked["number"], asked["width"])
                answer = {"width": drawn.width, "height": drawn.height, "text": drawn.text, "whole": drawn.whole}
                body = drawn.pixels
        except AppError as refused:
            answer = {"refused": refused.code, "facts": dict(refused.facts)}
        except MemoryError:
            return  # in the middle of a question there is no saying where the next begins
        connection.send_bytes(json.dumps(answer).encode())
        connection.send_bytes(body)


def _received(connection: Connection, size: int) -> "ctypes.Array[ctypes.c_char]":
    """Take a file's bytes, straight to where pdfium will read them."""
    if not 0 < size <= MAX_FILE:
        raise ValueError(size)
    content = ctypes.create_string_buffer(size)
    at = 0
    while at < size:
        at += connection.recv_bytes_into(memoryview(content).cast("B"), at)
    return content
