"""Coming in, Home, the settings, and what is shown when a file is opened."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.codes import Role, SeatCode
from app.services import enrolment
from app.services.opening import recognise
from app.services.overview import NextStep, Overview, overviews
from app.services.profiles import Lock, ProfileAbout, create_profile
from app.text.sentences import sentence
from app.ui.dialogs.joining import InvitationDialog, WordsDialog
from app.ui.dialogs.keys import tell_keys
from app.ui.pages.lobby.drawn_words import DrawnWords
from app.ui.pages.lobby.home_presenter import HomePresenter
from app.ui.pages.lobby.restore import RestorePage
from app.ui.pages.lobby.settings_presenter import SettingsPresenter
from app.ui.pages.lobby.unlock import UnlockPage
from app.ui.pages.lobby.welcome import Opener, WelcomePage
from tests.gallery.stage import Scene, Stage
from tests.services.panels import E1, LEAD, PASSPHRASE, weak


class _Parents:
    """Keeps the windows to which dialogs belong as long as the pictures are made."""

    def __init__(self) -> None:
        self._made: list[QWidget] = []

    def window(self) -> QWidget:
        """Return a window that stays."""
        self._made.append(QWidget())
        return self._made[-1]


_SIZE = (980, 760)
_PARENTS = _Parents()
_DRAWN = "lamp otter violin meadow cedar button"


def welcome(_stage: Stage) -> QWidget:
    """Return the very first page."""
    page = WelcomePage()
    page.offer(keyring=True, others=False)
    return page


def welcome_passphrase(_stage: Stage) -> QWidget:
    """Return it where there is no keyring, with a passphrase that is too short."""
    page = WelcomePage()
    page.offer(keyring=False, others=False)
    page.name.setText("Awel Morgan")
    page.choices[Opener.OWN].setChecked(True)
    page.own.field.setText("short")
    page.refuse_own(sentence("passphrase-too-short", {"least": 12}))
    return page


def words_shown(_stage: Stage) -> QWidget:
    """Return the six words that were drawn."""
    page = WelcomePage()
    page.show_drawn(DrawnWords(_DRAWN))
    return page


def unlock(_stage: Stage) -> QWidget:
    """Return coming in, after a wrong passphrase."""
    page = UnlockPage()
    page.show_profiles([_about("Awel Morgan", Lock.PASSPHRASE), _about("Bryn Tomos", Lock.KEYRING_AND_PASSPHRASE)])
    page.passphrase.field.setText("lamp otter violin")
    page.refuse_passphrase(sentence("passphrase-wrong", {}))
    return page


def restore(_stage: Stage) -> QWidget:
    """Return restoring, with a line that is wrong."""
    page = RestorePage()
    page.lines.setPlainText("\n".join(["AEBGH Q7KLM N2PRS TUVWX YZ234 567AB CDEFG HIJKL MNOPQ RSTUV WXYZ2 34567"] * 3))
    page.show_lines((True, False, True))
    return page


def home_empty(stage: Stage) -> QWidget:
    """Return Home before there is anything."""
    return _home(stage, ())


def home_full(stage: Stage) -> QWidget:
    """Return Home with an evaluation of each state."""
    panel = stage.panel("issued")
    panel.score(E1)
    found = overviews(panel.profiles[E1], panel.clock)
    return _home(
        stage,
        (
            _one("DPS-2026-014", "Care and support at home", Role.EVALUATOR, NextStep.SCORE, left=18, of=60,
                 note="Please send your scores by Friday 11 December."),
            *found,
            _one("SB-2026-3", "Short breaks for disabled children", Role.MODERATOR, NextStep.WAIT_FOR_RETURNS, here=3,
                 of=5, seats=("E4", "Y1")),
            _one("FR-2025-9", "Foster carers' framework", Role.LEAD, NextStep.CLOSED),
        ),
    )  # fmt: skip


def home_trouble(stage: Stage) -> QWidget:
    """Return Home with a case file that can't be opened."""
    broken = Overview(case="c0ffee", trouble="case-key-wrong", facts={"path": "cases/c0ffee.evcase"})
    return _home(stage, (_one("DPS-2026-014", "Care and support at home", Role.LEAD, NextStep.FREEZE), broken))


def settings(stage: Stage) -> QWidget:
    """Return the settings."""
    lobby = stage.lobby()
    made = create_profile(
        lobby.door.home, "Awel Morgan", store=lobby.door.store, passphrase=PASSPHRASE, at=lobby.clock(), fresh=weak
    )
    lobby.profile = made.profile
    presenter = SettingsPresenter(lobby)
    presenter.show()
    stage.settle()
    return presenter.page


def invitation(stage: Stage) -> QWidget:
    """Return the dialog that shows an invitation."""
    panel = stage.panel("enrolled")
    path = panel.path("E1.evinvite")
    enrolment.invite(panel.desk(LEAD), E1, path)
    found = recognise(panel.profiles[E1], path, panel.clock)
    assert found.invitation is not None
    return InvitationDialog(_PARENTS.window(), found.invitation, "Awel Morgan", again=False)


def joining(_stage: Stage) -> QWidget:
    """Return the six words to compare."""
    told = "Your answer is in Documents/answer.evjoin. Send that file to the lead, for example by e-mail."
    return WordsDialog(_PARENTS.window(), _DRAWN, "Carys Hughes", told)


def keys(_stage: Stage) -> QWidget:
    """Return the list of keys."""
    return tell_keys(_PARENTS.window())


def joining_differ(_stage: Stage) -> QWidget:
    """Return the same once somebody said that they differ."""
    dialog = WordsDialog(_PARENTS.window(), _DRAWN, "Carys Hughes")
    dialog.differ.click()
    return dialog


def _home(stage: Stage, found: tuple[Overview, ...]) -> QWidget:
    lobby = stage.lobby()
    presenter = HomePresenter(lobby)
    lobby.tell_overviews(found)
    presenter.home.show_name("Awel")
    return presenter.page


def _one(
    reference: str, title: str, role: Role, step: NextStep, note: str = "", **facts: int | tuple[str, ...]
) -> Overview:
    seat = SeatCode({Role.LEAD: "LEAD", Role.MODERATOR: "MOD"}.get(role, "E1"))
    return Overview(
        case=reference, reference=reference, title=title, role=role, seat=seat, step=step, facts=facts, note=note
    )


def _about(name: str, lock: Lock) -> ProfileAbout:
    return ProfileAbout(id=name, name=name, folder=Path(name), lock=lock, fingerprint="")


SCENES: tuple[Scene, ...] = (
    Scene(name="welcome", make=welcome, size=_SIZE),
    Scene(name="welcome-passphrase", make=welcome_passphrase, size=_SIZE),
    Scene(name="words-shown", make=words_shown, size=_SIZE),
    Scene(name="unlock-error", make=unlock, size=_SIZE),
    Scene(name="restore", make=restore, size=_SIZE),
    Scene(name="home-empty", make=home_empty, size=_SIZE),
    Scene(name="home-full", make=home_full, size=(980, 1000)),
    Scene(name="home-trouble", make=home_trouble, size=_SIZE),
    Scene(name="settings", make=settings, size=(980, 1200)),
    Scene(name="invitation", make=invitation, size=(560, 560)),
    Scene(name="keys", make=keys, size=(560, 720)),
    Scene(name="joining-words", make=joining, size=(560, 480)),
    Scene(name="joining-differ", make=joining_differ, size=(560, 480)),
)
