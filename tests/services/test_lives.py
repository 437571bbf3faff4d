"""Random lives of an evaluation never leak a score, lose an entry, or total over fewer seats than they say.

People act in any order, with real case files and files between them; a model beside them knows what each may know.
"""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from app.domain.codes import CriterionCode, LotCode, SupplierId
from app.domain.visibility import Sight
from app.exchange.container.kinds import Kind
from app.services import backups, intake, meetings, outcomes
from app.services.intake import Outcome
from tests.services import panels
from tests.services.lives import checks, deeds, sights
from tests.services.lives.life import Life
from tests.services.lives.told import Laptop, Parcel

ANY = st.integers(0, 11)
LEVEL = st.integers(0, 5)
QUESTION = st.sampled_from(deeds.QUESTIONS)
SUPPLIER = st.sampled_from((panels.A, panels.B, panels.C))
RECUSED: st.SearchStrategy[tuple[LotCode, ...]] = st.sampled_from(((), (panels.NORTH,), (panels.SOUTH,)))
STAGES = ("issued", "hats", "returned", "succeeded", "revealed", "locked", "priced")

Templates = dict[str, Life]


class Lives(RuleBasedStateMachine):
    """Plays a life from one of the stages on."""

    template: Life
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.life = self.template.copied(Path(mkdtemp(dir=self.folder)) / "life")
        self.contents = checks.contents(self.life)
        self.reported = False
        self.last: str | None = None  # why the last deed was refused

    def teardown(self) -> None:
        self.life.close()

    def attempt(self, deed: Callable[[], object]) -> bool:
        """Do it, or be refused with a sentence: then no case file has changed."""
        self.last = checks.refusal(deed)
        now = checks.contents(self.life)
        assert self.last is None or now == self.contents, self.last
        self.contents = now
        return self.last is None

    def laptop(self, number: int) -> Laptop:
        return list(self.life.laptops.values())[number % len(self.life.laptops)]

    def scorer(self, number: int) -> Laptop:
        found = self.life.scorers()
        return found[number % len(found)]

    def parcel(self, number: int) -> Parcel:
        return self.life.parcels[-1 - number % len(self.life.parcels)]

    # a seat's own work

    @rule(
        who=ANY, question=QUESTION, supplier=SUPPLIER, level=LEVEL, how=st.sampled_from(("score", "not sure", "draft"))
    )
    def save(self, who: int, question: CriterionCode, supplier: SupplierId, level: int, how: str) -> None:
        laptop, life = self.scorer(who), self.life
        value = Fraction(level) if how == "score" else None
        not_sure, reasoned = how == "not sure", how != "draft" or level > 2
        allowed = sights.may_save(life, laptop, question, supplier)
        done = self.attempt(
            lambda: deeds.save(life, laptop, question, supplier, value, not_sure=not_sure, reasoned=reasoned)
        )
        assert done == allowed, self.last

    @rule(who=ANY, level=LEVEL)
    def finish(self, who: int, level: int) -> None:
        laptop = self.scorer(who)
        allowed = sights.may_see(self.life, laptop) >= Sight.TENDERS
        locked = sights.is_locked(self.life, laptop)
        done = self.attempt(lambda: deeds.finish(self.life, laptop, level))
        assert done == allowed or (locked and not done), self.last

    @rule(who=ANY)
    def lock(self, who: int) -> None:
        laptop = self.scorer(who)
        allowed = sights.may_lock(self.life, laptop)
        assert self.attempt(lambda: deeds.lock(self.life, laptop)) == allowed, self.last

    @rule(who=ANY, level=LEVEL)
    def finish_lock_and_send(self, who: int, level: int) -> None:
        self.finish(who, level)
        self.lock(who)
        returned = [one for one in self.life.parcels if one.sender == self.scorer(who).name and one.kind is Kind.RETURN]
        if returned:
            self.take(self.life.moderator, returned[-1])

    @rule(who=ANY, interest=st.booleans())
    def declare(self, who: int, interest: bool) -> None:  # noqa: FBT001 - Hypothesis says it
        laptop = self.laptop(who)
        self.attempt(lambda: deeds.declare(self.life, laptop, interest=interest))

    # files

    def take(self, laptop: Laptop, parcel: Parcel) -> None:
        """Preview, which changes nothing and says what taking in then does."""
        life = self.life
        desk, path = life.desk(laptop), life.folder / "files" / parcel.name
        seen = outcome_of(lambda: intake.preview(desk, path))
        assert checks.contents(life) == self.contents
        allowed = trusted(life, laptop, parcel)
        came = outcome_of(lambda: deeds.take_in(life, laptop, parcel))
        assert seen == came
        if came[0] not in {Outcome.NEW, Outcome.REDONE}:
            assert checks.contents(life) == self.contents
        else:
            assert allowed, came
            self.contents = checks.contents(life)

    @rule(who=ANY, number=ANY)
    def take_in(self, who: int, number: int) -> None:
        self.take(self.laptop(who), self.parcel(number))

    @rule(number=ANY)
    def deliver(self, number: int) -> None:
        """Bring a file to one whom it is sealed to."""
        parcel = self.parcel(number)
        to = [one for one in self.life.laptops.values() if one.person in parcel.to and one.name != parcel.sender]
        for laptop in to:
            self.take(laptop, parcel)

    def take_back(self, laptop: Laptop, parcel: Parcel) -> None:
        allowed = sights.may_undo(self.life, laptop, parcel)
        assert self.attempt(lambda: deeds.undo(self.life, laptop, parcel.message)) <= allowed, self.last

    @rule(who=ANY, number=ANY)
    def undo(self, who: int, number: int) -> None:
        self.take_back(self.laptop(who), self.parcel(number))

    @rule(number=ANY)
    def undo_where_it_came(self, number: int) -> None:
        parcel = self.parcel(number)
        for laptop in [one for one in self.life.laptops.values() if one.taken.get(parcel.message)]:
            self.take_back(laptop, parcel)

    @rule(number=ANY)
    def write_again(self, number: int) -> None:
        parcel = self.parcel(number)
        sender = self.life.laptops[parcel.sender]
        done = self.attempt(lambda: deeds.write_again(self.life, sender, parcel.message))
        assert done == (parcel.kind is not Kind.PACK), self.last

    @rule(who=ANY, number=ANY)
    def receipt(self, who: int, number: int) -> None:
        laptop, parcel = self.laptop(who), self.parcel(number)
        self.attempt(lambda: deeds.receipt(self.life, laptop, parcel.message))

    # the lead

    @rule(who=ANY, everybody=st.booleans())
    def issue(self, who: int, everybody: bool) -> None:  # noqa: FBT001
        seats = None if everybody else [list(self.life.listing.chairs)[who % len(self.life.listing.chairs)]]
        self.attempt(lambda: deeds.issue(self.life, seats))

    @rule(who=ANY, recused=RECUSED)
    def decide(self, who: int, recused: tuple[LotCode, ...]) -> None:
        seat = self.scorer(who).seat
        waiting = sights.waiting(self.life, seat)
        self.attempt(lambda: deeds.decide(self.life, seat, waiting, recused))

    @rule(who=ANY)
    def withdraw(self, who: int) -> None:
        self.attempt(lambda: deeds.withdraw(self.life, self.scorer(who).seat))

    @rule(who=ANY)
    def put_in_place(self, who: int) -> None:
        self.attempt(lambda: deeds.put_in_place(self.life, self.scorer(who).seat))

    @rule(who=ANY)
    def revoke(self, who: int) -> None:
        self.attempt(lambda: deeds.revoke(self.life, self.scorer(who).seat))

    @rule(who=ANY)
    def join(self, who: int) -> None:
        empty = [code for code, one in self.life.listing.chairs.items() if one.active and one.holder is None]
        if empty:
            assert self.attempt(lambda: deeds.join(self.life, empty[who % len(empty)]))
            laptop = list(self.life.laptops.values())[-1]
            if self.attempt(lambda: deeds.issue(self.life, [laptop.seat])):
                self.take(laptop, self.life.parcels[-1])

    @rule(question=QUESTION)
    def amend(self, question: CriterionCode) -> None:
        taken = self.life.lead.taken  # even one that was taken back: the moderator's quality stays locked
        decided = any(one.kind is Kind.MODERATION and one.message in taken for one in self.life.parcels)
        done = self.attempt(lambda: deeds.amend(self.life, question))
        assert done == (not decided), self.last

    @rule(supplier=SUPPLIER)
    def clarify(self, supplier: SupplierId) -> None:
        self.attempt(lambda: deeds.clarify(self.life, supplier))

    # the moderator

    @rule(who=ANY)
    def permit(self, who: int) -> None:
        self.attempt(lambda: deeds.permit(self.life, self.scorer(who).seat))

    @rule()
    def reveal(self) -> None:
        life, moderator = self.life, self.life.moderator
        listing, returns = life.known(moderator), life.returns(moderator)
        if self.attempt(lambda: deeds.reveal(life)):
            assert listing is not None
            assert not sights.own_open(life, moderator)
            assert set(listing.scoring()) <= set(returns)
            for seat in listing.scoring():
                for one in returns[seat].scores:
                    assert one.question not in life.touched(one.frozen, life.version(moderator))

    @rule(question=QUESTION, supplier=SUPPLIER, level=LEVEL)
    def agree(self, question: CriterionCode, supplier: SupplierId, level: int) -> None:
        allowed = sights.may_see(self.life, self.life.moderator) is Sight.PANEL
        assert self.attempt(lambda: deeds.agree(self.life, question, supplier, Fraction(level))) <= allowed, self.last

    @rule(level=LEVEL)
    def agree_rest(self, level: int) -> None:
        self.attempt(lambda: deeds.agree_rest(self.life, level))

    @rule()
    def lock_quality(self) -> None:
        life = self.life
        if self.attempt(lambda: deeds.lock_quality(life)):
            assert not meetings.still_to_agree(life.desk(life.moderator))

    # after the lock

    @rule()
    def open_prices(self) -> None:
        allowed = sights.may_see(self.life, self.life.lead) >= Sight.TOTALS
        assert self.attempt(lambda: deeds.open_prices(self.life)) == allowed, self.last

    @rule()
    def rank(self) -> None:
        allowed = sights.may_see(self.life, self.life.lead) >= Sight.PRICES
        assert self.attempt(lambda: outcomes.record_ranking(self.life.desk(self.life.lead))) == allowed, self.last

    @rule(who=ANY)
    def export(self, who: int) -> None:
        laptop, path = self.laptop(who), self.life.path("evaluation.xlsx")
        allowed = sights.may_see(self.life, laptop) >= Sight.TOTALS
        assert self.attempt(lambda: outcomes.export_workbook(self.life.desk(laptop), path)) == allowed, self.last

    @rule()
    def report(self) -> None:
        if not self.reported:
            path = self.life.path("report.pdf")
            self.reported = self.attempt(lambda: outcomes.write_case_report(self.life.desk(self.life.lead), path))

    # the laptops themselves

    @rule(who=ANY)
    def back_up(self, who: int) -> None:
        laptop, path = self.laptop(who), self.life.path("backup.evcase")
        assert self.attempt(lambda: backups.back_up(self.life.desk(laptop), path))

    @rule(who=ANY)
    def start_anew(self, who: int) -> None:
        self.life.leave(self.laptop(who))

    @rule(hours=st.sampled_from((-9000, -1, 24)))
    def set_clock(self, hours: int) -> None:
        self.life.later(hours * 3600)

    # what holds after every step

    @invariant()
    def nothing_is_lost_or_leaked(self) -> None:
        checks.check_leaks(self.life, self.contents)
        checks.check_acknowledged(self.life)
        checks.check_chains(self.life)
        checks.check_sights(self.life)
        checks.check_counts(self.life)


def outcome_of(deed: Callable[[], intake.Incoming]) -> tuple[object, ...]:
    """Return what a file does, or the code of its refusal."""
    came: list[intake.Incoming] = []
    refused = checks.refusal(lambda: came.append(deed()))
    if refused is not None:
        return (refused,)
    return next((one.outcome, one.kind, one.sender, one.revision, dict(one.changes)) for one in came)


def trusted(life: Life, laptop: Laptop, parcel: Parcel) -> bool:
    """Tell whether a laptop may take a file in: it can open it, knows the sender's key, and is at that point."""
    sender, listing = life.laptops[parcel.sender], life.known(laptop)
    chair = None if listing is None else listing.chairs.get(sender.seat)
    known = parcel.kind is Kind.PACK if chair is None else chair.active and chair.holder == sender.name
    if laptop.person not in parcel.to or not known:
        return False
    if parcel.kind is Kind.RETURN:
        own = sights.own_open(life, laptop)
        return laptop is life.moderator and not laptop.revealed and (not own or sender.person == laptop.person)
    if parcel.kind in {Kind.MODERATION, Kind.DECLARATION}:
        return laptop is life.lead
    return parcel.kind is Kind.RECEIPT or parcel.seat == laptop.seat


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    """Return a life at each stage, each made from the one before."""
    folder = tmp_path_factory.mktemp("lives")
    made: Templates = {}
    for stage, before, deed in (
        ("issued", None, lambda life: deeds.begun(life, hats=False)),
        ("hats", None, lambda life: deeds.begun(life, hats=True)),
        ("returned", "issued", deeds.all_return),
        ("succeeded", "returned", deeds.succeeded),
        ("revealed", "succeeded", deeds.reveal),
        ("locked", "revealed", deeds.quality),
        ("priced", "locked", deeds.open_prices),
    ):
        made[stage] = new_life(folder / stage) if before is None else made[before].copied(folder / stage)
        deed(made[stage])
        made[stage].close()
    return made


def new_life(folder: Path) -> Life:
    """Return a life whose lead has set up and frozen the evaluation."""
    panel = panels.set_up(folder)
    life = Life(folder, panels.evaluation(), panel.clock)
    about = panel.desk(panels.LEAD).about
    profile = panel.profiles[panels.LEAD]
    panel.close()
    life.laptops["LEAD"] = Laptop(
        name="LEAD", seat=panels.LEAD, role=about.role, person="LEAD", profile=profile, case=about.case
    )
    return life


@pytest.mark.parametrize("stage", STAGES)
def test_no_life_leaks_a_score_loses_an_entry_or_totals_over_fewer_seats_than_it_says(
    templates: Templates, tmp_path: Path, stage: str
) -> None:
    few = settings(
        max_examples=4,
        stateful_step_count=30,
        derandomize=False,
        phases=[phase for phase in Phase if phase is not Phase.shrink],  # minutes; thirty steps can be read as they are
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )

    class Staged(Lives):
        template = templates[stage]
        folder = tmp_path

    run_state_machine_as_test(Staged, settings=few)
