"""A keyring that stores in clear, as keyrings.alt.file does: a working backend that must count as none."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend


class PlainKeyring(KeyringBackend):
    """Keeps passwords in a text file, and claims to be the best keyring of all."""

    priority = 99

    def get_password(self, service: str, username: str) -> str | None:
        found: str | None = self._found().get(f"{service}/{username}")
        return found

    def set_password(self, service: str, username: str, password: str) -> None:
        self._file().write_text(json.dumps({**self._found(), f"{service}/{username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        self._file().unlink()

    def _found(self) -> dict[str, str]:
        found: dict[str, str] = json.loads(self._file().read_text()) if self._file().exists() else {}
        return found

    def _file(self) -> Path:
        return Path(os.environ["HOME"]) / "passwords.json"
