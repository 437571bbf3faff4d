"""Where profiles live: in a private folder, and never in one that a program copies to other computers."""

import os
from pathlib import Path

import platformdirs
import pytest

from app.errors import AppError
from app.services.folders import default_home, private_folder, refuse_synced, synced_by


def test_the_home_is_the_one_that_is_set_else_the_systems_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    assert default_home({"EVENHAND_HOME": "~/ours"}) == tmp_path / "ours"
    assert default_home({"EVENHAND_HOME": "here"}) == Path.cwd() / "here"
    assert default_home({"EVENHAND_HOME": ""}) == platformdirs.user_data_path("evenhand", appauthor=False)
    monkeypatch.setenv("EVENHAND_HOME", str(tmp_path))
    assert default_home() == tmp_path


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Anytown Council", "OneDrive"),
        ("onedrive-anytown", "OneDrive"),
        ("Library/CloudStorage/OneDrive-AnytownCouncil", "OneDrive"),
        ("SharePoint - Evaluation", "SharePoint"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Anytown)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-ada@anytown.example", "Google Drive"),
        ("My Drive", "Google Drive"),
        ("iCloudDrive", "iCloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("Nextcloud2", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Box Sync", "Box"),
        ("Library/CloudStorage/Box-Box", "Box"),
        ("Documents", None),
        ("onedriver", None),
        ("My drives", None),
        ("Boxes", None),
        ("Dropbox-free", "Dropbox"),
    ],
)
def test_synchronised_folders_are_known_by_name(tmp_path: Path, folder: str, program: str | None) -> None:
    assert synced_by(tmp_path / folder / "Evenhand" / "profiles", {}) == program


@pytest.mark.parametrize(
    ("marker", "program"),
    [
        (".dropbox.cache", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".sync_0a1b2c3d.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.driveupload", "Google Drive"),
        (".stfolder", "Syncthing"),
        (".dropbox", None),  # the program's settings, in every home folder of its users
        ("sync.db", None),
    ],
)
def test_synchronised_folders_are_known_by_what_the_programs_put_there(
    tmp_path: Path, marker: str, program: str | None
) -> None:
    (tmp_path / "Files").mkdir()
    (tmp_path / "Files" / marker).touch()

    assert synced_by(tmp_path / "Files" / "Evenhand", {}) == program


def test_a_folder_of_another_name_is_known_by_the_setting(tmp_path: Path) -> None:
    settings = {"OneDriveCommercial": str(tmp_path / "Anytown"), "OneDrive": ""}

    assert synced_by(tmp_path / "Anytown" / "Evenhand", settings) == "OneDrive"
    assert synced_by(tmp_path / "Anytown too", settings) is None


def test_a_link_into_a_synchronised_folder_leads_there(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "OneDrive")

    assert synced_by(tmp_path / "link" / "Evenhand", {}) == "OneDrive"
    with pytest.raises(AppError) as caught:
        refuse_synced(tmp_path / "link", {})
    assert (caught.value.code, caught.value.facts["program"]) == ("folder-synced", "OneDrive")


def test_the_settings_of_this_computer_count_where_none_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_synced(tmp_path)
    monkeypatch.setenv("OneDrive", str(tmp_path))

    assert synced_by(tmp_path / "Evenhand") == "OneDrive"


def test_a_private_folder_is_its_owners_alone_and_others_stay_as_they_were(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    before = os.umask(0)
    try:
        made = private_folder(tmp_path / "one" / "two")
    finally:
        os.umask(before)

    assert made == private_folder(made)
    assert [place.stat().st_mode & 0o777 for place in (tmp_path, made.parent, made)] == [0o755, 0o700, 0o700]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(AppError) as caught:
        private_folder(tmp_path / "file" / "folder")
    assert (caught.value.code, caught.value.facts["reason"]) == ("file-not-written", "Not a directory")
