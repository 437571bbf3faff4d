"""A window with its reception, as in the tests of the lobby."""

from tests.ui.lobby.conftest import house  # noqa: F401 - the fixture
