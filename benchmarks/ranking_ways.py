"""The ways from stored scores to ranked totals that `benchmarks.ranking` compares; each runs in a process of its own.

What a way imports is not in its time. Its first time begins with opening the store and ends with rank and total of
every supplier; after that the store stays open, as in a program that is being used.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.sizes import KEY, PRICE, SIZES, TOP, Size, cells, pence, question, supplier, weights
from benchmarks.spreadsheet import convert, make_workbook, read_back

Ranked = dict[str, tuple[int, Fraction | float]]
Open = Callable[[], Any]
Rank = Callable[[Any], Ranked]

# The weights and prices stand in tables beside the scores; means, points and totals are floats.
_SQL = """WITH cell AS (SELECT supplier, question, avg({value}) AS mean FROM {score} GROUP BY supplier, question),
quality AS (SELECT supplier, sum(mean * points / {top}.0) AS quality FROM cell JOIN question USING (question)
            GROUP BY supplier),
total AS (SELECT supplier, quality + {price} * (SELECT min(pence) FROM tender) / pence AS total
          FROM quality JOIN tender USING (supplier))
SELECT supplier, rank() OVER (ORDER BY total DESC) AS place, total FROM total"""
SQL = _SQL.format(value="value", score="score", top=TOP, price=PRICE / 100)
CASE_SQL = _SQL.format(value="CAST(value AS REAL)", score="returned_score", top=TOP, price=PRICE / 100)
_TABLES = """CREATE {temp} TABLE question (question TEXT PRIMARY KEY, points DOUBLE);
CREATE {temp} TABLE tender (supplier TEXT PRIMARY KEY, pence INTEGER)"""


def method(size: Size) -> tuple[list[tuple[str, float]], list[tuple[str, int]]]:
    """Return the points of each question, and what each supplier asks."""
    points = [(question(number), weight / 100) for number, weight in enumerate(weights(size))]
    return points, [(supplier(number), pence(number)) for number in range(size.tenders)]


def make_stores(size: Size, folder: Path) -> None:
    """Write the scores as every engine likes them best: a clustered SQLite table, DuckDB's own file, Parquet."""
    _make_sqlite(size, folder / "plain.db")
    for module, make in (("duckdb", _make_duckdb), ("pyarrow", _make_parquet)):
        if is_there(module):
            make(size, folder)


def is_there(module: str) -> bool:
    """Tell whether a library is installed."""
    try:
        import_module(module)
    except ImportError:
        return False
    return True


def _make_sqlite(size: Size, path: Path) -> None:
    connection = import_module("sqlite3").connect(path)
    connection.executescript(_TABLES.format(temp=""))
    connection.execute(
        "CREATE TABLE score (supplier TEXT, question TEXT, seat TEXT, value INTEGER, "
        "PRIMARY KEY (supplier, question, seat)) WITHOUT ROWID"
    )
    rows = sorted((whose, asked, who, found) for who, whose, asked, found in cells(size))
    connection.executemany("INSERT INTO score VALUES (?, ?, ?, ?)", rows)
    points, asked_for = method(size)
    connection.executemany("INSERT INTO question VALUES (?, ?)", points)
    connection.executemany("INSERT INTO tender VALUES (?, ?)", asked_for)
    connection.commit()
    connection.close()


def _make_duckdb(size: Size, folder: Path) -> None:
    connection = import_module("duckdb").connect(str(folder / "native.duckdb"))
    for statement in _TABLES.format(temp="").split(";"):
        connection.execute(statement)
    connection.execute("CREATE TABLE score (supplier TEXT, question TEXT, seat TEXT, value TINYINT)")
    connection.register("table_of_scores", _arrow(size))
    connection.execute("INSERT INTO score SELECT supplier, question, seat, value FROM table_of_scores")
    points, asked_for = method(size)
    connection.executemany("INSERT INTO question VALUES (?, ?)", points)
    connection.executemany("INSERT INTO tender VALUES (?, ?)", asked_for)
    connection.close()


def _make_parquet(size: Size, folder: Path) -> None:
    import_module("pyarrow.parquet").write_table(_arrow(size), folder / "scores.parquet")


def _arrow(size: Size) -> Any:  # noqa: ANN401 - of a library that is not ours
    arrow = import_module("pyarrow")
    columns = list(zip(*cells(size), strict=True))
    names = ["seat", "supplier", "question", "value"]
    kinds = [arrow.string(), arrow.string(), arrow.string(), arrow.int8()]
    return arrow.table([arrow.array(c, k) for c, k in zip(columns, kinds, strict=True)], names=names)


def evenhand(_size: Size, folder: Path) -> tuple[Open, Rank]:
    """Return Evenhand's totals and ranks from its encrypted case file, checked and exact."""
    standings = import_module("app.scoring.standings").standings
    panel_book = import_module("app.services.panel_scores").panel_book

    def rank(case: Any) -> Ranked:  # noqa: ANN401 - a CaseFile, imported only where it is measured
        with case.read() as unit:
            found = standings(panel_book(unit, prices=True))[0]
        return {one.supplier: (one.rank, one.total) for one in found.standings}

    return _case(folder), rank


def evenhand_whole(_size: Size, folder: Path) -> tuple[Open, Rank]:
    """Return Evenhand's whole result: also every cell's working, ties, warnings, what leaving each tender out does."""
    rank_book = import_module("app.scoring.ranking").rank_book
    panel_book = import_module("app.services.panel_scores").panel_book

    def rank(case: Any) -> Ranked:  # noqa: ANN401
        with case.read() as unit:
            book = panel_book(unit, prices=True)
        return {one.supplier: (one.rank, one.total) for one in rank_book(book).lots[0].tenders}

    return _case(folder), rank


def evenhand_records(_size: Size, folder: Path) -> tuple[Open, Rank]:
    """Return Evenhand's result in the way of the reference: every record read with its words, fractions throughout."""
    ranking, examining = import_module("app.scoring.ranking"), import_module("app.scoring.examining")
    merge, coverage = import_module("app.scoring.merge"), import_module("app.scoring.coverage")
    panel_data = import_module("app.services.panel_scores").panel_data

    def rank(case: Any) -> Ranked:  # noqa: ANN401
        with case.read() as unit:
            data = panel_data(unit, prices=True)
        if examining.findings_by_record(data):
            raise ValueError(data.reference)
        book = merge.ScoreBook(coverage=coverage.Coverage(data=data))
        return {one.supplier: (one.rank, one.total) for one in ranking.rank_book(book).lots[0].tenders}

    return _case(folder), rank


def _case(folder: Path) -> Open:
    open_case = import_module("app.storage.case_file").open_case
    return lambda: open_case(folder / "case.evcase", KEY)


def case_sql(size: Size, folder: Path) -> tuple[Open, Rank]:
    """Return what one SQL statement makes of the case file's own scores; weights and prices are handed to it."""
    connect = import_module("app.storage.keyed").connect
    points, asked_for = method(size)

    def open_handed() -> Any:  # noqa: ANN401
        connection = connect(folder / "case.evcase", KEY)
        connection.executescript(_TABLES.format(temp="TEMP"))
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO question VALUES (?, ?)", points)
        connection.executemany("INSERT INTO tender VALUES (?, ?)", asked_for)
        return connection

    return open_handed, lambda connection: _told(connection.execute(CASE_SQL))


def plain_sql(_size: Size, folder: Path) -> tuple[Open, Rank]:
    """Return what the statement makes of an unencrypted table that is clustered for it."""
    sqlite3 = import_module("sqlite3")
    return lambda: sqlite3.connect(folder / "plain.db"), lambda connection: _told(connection.execute(SQL))


def duckdb(_size: Size, folder: Path) -> tuple[Open, Rank]:
    """Return what DuckDB makes of the same statement and its own file."""
    library = import_module("duckdb")
    return (
        lambda: library.connect(str(folder / "native.duckdb"), read_only=True),
        lambda connection: _told(connection.execute(SQL).fetchall()),
    )


def _told(rows: Iterable[tuple[str, int, float]]) -> Ranked:
    return {name: (place, total) for name, place, total in rows}


def polars(size: Size, folder: Path) -> tuple[Open, Rank]:
    """Return what polars makes of Parquet."""
    library = import_module("polars")
    points, asked_for = method(size)

    def rank(path: Path) -> Ranked:
        questions = library.DataFrame(points, schema=["question", "points"], orient="row")
        tenders = library.DataFrame(asked_for, schema=["supplier", "pence"], orient="row")
        earned = library.col("value") * library.col("points") / TOP
        ratio = library.col("pence").min() / library.col("pence")
        found = (
            library.scan_parquet(path)
            .group_by("supplier", "question")
            .agg(library.col("value").mean())
            .join(questions.lazy(), on="question")
            .group_by("supplier")
            .agg(earned.sum().alias("quality"))
            .join(tenders.lazy(), on="supplier")
            .with_columns(total=library.col("quality") + PRICE / 100 * ratio)
            .with_columns(place=library.col("total").rank("min", descending=True))
            .collect()
        )
        return _told(found.select("supplier", "place", "total").iter_rows())

    return lambda: folder / "scores.parquet", rank


def pandas(size: Size, folder: Path) -> tuple[Open, Rank]:
    """Return what pandas makes of Parquet."""
    library = import_module("pandas")
    points, asked_for = method(size)

    def rank(path: Path) -> Ranked:
        means = library.read_parquet(path).groupby(["supplier", "question"])["value"].mean()
        earned = means.unstack() * library.Series(dict(points)) / TOP
        prices = library.Series(dict(asked_for))
        total = earned.sum(axis=1) + PRICE / 100 * prices.min() / prices
        return _told(zip(total.index, total.rank(method="min", ascending=False), total, strict=True))

    return lambda: folder / "scores.parquet", rank


def bid_evaluation(size: Size, folder: Path) -> tuple[Open, Rank]:
    """Return what the library makes of mean scores, which pandas makes for it."""
    library, frames = import_module("bid_evaluation"), import_module("pandas")
    points, asked_for = method(size)

    def rank(path: Path) -> Ranked:
        means = frames.read_parquet(path).groupby(["supplier", "question"])["value"].mean()
        bids = means.unstack().reset_index()
        bids["pence"] = bids["supplier"].map(dict(asked_for))
        evaluator = library.Evaluator(normalize_weights=False)
        for code, weight in points:
            evaluator.direct(code, weight=weight / 100, input_scale=TOP)
        found = evaluator.min_ratio("pence", weight=PRICE / 100_00).evaluate(bids)
        return _told(zip(found["supplier"], found["ranking"], found["final_score"], strict=True))

    return lambda: folder / "scores.parquet", rank


def libreoffice(size: Size, folder: Path) -> tuple[Open, Rank]:
    """Return what LibreOffice makes of a workbook of the scores, loaded and recalculated; its start is in the time."""
    book = folder / "scores.xlsx"
    if not book.exists():
        make_workbook(size, book)
    return lambda: book, lambda path: {**read_back(convert(path, folder))}


WAYS: dict[str, tuple[Callable[[Size, Path], tuple[Open, Rank]], tuple[str, ...]]] = {
    "Evenhand, totals and ranks": (evenhand, ()),
    "Evenhand, whole result": (evenhand_whole, ()),
    "Evenhand, the reference": (evenhand_records, ()),
    "SQL on the case file": (case_sql, ()),
    "SQL on a plain SQLite table": (plain_sql, ()),
    "DuckDB, its own file": (duckdb, ("duckdb", "pyarrow")),
    "polars, from Parquet": (polars, ("polars", "pyarrow")),
    "pandas, from Parquet": (pandas, ("pandas", "pyarrow")),
    "bid-evaluation, from Parquet": (bid_evaluation, ("bid_evaluation", "pyarrow")),
    "LibreOffice": (libreoffice, ("xlsxwriter",)),
}
EXACT = frozenset(name for name in WAYS if name.startswith("Evenhand"))
SLOW = frozenset({"LibreOffice", "Evenhand, the reference"})  # what is run but once in a process
AGAIN = {"S": 20, "M": 10, "L": 2, "XL": 1}
MARK = "measured: "


def memory() -> float:
    """Return the most memory that this process, or a program it started, ever held, in megabytes."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    status = Path("/proc/self/status")
    if status.exists():  # on Linux the other number may be that of the process which started this one
        own = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def main() -> None:
    """Run one way at one size in this process, and print what it took and what came out."""
    name, size, folder = sys.argv[1], next(one for one in SIZES if one.name == sys.argv[2]), Path(sys.argv[3])
    open_store, rank = WAYS[name][0](size, folder)
    began = time.perf_counter()
    store = open_store()
    found = rank(store)
    first, again = time.perf_counter() - began, []
    for _ in range(0 if name in SLOW else AGAIN[size.name]):
        began = time.perf_counter()
        found = rank(store)
        again.append(time.perf_counter() - began)
    told = {code: (int(place), str(total)) for code, (place, total) in found.items()}
    print(  # noqa: T201
        MARK + json.dumps({"first": first, "again": min(again, default=None), "memory": memory(), "found": told})
    )


if __name__ == "__main__":
    main()
