"""What a person chose about the window outlives everything but their own change of mind."""

import json
from pathlib import Path

import pytest

from app import preferences
from app.errors import AppError
from app.preferences import Geometry, Preferences


def test_what_was_chosen_is_there_the_next_time(tmp_path: Path) -> None:
    chosen = Preferences(
        scheme="dark",
        percent=150,
        simple=True,
        geometry=Geometry(x=-20, y=5, width=1240, height=820, filling=True),
    )

    preferences.save(chosen, tmp_path / "new" / "preferences.json")

    assert preferences.load(tmp_path / "new" / "preferences.json") == chosen
    assert [one.name for one in (tmp_path / "new").iterdir()] == ["preferences.json"]


def test_before_anything_is_chosen_everything_is_as_the_system_has_it(tmp_path: Path) -> None:
    assert preferences.load(tmp_path / "none.json") == Preferences(scheme="system", percent=100)


def test_what_another_version_wrote_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text('{"scheme": "light", "from-tomorrow": [1, {"a": null}]}')

    preferences.save(preferences.stepped(preferences.load(path), 1), path)

    assert json.loads(path.read_text()) == {"scheme": "light", "percent": 125, "from-tomorrow": [1, {"a": None}]}


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe\xff", b""])
def test_a_damaged_file_is_put_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(content)

    assert preferences.load(path) == Preferences()
    assert (path.exists(), (tmp_path / "preferences.damaged.json").read_bytes()) == (False, content)


@pytest.mark.parametrize(
    "wrong",
    [
        {"scheme": "pink", "percent": 12, "simple": "yes", "geometry": [1, 2]},
        {"percent": True, "geometry": {"x": 1, "y": 2, "width": 0, "height": 3}},
        {"percent": 150.5, "geometry": {"x": "1", "y": 2, "width": 4, "height": 3}},
    ],
)
def test_what_cannot_be_meant_is_as_it_was_to_begin_with(tmp_path: Path, wrong: dict[str, object]) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(json.dumps(wrong))

    assert preferences.load(path) == Preferences()


def test_text_grows_and_shrinks_within_bounds() -> None:
    assert [
        preferences.stepped(Preferences(percent=now), by).percent for now, by in ((100, -1), (100, 2), (200, 1))
    ] == [
        100,
        150,
        200,
    ]


def test_a_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(AppError) as refused:
        preferences.save(Preferences(), tmp_path / "file" / "preferences.json")

    assert refused.value.code == "file-not-written"
