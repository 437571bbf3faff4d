"""Where profiles and case files live: in a private folder of this computer, never in one that is copied elsewhere."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import platformdirs

from app.errors import AppError
from app.exchange.whole_files import settle

HOME_SETTING: Final = "EVENHAND_HOME"
_APPLICATION: Final = "evenhand"
_PRIVATE: Final = 0o700

# Folders by the names that synchronising programs give them, on Windows, macOS and Linux.
_NAMES: Final = (
    ("OneDrive", re.compile(r"onedrive( ?[-–] ?.+)?")),
    ("SharePoint", re.compile(r"sharepoint( ?[-–] ?.+)?")),
    ("Dropbox", re.compile(r"dropbox( \(.+\)|-.+)?")),
    ("Google Drive", re.compile(r"google ?drive(-.+| \(.+\))?|my drive|shared drives")),
    ("iCloud", re.compile(r"icloud ?drive( \(.+\))?|com~apple~clouddocs|mobile documents")),
    ("Nextcloud", re.compile(r"nextcloud\d*")),
    ("ownCloud", re.compile(r"owncloud\d*")),
    ("Box", re.compile(r"box sync|box-box")),
)
# What those programs put into the folders that they look after, whatever these are called.
_MARKERS: Final = (
    ("Dropbox", (".dropbox.cache",)),  # not `.dropbox`: a home folder holds its settings under that name
    ("Google Drive", (".tmp.drivedownload", ".tmp.driveupload")),
    ("Nextcloud", (".nextcloudsync.log", ".sync_*.db", "._sync_*.db")),
    ("ownCloud", (".owncloudsync.log", ".csync_journal.db")),
    ("Syncthing", (".stfolder",)),
)
_ONEDRIVE: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def default_home(environ: Mapping[str, str] | None = None) -> Path:
    """Return the folder for this account's profiles: that of EVENHAND_HOME, else the system's own for such data."""
    chosen = (os.environ if environ is None else environ).get(HOME_SETTING, "")
    if chosen:
        return Path(chosen).expanduser().absolute()
    return platformdirs.user_data_path(_APPLICATION, appauthor=False)


def synced_by(path: Path, environ: Mapping[str, str] | None = None) -> str | None:
    """Return the name of the program that copies the place of a path to other computers, or None where none is known.

    The path need not exist. It is told by the names of the folders above it, as given and where links lead, by what
    such programs put there, and by OneDrive's settings.
    """
    settings = os.environ if environ is None else environ
    for place in dict.fromkeys((path.absolute(), path.resolve())):
        found = _by_name(place) or _by_setting(place, settings) or _by_marker(place)
        if found is not None:
            return found
    return None


def refuse_synced(path: Path, environ: Mapping[str, str] | None = None) -> None:
    """Raise AppError `folder-synced` where a program copies the place of a path to other computers."""
    program = synced_by(path, environ)
    if program is not None:
        raise AppError("folder-synced", path=str(path), program=program)


def private_folder(path: Path) -> Path:
    """Make a folder and what is missing above it, its owner's alone, and return it; what was there stays as it was.

    Raises AppError `file-not-written` with the system's reason.
    """
    try:
        for place in reversed([place for place in (path, *path.parents) if not place.exists()]):
            place.mkdir(mode=_PRIVATE, exist_ok=True)
            settle(place.parent)
    except OSError as error:
        raise AppError("file-not-written", path=str(path), reason=error.strerror or str(error)) from error
    return path


def _by_name(place: Path) -> str | None:
    for part in place.parts:
        for program, pattern in _NAMES:
            if pattern.fullmatch(part.lower()):
                return program
    return None


def _by_setting(place: Path, settings: Mapping[str, str]) -> str | None:
    roots = [settings[name] for name in _ONEDRIVE if settings.get(name)]
    return "OneDrive" if any(place.is_relative_to(Path(root).absolute()) for root in roots) else None


def _by_marker(place: Path) -> str | None:
    for folder in (place, *place.parents):
        for program, names in _MARKERS:
            if any(_holds(folder, name) for name in names):
                return program
    return None


def _holds(folder: Path, name: str) -> bool:
    return any(folder.glob(name)) if "*" in name else os.path.lexists(folder / name)
