"""The schema: the scripts make what the models describe, and no row of any table is ever changed or taken away."""

import re
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlcipher3 import dbapi2

from app.models.schema import metadata
from app.storage.case_file import CaseFile
from app.storage.keyed import connect, opened
from app.storage.migrations import scripts
from tests.storage.cases import KEY, full_case

TABLES = sorted(metadata().tables)


def schema_of(connection: dbapi2.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {f"{kind} {name}": re.sub(r"\s+", " ", sql).strip() for kind, name, sql in rows}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = full_case(tmp_path_factory.mktemp("schema"))
    case.close()
    return case.path


def test_the_scripts_make_exactly_what_the_models_describe(case: CaseFile) -> None:
    engine = create_engine("sqlite://", module=dbapi2)
    with engine.connect() as described:
        metadata().create_all(described)
        expected = schema_of(described.connection.driver_connection)
    engine.dispose()

    with case.read() as unit:
        assert schema_of(unit.driver) == expected


def test_the_scripts_are_numbered_without_a_gap() -> None:
    assert [script.number for script in scripts()] == [*range(1, len(scripts()) + 1)]


def test_every_table_is_strict(filled: Path) -> None:
    with opened(filled, KEY) as connection:
        strict = {
            name for _schema, name, _type, _columns, _rowid, strict in connection.execute("PRAGMA table_list") if strict
        }

    assert sorted(strict) == TABLES


def test_every_index_is_wanted_by_a_query(filled: Path) -> None:
    asked = {
        "ix_response_version_supplier_question_lot": (
            "SELECT 1 FROM response_version WHERE supplier = '' AND question = '' AND lot = ''"
        ),
        "ix_agreed_version_supplier_question_lot": (
            "SELECT 1 FROM agreed_version WHERE supplier = '' AND question = '' AND lot = ''"
        ),
        "ix_returned_score_values": "SELECT seat, lot, supplier, question, value FROM returned_score WHERE message = 1",
    }
    with opened(filled, KEY) as connection:
        made = {
            row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql <> ''")
        }
        used = {name: connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchone()[3] for name, query in asked.items()}

    assert made == set(asked)
    assert [name for name, plan in used.items() if name not in plan] == []


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_no_row_is_changed_or_removed(filled: Path, table: str, change: str) -> None:
    first = next(iter(metadata().tables[table].columns)).name
    with opened(filled, KEY) as connection:
        before = connection.execute(f"SELECT * FROM {table}").fetchall()
        with pytest.raises(dbapi2.IntegrityError, match=r"^append-only$"):
            connection.execute(change.format(table, first))

        assert len(before) > 0
        assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("way", ["INSERT OR REPLACE INTO", "REPLACE INTO"])
def test_no_row_is_replaced(filled: Path, table: str, way: str) -> None:
    with opened(filled, KEY) as connection:
        before = connection.execute(f"SELECT * FROM {table}").fetchall()
        with pytest.raises(dbapi2.IntegrityError, match=r"^(append-only|not-the-next-entry)$"):
            connection.execute(f"{way} {table} SELECT * FROM {table}")

        assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize("table", TABLES)
def test_no_row_gives_way_in_an_upsert(filled: Path, table: str) -> None:
    first = next(iter(metadata().tables[table].columns)).name
    with opened(filled, KEY) as connection:
        before = connection.execute(f"SELECT * FROM {table}").fetchall()
        with pytest.raises(dbapi2.IntegrityError, match=r"^(append-only|not-the-next-entry)$"):
            connection.execute(
                f"INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT DO UPDATE SET {first} = {first}"
            )

        assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize(
    ("number", "previous"),
    [(1, "0" * 64), (3, "HEAD"), (2, "0" * 64), (2, "f" * 64), (None, "f" * 64)],
)
def test_no_line_is_forged_into_the_record(filled: Path, number: int | None, previous: str) -> None:
    with opened(filled, KEY) as connection:
        (head,) = connection.execute("SELECT hash FROM audit_entry").fetchone()
        forged = (
            number,
            "2026-11-22T09:30:00.000000Z",
            "E1",
            "score-saved",
            "{}",
            previous.replace("HEAD", head),
            "1" * 64,
        )
        with pytest.raises(dbapi2.IntegrityError, match=r"^not-the-next-entry$"):
            connection.execute("INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?)", forged)


@pytest.mark.parametrize(
    ("check", "statement"),
    [
        ("ck_score_version_value", "value = 'four'"),
        ("ck_score_version_value", "value = ''"),
        ("ck_score_version_version", "version = 0"),
        ("ck_score_version_not_sure", "not_sure = 2"),
        ("ck_score_version_saved_at", "saved_at = '2026-11-22 09:30'"),
        ("ck_score_version_seat", "seat = ''"),
        ("fk", "frozen = 99"),
    ],
)
def test_values_that_mean_nothing_are_refused(filled: Path, check: str, statement: str) -> None:
    column, value = statement.split(" = ")
    with opened(filled, KEY) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(score_version)") if row[1] != "number"]
        chosen = ", ".join(
            value if name == column else ("version + 1" if name == "version" else name) for name in names
        )
        with pytest.raises(dbapi2.IntegrityError, match=check if check != "fk" else "FOREIGN KEY"):
            connection.execute(f"INSERT INTO score_version ({', '.join(names)}) SELECT {chosen} FROM score_version")


def test_a_second_owner_is_refused(filled: Path) -> None:
    connection = connect(filled, KEY)
    with pytest.raises(dbapi2.IntegrityError, match="ck_case_about_number"):
        connection.execute(
            "INSERT INTO case_about SELECT 2, case_id, evaluation, reference, title, seat, role, holder_key, "
            "created_at FROM case_about"
        )
    connection.close()
