"""What a person chose about the window: colours, text size, where it stood; nothing of any evaluation."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from tempfile import mkstemp
from typing import Any, Final

import platformdirs

from app.errors import AppError

SCHEMES: Final = ("light", "dark", "contrast", "system")
SMALLEST: Final = 100
LARGEST: Final = 200
STEP: Final = 25
_LARGEST_FILE: Final = 1024 * 1024
_FARTHEST: Final = 100_000  # pixels: beyond any desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """Where a window stands, in pixels of the desktop, and whether it fills its screen."""

    x: int
    y: int
    width: int
    height: int
    filling: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What was chosen: `scheme` is one of SCHEMES, `percent` the text size; `simple` is None while nobody chose a view.

    `unknown` keeps what another version wrote.
    """

    scheme: str = "system"
    percent: int = SMALLEST
    simple: bool | None = None
    geometry: Geometry | None = None
    unknown: Mapping[str, Any] = field(default_factory=dict)


def file() -> Path:
    """Return where the preferences of this account are kept."""
    return platformdirs.user_config_path("evenhand", appauthor=False) / "preferences.json"


def load(path: Path | None = None) -> Preferences:
    """Return what was chosen; a damaged file is kept aside, and what it has wrong is as it was to begin with."""
    place = path or file()
    try:
        with place.open("rb") as source:
            found = json.loads(source.read(_LARGEST_FILE))
    except OSError:
        return Preferences()
    except ValueError:
        found = None
    if not isinstance(found, dict):
        with suppress(OSError):
            place.replace(place.with_suffix(".damaged.json"))
        return Preferences()
    return _read(found)


def save(chosen: Preferences, path: Path | None = None) -> None:
    """Write what was chosen, whole or not at all; raises AppError `file-not-written` with the system's reason."""
    place = path or file()
    content = json.dumps(_written(chosen), indent=2, ensure_ascii=False, sort_keys=True)
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = mkstemp(dir=place.parent, prefix=".preferences-", suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as draft:
                draft.write(content + "\n")
                draft.flush()
                os.fsync(draft.fileno())
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise AppError("file-not-written", path=str(place), reason=error.strerror or str(error)) from error


def stepped(chosen: Preferences, steps: int) -> Preferences:
    """Return the choice with its text some steps larger, or smaller, within bounds."""
    return replace(chosen, percent=min(LARGEST, max(SMALLEST, chosen.percent + steps * STEP)))


def _read(found: Mapping[str, Any]) -> Preferences:
    scheme, simple = found.get("scheme"), found.get("simple")
    percent = _whole(found.get("percent"), SMALLEST, LARGEST)
    return Preferences(
        scheme=scheme if scheme in SCHEMES else "system",
        percent=SMALLEST if percent is None else percent,
        simple=simple if isinstance(simple, bool) else None,
        geometry=_geometry(found.get("geometry")),
        unknown={name: value for name, value in found.items() if name not in _NAMES},
    )


def _geometry(found: object) -> Geometry | None:
    if not isinstance(found, dict):
        return None
    x, y = (_whole(found.get(name), -_FARTHEST, _FARTHEST) for name in ("x", "y"))
    width, height = (_whole(found.get(name), 1, _FARTHEST) for name in ("width", "height"))
    if x is None or y is None or width is None or height is None:
        return None
    return Geometry(x=x, y=y, width=width, height=height, filling=found.get("filling") is True)


def _written(chosen: Preferences) -> dict[str, Any]:
    told: dict[str, Any] = {"scheme": chosen.scheme, "percent": chosen.percent}
    if chosen.simple is not None:
        told["simple"] = chosen.simple
    if chosen.geometry is not None:
        told["geometry"] = {one.name: getattr(chosen.geometry, one.name) for one in fields(Geometry)}
    return {**chosen.unknown, **told}


def _whole(found: object, least: int, most: int) -> int | None:
    """Return a whole number within bounds, None for anything else."""
    if isinstance(found, bool) or not isinstance(found, int):
        return None
    return found if least <= found <= most else None


_NAMES = frozenset(one.name for one in fields(Preferences)) - {"unknown"}
