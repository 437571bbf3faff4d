"""Taking in a pack: small parts kept and judged together, responses handed on in batches, attachments streamed."""

from collections.abc import Callable

from app.domain.evaluation import Response, Supplier, Tender
from app.errors import AppError
from app.exchange.container.labels import is_hash
from app.exchange.container.manifest import Member
from app.exchange.container.reception import Sink
from app.exchange.messages.gathering import Gathering, whole
from app.exchange.messages.members import BODY, BodySink, Record, RecordsSink, Take
from app.exchange.messages.pack import FILES, MOST_FILES, RESPONSES, SUPPLIERS, TENDERS, NamedFile, PackBody, Told
from app.exchange.messages.pack_contents import Bidders, Sent, refuse_unfit
from app.exchange.response_files import stays_inside

MOST_SUPPLIERS, MOST_TENDERS = 20_000, 100_000
MOST_KEPT_BYTES = 16 * 1024 * 1024
_LONGEST_KEPT = 128 * 1024


def reader(take: Take[Response], attachment: Callable[[Member], Sink]) -> "PackReader":
    """Return what takes in a pack; responses go to `take` in batches, each file to the sink that `attachment` gives."""
    return PackReader(take, attachment)


class PackReader:
    """Takes in a pack; `attachments` are the SHA-256 of the files that came with it."""

    def __init__(self, take: Take[Response], attachment: Callable[[Member], Sink]) -> None:
        self.attachments: set[str] = set()
        self._take = take
        self._attachment = attachment
        self._told: BodySink[Told] | None = None
        self._bidders: Bidders | None = None
        self._files: dict[str, str] = {}
        self._known: frozenset[str] = frozenset()
        self._named: frozenset[str] = frozenset()
        self._sent: Sent | None = None
        self._gathering = Gathering(
            [
                (BODY, self._begin_body),
                (SUPPLIERS, self._begin_suppliers),
                (TENDERS, self._begin_tenders),
                (FILES, self._begin_files),
                (RESPONSES, self._begin_responses),
            ],
            self._begin_attachment,
        )

    def begin(self, member: Member) -> Sink:
        """Return where the member's bytes go; raises AppError `message-member-unknown` and what a pack may not hold."""
        return self._gathering.begin(member)

    def body(self) -> PackBody:
        """Return what the pack says beside its responses, once it was read to its end."""
        self._gathering.refuse_missing()
        return self._body()

    def _body(self) -> PackBody:
        told = whole(self._told)
        return PackBody(
            seat=told.seat,
            versions=told.versions,
            frozen=told.frozen,
            roster=told.roster,
            suppliers=tuple(self._bidders.suppliers) if self._bidders else (),
            tenders=tuple(self._bidders.tenders) if self._bidders else (),
            files=self._files,
            earlier=told.earlier,
            decision=told.decision,
            note=told.note,
            unchecked=told.unchecked,
        )

    def _begin_body(self, member: Member) -> Sink:
        self._told = BodySink(member, Told, _fits)
        return self._told

    def _begin_suppliers(self, member: Member) -> Sink:
        """Judge what is published first: everything that follows is judged against it, line by line."""
        self._judged()
        self._bidders = Bidders(self._body().evaluation())
        return _kept(member, Supplier, self._bidders.suppliers, MOST_SUPPLIERS, self._bidders.check_supplier)

    def _begin_tenders(self, member: Member) -> Sink:
        bidders = self._bidders or Bidders(self._body().evaluation())
        return _kept(member, Tender, bidders.tenders, MOST_TENDERS, bidders.check_tender)

    def _begin_files(self, member: Member) -> Sink:
        _refuse_larger(member)
        return RecordsSink(
            member,
            NamedFile,
            lambda batch: self._files.update((file.name, file.sha256) for file in batch),
            most=MOST_FILES,
            longest=_LONGEST_KEPT,
            order=lambda file: (file.name,),
            check=_check_file,
        )

    def _begin_responses(self, member: Member) -> Sink:
        body = self._judged()
        self._known = frozenset(tender.supplier for tender in body.tenders)
        self._named = frozenset(self._files.values())
        self._sent = Sent(body.evaluation(), body.roster.seat(body.seat).seat)
        return RecordsSink(member, Response, self._take, check=self._check_response)

    def _judged(self) -> PackBody:
        body = self._body()
        refuse_unfit(
            body.evaluation(),
            seat=body.seat,
            versions=body.versions,
            earlier=body.earlier,
            roster=body.roster,
            decision=body.decision,
        )
        return body

    def _check_response(self, response: Response) -> None:
        meant = self._sent is not None and self._sent.includes(response)
        told = bool(response.text or response.files) and not response.digest
        named = all(name in self._files for name in response.files)
        if not meant or not told or not named or response.supplier not in self._known:
            raise AppError("message-damaged", name=RESPONSES)

    def _begin_attachment(self, member: Member) -> Sink:
        if member.name != member.sha256 or member.sha256 not in self._named:
            raise AppError("message-member-unknown", name=member.name)
        self.attachments.add(member.sha256)
        return self._attachment(member)


def _kept(member: Member, kind: type[Record], into: list[Record], most: int, check: Callable[[Record], None]) -> Sink:
    _refuse_larger(member)
    return RecordsSink(member, kind, into.extend, most=most, longest=_LONGEST_KEPT, check=check)


def _refuse_larger(member: Member) -> None:
    if member.size > MOST_KEPT_BYTES:
        raise AppError("message-too-large", name=member.name, most=MOST_KEPT_BYTES // 1024)


def _check_file(file: NamedFile) -> None:
    if not file.name or not stays_inside(file.name) or not is_hash(file.sha256):
        raise AppError("message-damaged", name=FILES)


def _fits(told: Told) -> bool:
    return bool(told.seat) and told.roster.revision >= 1
