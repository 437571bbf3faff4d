"""Every file of a case by its outside: what came, what went, what was taken back, and who acknowledged it."""

from app.exchange.container.kinds import Kind
from app.services import intake, outbox, post_room, returns
from tests.services.panels import E1, LEAD, MOD, Panel


def test_files_are_told_by_their_outside_in_the_order_of_their_handling(issued: Panel) -> None:
    issued.score(E1)
    moderator, e1 = issued.desk(MOD), issued.desk(E1)
    taken = intake.take_in(moderator, issued.lock(E1))
    receipt = issued.path("E1.evreceipt")
    returns.write_receipt(moderator, taken.message, receipt)
    intake.take_in(e1, receipt)
    intake.undo(moderator, taken.message, reason="Looked at too early.")

    assert [(one.direction, one.kind, one.seat, one.to, one.undone, one.receipts) for one in post_room.files(e1)] == [
        ("in", Kind.PACK, LEAD, (E1,), False, ()),
        ("out", Kind.DECLARATION, E1, (LEAD,), False, ()),
        ("out", Kind.RETURN, E1, (MOD,), False, (MOD,)),
        ("in", Kind.RECEIPT, MOD, (E1,), False, ()),
    ]
    assert [(one.kind, one.seat, one.undone, one.receipts) for one in post_room.files(moderator)] == [
        (Kind.PACK, LEAD, False, ()),
        (Kind.DECLARATION, MOD, False, ()),
        (Kind.RETURN, E1, True, (MOD,)),
        (Kind.RECEIPT, MOD, False, ()),
    ]


def test_what_could_not_be_written_is_found_again_by_its_id(issued: Panel) -> None:
    issued.score(E1)
    first = issued.lock(E1)
    first.unlink()
    sent = next(one for one in post_room.files(issued.desk(E1)) if one.kind is Kind.RETURN)
    outbox.save_again(issued.desk(E1), sent.message, first)

    assert intake.take_in(issued.desk(MOD), first).message == sent.message
