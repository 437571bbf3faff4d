"""A panel pack: what a seat needs to declare, read and score; never a score, a result or a price (DESIGN §2)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.codes import SeatCode
from app.domain.declarations import Decision
from app.domain.evaluation import EvaluationData, Response, Supplier, Tender
from app.domain.freezing import FrozenVersion
from app.domain.panel import Roster
from app.errors import AppError
from app.exchange.container.parts import Part
from app.exchange.messages.members import body_part, lines_part
from app.exchange.messages.pack_contents import Sent, has_price_or_result, refuse_unfit

SUPPLIERS, TENDERS, FILES, RESPONSES = "suppliers.ndjson", "tenders.ndjson", "files.ndjson", "responses.ndjson"
ATTACHMENT = "application/octet-stream"
MOST_FILES = 50_000  # names; a container holds fewer files than that


@dataclass(frozen=True, slots=True, kw_only=True)
class PackBody:
    """What a pack tells a seat beside the responses; `files` gives the SHA-256 of each file that a response names.

    `frozen` is the evaluation as published, named by the last of `versions`; `earlier` are those that the others name,
    for scores given under them. `note` says why this pack replaces another, `unchecked` why it goes to a seat whose
    key was not compared.
    """

    seat: SeatCode
    versions: tuple[FrozenVersion, ...]
    frozen: EvaluationData
    roster: Roster
    suppliers: tuple[Supplier, ...]
    tenders: tuple[Tender, ...]
    files: Mapping[str, str]
    earlier: tuple[EvaluationData, ...] = ()
    decision: Decision | None = None
    note: str = ""
    unchecked: str = ""

    def evaluation(self) -> EvaluationData:
        """Return the evaluation that the pack tells of, without responses."""
        seats = tuple(seat.seat for seat in self.roster.seats)
        return replace(self.frozen, suppliers=self.suppliers, tenders=self.tenders, seats=seats)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The body of a pack as it travels; suppliers, tenders and files follow as lines."""

    seat: SeatCode
    versions: tuple[FrozenVersion, ...]
    frozen: EvaluationData
    roster: Roster
    earlier: tuple[EvaluationData, ...] = ()
    decision: Decision | None = None
    note: str = ""
    unchecked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFile:
    """A file as responses name it, and the SHA-256 under which it travels."""

    name: str
    sha256: str


def parts(
    body: PackBody,
    responses: Callable[[], Iterable[Response]],
    attachment: Callable[[str], Part | None],
) -> Sequence[Part]:
    """Return the members of a pack, with the responses and files that its seat is to see.

    A seat that scores gets those of its own questions and lots, all others get all. `responses` is called several
    times and gives the same each time; `attachment` gives a file by its SHA-256, None to leave out one that the
    receiver holds. Raises AppError `pack-holds-prices`, `pack-unsound`, `pack-too-complex`, `pack-file-missing`,
    `pack-too-many-files`, and as `body_part` and `lines_part` do.
    """
    refuse_unfit(
        body.evaluation(),
        seat=body.seat,
        versions=body.versions,
        earlier=body.earlier,
        roster=body.roster,
        decision=body.decision,
    )
    if any(has_price_or_result(tender) for tender in body.tenders):
        raise AppError("pack-holds-prices")
    sent = Sent(body.evaluation(), body.roster.seat(body.seat).seat)

    def travelling() -> Iterator[Response]:
        return (response for response in responses() if sent.includes(response))

    named = dict.fromkeys(name for response in travelling() for name in response.files)
    lacking = next((name for name in named if name not in body.files), None)
    if lacking is not None:
        raise AppError("pack-file-missing", name=lacking)
    if len(named) > MOST_FILES:
        raise AppError("pack-too-many-files", count=len(named), most=MOST_FILES)
    told = Told(
        seat=body.seat,
        versions=body.versions,
        frozen=body.frozen,
        roster=body.roster,
        earlier=body.earlier,
        decision=body.decision,
        note=body.note,
        unchecked=body.unchecked,
    )
    files = [NamedFile(name=name, sha256=body.files[name]) for name in sorted(named)]
    digests = dict.fromkeys(file.sha256 for file in files)
    found = [part for digest in digests if (part := attachment(digest)) is not None]
    return (
        body_part(told),
        lines_part(SUPPLIERS, lambda: body.suppliers),
        lines_part(TENDERS, lambda: body.tenders),
        lines_part(FILES, lambda: files),
        lines_part(RESPONSES, travelling),
        *(replace(part, name=part.sha256, type=ATTACHMENT) for part in found),
    )
