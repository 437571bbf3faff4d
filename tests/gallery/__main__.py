"""Pictures of every page in every state, for people to look at.

QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.gallery OUT [--only ROOM] [--looks light,dark,large]
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

import tests.gallery
from app.ui.theme import Scheme, apply
from tests.gallery.stage import Scene, Stage

LOOKS = {
    "light": (Scheme.LIGHT, 100),
    "dark": (Scheme.DARK, 100),
    "large": (Scheme.LIGHT, 200),
    "contrast": (Scheme.CONTRAST, 100),
}


def scenes(only: str | None = None) -> list[tuple[str, Scene]]:
    """Return every scene with the room it is of, or those of one room."""
    rooms = [one.name for one in iter_modules(tests.gallery.__path__) if one.name not in {"stage", "__main__"}]
    return [
        (room, scene)
        for room in sorted(rooms)
        if only is None or room == only
        for scene in import_module(f"tests.gallery.{room}").SCENES
    ]


def main() -> int:
    """Draw the pictures and print where they are."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only")
    parser.add_argument("--looks", default="light,dark,large,contrast")
    asked = parser.parse_args()
    application = QApplication(sys.argv[:1])
    with TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        for room, scene in scenes(asked.only):
            for look in asked.looks.split(","):
                scheme, percent = LOOKS[look]
                apply(application, scheme, percent)
                widget = scene.make(stage)
                widget.resize(*scene.size)
                widget.show()
                stage.settle()
                path = asked.out / room / f"{scene.name}-{look}.png"
                path.parent.mkdir(parents=True, exist_ok=True)
                widget.grab().save(str(path))
                sys.stdout.write(f"{path}\n")
                widget.close()
                widget.deleteLater()
                stage.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
