"""Files taken away so that their content is gone, as far as a disk lets a program see to that."""

import os
import secrets
from pathlib import Path

from app.errors import AppError
from app.exchange.whole_files import settle


def erase(path: Path) -> None:
    """Overwrite a file, bring that to the disk, and take it away; nothing happens where there is none.

    A solid-state disk may keep the old content in cells that no program reaches: what must not be read again was
    therefore never there but wrapped. Raises AppError `file-not-written` with the system's reason.
    """
    try:
        with path.open("r+b", buffering=0) as file:
            file.write(secrets.token_bytes(os.fstat(file.fileno()).st_size))
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise AppError("file-not-written", path=str(path), reason=error.strerror or str(error)) from error
    settle(path.parent)
