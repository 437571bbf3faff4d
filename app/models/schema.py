"""The whole schema of a case file: every table, and what keeps their rows as they were added.

`app/storage/migrations` makes it in a file; a test holds the two equal.
"""

from sqlalchemy import DDL, MetaData, event

from app.domain.audit import GENESIS
from app.models import about, agreed, attachments, audit, messages, panel, prices, scores, set_up, tenders
from app.models.row import Row

# Named so that no tool takes the imports for idle: importing a module of tables is what adds them to the metadata.
MODULES = (about, agreed, attachments, audit, messages, panel, prices, scores, set_up, tenders)

_REFUSE = "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
_CHAINED = f"""CREATE TRIGGER audit_entry_chained BEFORE INSERT ON audit_entry
WHEN NEW.number IS NOT 1 + ifnull((SELECT max(number) FROM audit_entry), 0)
  OR NEW.previous IS NOT ifnull((SELECT hash FROM audit_entry ORDER BY number DESC LIMIT 1), '{GENESIS}')
BEGIN SELECT RAISE(ABORT, 'not-the-next-entry'); END"""
_UNDONE = """CREATE VIEW undone_message AS
SELECT message FROM message_undoing AS newest
WHERE undone = 1 AND number = (SELECT max(number) FROM message_undoing WHERE message = newest.message)"""


def metadata() -> MetaData:
    """Return the tables; `create_all` on them makes triggers and views too."""
    return Row.metadata


def guards(table: str) -> tuple[str, str]:
    """Return the triggers that refuse to change and to take away rows of a table.

    `INSERT OR REPLACE` takes the way of the second, with `recursive_triggers` on.
    """
    return (
        f"CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table}\n{_REFUSE}",
        f"CREATE TRIGGER {table}_never_removed BEFORE DELETE ON {table}\n{_REFUSE}",
    )


def _listen() -> None:
    for table in Row.metadata.sorted_tables:
        for guard in guards(table.name):
            event.listen(table, "after_create", _ddl(guard))
    event.listen(Row.metadata, "after_create", _ddl(_CHAINED))
    event.listen(Row.metadata, "after_create", _ddl(_UNDONE))


def _ddl(statement: str) -> DDL:
    return DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy types all of it but this


_listen()
