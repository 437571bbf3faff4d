"""Nobody's data is held hostage: the ordinary `age` command opens a pack with the exported key."""

import json
import subprocess
from pathlib import Path

from app.exchange.container.opening import MAGIC
from app.security import envelopes
from tests.exchange.container.people import BODIES, draft, person, receive, send, unsealed

ADA, BOB = person("Ada"), person("Bob")


def test_stock_age_opens_a_pack_with_the_exported_key(tmp_path: Path) -> None:
    pack, key = tmp_path / "one.evpack", tmp_path / "key.txt"
    sent = send(pack, draft(ADA, BOB), sender=ADA)
    key.write_text(BOB.receiving.secret)

    content = subprocess.run(  # noqa: S603 - fixed arguments
        ["age", "-d", "-i", str(key), str(pack)],  # noqa: S607 - age is wherever the machine has it
        capture_output=True,
        check=True,
    ).stdout

    length = int.from_bytes(content[8:12], "big")
    envelope = envelopes.parse(content[12 : 12 + length])
    assert content[:8] == MAGIC
    assert json.loads(envelope.payload)["manifest"]["id"] == sent.manifest.id
    assert content[12 + length :] == b"".join(BODIES.values())


def test_what_stock_age_seals_we_open(tmp_path: Path) -> None:
    pack, again = tmp_path / "one.evpack", tmp_path / "again"
    send(pack, draft(ADA, BOB), sender=ADA)

    subprocess.run(  # noqa: S603 - fixed arguments
        ["age", "-r", BOB.card.recipient, "-o", str(again)],  # noqa: S607
        input=unsealed(pack, BOB),
        check=True,
    )

    assert receive(again, BOB, known=[ADA]).manifest == receive(pack, BOB, known=[ADA]).manifest
