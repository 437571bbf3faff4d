"""What every test starts from."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Windows are drawn where nobody sees them; who wants to watch names another platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes depends on the machine, not on the law it tests.
settings.register_profile("evenhand", deadline=None, print_blob=True)
settings.load_profile("evenhand")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the project."""
    return Path(__file__).resolve().parent.parent
