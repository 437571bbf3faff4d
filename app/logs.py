"""The log: what went wrong, by number and place in the code, and never what anybody wrote or scored."""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from secrets import token_hex
from typing import Final

import platformdirs

_SIZE: Final = 256 * 1024
_KEPT: Final = 3
_logger = logging.getLogger("evenhand")


def start(folder: Path | None = None) -> Path:
    """Write into a rotating file of this account's own from here on, and return where; without a disk, nowhere."""
    place = folder or platformdirs.user_log_path("evenhand", appauthor=False)
    path = place / "evenhand.log"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8")
    except OSError:
        return path
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    for old in list(_logger.handlers):
        _logger.removeHandler(old)
        old.close()
    _logger.addHandler(handler)
    _logger.setLevel(logging.INFO)
    _logger.propagate = False
    return path


def incident(error: BaseException) -> str:
    """Note an error that nobody expected and return its number; its message is left out, since it may quote a bid."""
    number = token_hex(4)
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(frames))
    _logger.error("incident %s: %s at %s", number, type(error).__name__, where)
    return number
