"""Files that are written whole or not at all, and read whole within bounds."""

from pathlib import Path

from app.errors import AppError
from app.exchange.whole_files import write_whole

__all__ = ["read_whole", "write_whole"]


def read_whole(path: Path, most: int) -> bytes:
    """Return the content of a file of at most that many bytes.

    Raises AppError `no-such-file`, `file-not-read` with the system's reason, `file-too-large`.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError as error:
        raise AppError("no-such-file", path=str(path)) from error
    except OSError as error:
        raise AppError("file-not-read", path=str(path), reason=error.strerror or str(error)) from error
    if len(content) > most:
        raise AppError("file-too-large", path=str(path), most=most // (1024 * 1024))
    return content
