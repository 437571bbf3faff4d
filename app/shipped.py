"""Where the files that ship with the application are, in the source tree and in an installed wheel alike."""

from pathlib import Path

_APP = Path(__file__).resolve().parent


def shipped(*parts: str) -> Path:
    """Return the path of a shipped file or folder below `resources/`, which the wheel carries as `app/resources`."""
    installed = _APP / "resources"
    base = installed if installed.is_dir() else _APP.parent / "resources"
    return base.joinpath(*parts)
