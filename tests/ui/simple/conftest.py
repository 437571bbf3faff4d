"""The simple view is a view of the scoring room."""

from tests.ui.score.conftest import scoring  # noqa: F401 - a fixture
