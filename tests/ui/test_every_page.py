"""Every page of the gallery, at 100 % and at 200 %, is one that anybody can use."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.theme import Scheme, apply
from tests.gallery.__main__ import scenes
from tests.gallery.stage import Scene, Stage
from tests.ui.audit import audit


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Stage:
    """Return where the scenes are played; panels are made once."""
    apply(qapp, Scheme.LIGHT)
    return Stage(tmp_path_factory.mktemp("stage"))


@pytest.fixture
def closed(stage: Stage, qapp: QApplication) -> Iterator[Stage]:
    """Return the stage, and clear it afterwards."""
    yield stage
    stage.close()
    apply(qapp, Scheme.LIGHT)


SCENES = scenes()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("scene", [one for _room, one in SCENES], ids=[f"{room}-{one.name}" for room, one in SCENES])
def test_a_page_can_be_used_by_keyboard_by_ear_and_in_large_type(
    qtbot: QtBot, qapp: QApplication, closed: Stage, scene: Scene, percent: int
) -> None:
    apply(qapp, Scheme.LIGHT, percent)
    page = scene.make(closed)
    qtbot.addWidget(page)
    page.resize(*scene.size)
    page.show()
    closed.settle()

    assert "\n".join(map(str, audit(page, qtbot))) == ""
