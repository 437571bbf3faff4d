"""Every room of the window, in the order in which an evaluation goes through them."""

from typing import TYPE_CHECKING

from app.domain.codes import Role
from app.text.screens import (
    declare,
    entering,
    files,
    finish,
    home,
    inbox,
    meeting,
    new_evaluation,
    panel,
    ranking,
    record,
    report,
    score,
    set_up,
    settings,
    verify,
)
from app.ui.pages.room import LobbyRoom, Room

if TYPE_CHECKING:
    from app.ui.pages.declare.presenter import DeclarePresenter
    from app.ui.pages.files.presenter import FilesPresenter
    from app.ui.pages.finish.presenter import FinishPresenter
    from app.ui.pages.inbox.presenter import InboxPresenter
    from app.ui.pages.lobby.home_presenter import HomePresenter
    from app.ui.pages.lobby.restore_presenter import RestorePresenter
    from app.ui.pages.lobby.settings_presenter import SettingsPresenter
    from app.ui.pages.lobby.unlock_presenter import UnlockPresenter
    from app.ui.pages.lobby.welcome_presenter import WelcomePresenter
    from app.ui.pages.meeting.presenter import MeetingPresenter
    from app.ui.pages.new_evaluation.presenter import NewEvaluationPresenter
    from app.ui.pages.panel.presenter import PanelPresenter
    from app.ui.pages.ranking.presenter import RankingPresenter
    from app.ui.pages.record.presenter import RecordPresenter
    from app.ui.pages.report.presenter import ReportPresenter
    from app.ui.pages.score.presenter import ScorePresenter
    from app.ui.pages.set_up.presenter import SetUpPresenter
    from app.ui.pages.verify.presenter import VerifyPresenter

# Each room is loaded when it is to be entered: the first page would otherwise wait for all the others.


def _declare() -> "type[DeclarePresenter]":
    from app.ui.pages.declare.presenter import DeclarePresenter  # noqa: PLC0415

    return DeclarePresenter


def _files() -> "type[FilesPresenter]":
    from app.ui.pages.files.presenter import FilesPresenter  # noqa: PLC0415

    return FilesPresenter


def _finish() -> "type[FinishPresenter]":
    from app.ui.pages.finish.presenter import FinishPresenter  # noqa: PLC0415

    return FinishPresenter


def _inbox() -> "type[InboxPresenter]":
    from app.ui.pages.inbox.presenter import InboxPresenter  # noqa: PLC0415

    return InboxPresenter


def _home() -> "type[HomePresenter]":
    from app.ui.pages.lobby.home_presenter import HomePresenter  # noqa: PLC0415

    return HomePresenter


def _restore() -> "type[RestorePresenter]":
    from app.ui.pages.lobby.restore_presenter import RestorePresenter  # noqa: PLC0415

    return RestorePresenter


def _settings() -> "type[SettingsPresenter]":
    from app.ui.pages.lobby.settings_presenter import SettingsPresenter  # noqa: PLC0415

    return SettingsPresenter


def _unlock() -> "type[UnlockPresenter]":
    from app.ui.pages.lobby.unlock_presenter import UnlockPresenter  # noqa: PLC0415

    return UnlockPresenter


def _welcome() -> "type[WelcomePresenter]":
    from app.ui.pages.lobby.welcome_presenter import WelcomePresenter  # noqa: PLC0415

    return WelcomePresenter


def _meeting() -> "type[MeetingPresenter]":
    from app.ui.pages.meeting.presenter import MeetingPresenter  # noqa: PLC0415

    return MeetingPresenter


def _new_evaluation() -> "type[NewEvaluationPresenter]":
    from app.ui.pages.new_evaluation.presenter import NewEvaluationPresenter  # noqa: PLC0415

    return NewEvaluationPresenter


def _panel() -> "type[PanelPresenter]":
    from app.ui.pages.panel.presenter import PanelPresenter  # noqa: PLC0415

    return PanelPresenter


def _ranking() -> "type[RankingPresenter]":
    from app.ui.pages.ranking.presenter import RankingPresenter  # noqa: PLC0415

    return RankingPresenter


def _record() -> "type[RecordPresenter]":
    from app.ui.pages.record.presenter import RecordPresenter  # noqa: PLC0415

    return RecordPresenter


def _report() -> "type[ReportPresenter]":
    from app.ui.pages.report.presenter import ReportPresenter  # noqa: PLC0415

    return ReportPresenter


def _score() -> "type[ScorePresenter]":
    from app.ui.pages.score.presenter import ScorePresenter  # noqa: PLC0415

    return ScorePresenter


def _set_up() -> "type[SetUpPresenter]":
    from app.ui.pages.set_up.presenter import SetUpPresenter  # noqa: PLC0415

    return SetUpPresenter


def _verify() -> "type[VerifyPresenter]":
    from app.ui.pages.verify.presenter import VerifyPresenter  # noqa: PLC0415

    return VerifyPresenter


LOBBY: tuple[LobbyRoom, ...] = (
    LobbyRoom(key="welcome", icon="person", title=entering.page_welcome, load=_welcome),
    LobbyRoom(key="unlock", icon="unlock", title=entering.unlock_title, load=_unlock),
    LobbyRoom(key="restore", icon="key", title=entering.page_restore, load=_restore),
    LobbyRoom(key="home", icon="home", title=home.title, load=_home),
    LobbyRoom(key="settings", icon="settings", title=settings.title, load=_settings),
    LobbyRoom(key="verify", icon="shield", title=verify.room, load=_verify),
    LobbyRoom(key="new", icon="file-plus", title=new_evaluation.title, load=_new_evaluation),
)

_SCORES = frozenset({Role.EVALUATOR, Role.SERVICE_USER_REPRESENTATIVE, Role.GROUP})
_OUTCOME = frozenset({Role.LEAD, Role.MODERATOR})

ROOMS: tuple[Room, ...] = (
    Room(key="set-up", icon="settings", title=set_up.room, roles=frozenset({Role.LEAD}), load=_set_up),
    Room(key="panel", icon="people", title=panel.room, roles=frozenset({Role.LEAD}), load=_panel),
    Room(key="declare", icon="shield", title=declare.title, roles=_SCORES | {Role.MODERATOR}, load=_declare),
    Room(key="score", icon="pencil", title=score.title, roles=_SCORES, load=_score),
    Room(key="finish", icon="lock", title=finish.title, roles=_SCORES, load=_finish),
    Room(key="inbox", icon="inbox", title=inbox.room, roles=frozenset({Role.MODERATOR}), load=_inbox),
    Room(key="meeting", icon="people", title=meeting.room, roles=frozenset({Role.MODERATOR}), load=_meeting),
    Room(key="ranking", icon="chart", title=ranking.title, roles=_OUTCOME, load=_ranking),
    Room(key="report", icon="report", title=report.room, roles=_OUTCOME, load=_report),
    Room(key="files", icon="folder-open", title=files.room, roles=frozenset(Role), load=_files),
    Room(key="record", icon="record", title=record.room, roles=frozenset(Role), load=_record),
)
