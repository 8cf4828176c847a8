"""`figurewatch export`: what is read back of each format is what the archive holds."""

import csv
import io
import json
import os
import threading
from datetime import timedelta

import pytest

from monitor.domain import Approx, ChangeKind, Modality, Transform
from storage.archive import Archive
from tests.build import NOON, a_change, a_series, a_verdict, an_article, an_observation, days

KEYS = (
    "series", "subject", "indicator", "transform", "unit_class", "denominator", "scope", "frequency", "period",
    "value", "low", "high", "unit", "approx", "modality", "known_from", "known_to", "status", "independent_sources",
    "articles", "urls",
)  # fmt: skip
CSV_HEAD = (
    "series_id", "subject_id", "indicator", "transform", "unit_class", "denominator", "scope", "frequency", "period",
    "value", "value_low", "value_high", "unit", "value_wording", "stated_as", "known_from", "known_to", "status",
    "independent_sources", "article_ids", "article_urls",
)  # fmt: skip
SDMX = {
    "series": "SERIES", "subject": "REF_AREA", "indicator": "INDICATOR", "transform": "TRANSFORM",
    "unit_class": "UNIT_MEASURE", "denominator": "DENOMINATOR", "scope": "SCOPE", "frequency": "FREQ",
    "period": "STATED_PERIOD", "value": "OBS_VALUE", "low": "VALUE_LOW", "high": "VALUE_HIGH", "unit": "STATED_UNIT",
    "approx": "VALUE_WORDING", "modality": "STATED_AS", "known_from": "VINTAGE", "known_to": "KNOWN_TO",
    "status": "LEDGER_STATUS", "independent_sources": "INDEPENDENT_SOURCES", "articles": "ARTICLES[]",
    "urls": "URLS[]",
}  # fmt: skip
FREQUENCIES = {"A": "A", "S": "H", "Q": "Q", "M": "M", "D": "D", "_U": "I", "OA": "E", "I": "S"}
FERRIES = a_series("CN-HI", "open:en:ferry crossings", unit_class="count", frequency="I")
TURNOUT = a_series(
    "org:harbour", "open:en:union members", transform=Transform.SHARE, unit_class="%", denominator='dockers, "all"',
    scope="=cmd|' /c calc", frequency="S",
)  # fmt: skip
# (id, value, series and wording, days after noon, kind): as hard on the formats as articles are.
STATED = (
    ("=1+1", "61.42e9", {"step": "0.01e9"}, 0, ChangeKind.NEW_SERIES),
    ("https://a.example/?x=1;y=2", "61.4e9", {"step": "0.1e9", "modality": Modality.PRELIMINARY}, 1, None),
    ('say "port"', "63.9e9", {"step": "0.1e9", "modality": Modality.ESTIMATE}, 2, ChangeKind.REVISED),
    ("same-day", "70e9", {"step": "1e9"}, 2, ChangeKind.CONFLICTING),
    ("slip", "6142e9", {"quarantined": True}, 3, ChangeKind.IMPLAUSIBLE),
    ("渡轮", "4018", {"series": FERRIES, "period": "2024-01/2024-09", "unit": "crossing"}, 4, ChangeKind.NEW_SERIES),
    ("rail", "4100", {"series": FERRIES, "period": "2018/..", "unit": "crossing", "approx": Approx.OVER, "high": None},
     5, ChangeKind.NEW_PERIOD),
    ("-minus", "-0.123456789012345678901234567890", {"series": TURNOUT, "period": "2025-03-04", "unit": "%"}, 6,
     ChangeKind.NEW_SERIES),
)  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    """Address of an archive with superseded, conflicting, impossible, negative, open and foreign values."""
    url = f"sqlite:///{tmp_path_factory.mktemp('ledger')}/news.db"
    known = {}
    with Archive.open(url) as archive:
        for number, (name, value, more, after, kind) in enumerate(STATED):
            moment = NOON + days(after)
            one = an_observation(value, article=name, known_from=moment, **more)
            before = known.get(one.series)
            quoted = (before, one) if before and kind is not ChangeKind.NEW_PERIOD else (one,)
            change = a_change(kind or ChangeKind.CORROBORATED, observations=quoted)
            address = None if number % 3 == 2 else f"https://paper.example/{number};page=1"
            item = an_article(f"Text {number}.", id=name, url=address, published=moment)
            with archive.unit() as unit:
                recorded = unit.record(a_verdict(change, article=item), (), (), now=moment)
            known[one.series] = recorded.observations[0]
    return url


def held(cli, url, *wish):
    """What `figurewatch series` shows, one row a vintage."""
    found = []
    for line in cli("series", *wish, "--archive", url, "--format", "jsonl").out.splitlines():
        series = json.loads(line)
        for period in series.pop("periods"):
            found += [series | {"period": period["period"]} | vintage for vintage in period["vintages"]]
    assert found
    return [{key: row[key] for key in KEYS} for row in found]


def unguarded(text):
    """Without the apostrophe that keeps a spreadsheet from reading a formula."""
    return text[1:] if text.startswith("'") else text


def read_jsonl(text):
    return [json.loads(line) for line in text.splitlines()]


def read_csv(text):
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert all(tuple(row) == CSV_HEAD for row in rows)
    return [
        {key: unguarded(cell) or None for key, cell in zip(KEYS, row.values(), strict=True)}
        | {"articles": json.loads(row["article_ids"]), "urls": json.loads(row["article_urls"])}
        | {"independent_sources": int(row["independent_sources"])}
        for row in rows
    ]


def read_sdmx(text):
    found = []
    for record in csv.DictReader(io.StringIO(text, newline="")):
        row = {key: unguarded(record[name]) or None for key, name in SDMX.items()}
        row |= {key: None for key in ("denominator", "scope") if row[key] == "_Z"}
        row |= {key: split(record[SDMX[key]]) for key in ("articles", "urls")}
        row["urls"] = [url or None for url in row["urls"]]
        row["frequency"] = FREQUENCIES[row["frequency"]]
        found.append(row | {"independent_sources": int(row["independent_sources"])})
    return found


def split(cell):
    return next(csv.reader(io.StringIO(unguarded(cell), newline=""), delimiter=";"))


READERS = {"jsonl": read_jsonl, "csv": read_csv, "sdmx-csv": read_sdmx}


@pytest.mark.parametrize("kind", READERS)
def test_what_is_read_back_is_what_the_archive_holds(cli, ledger, kind):
    said = cli("export", "--as", kind, "--archive", ledger)
    assert (said.code, said.err) == (0, "")
    found, expected = READERS[kind](said.out), held(cli, ledger)
    key = lambda row: (row["series"], row["period"], row["known_from"], row["value"])  # noqa: E731
    assert sorted(found, key=key) == sorted(expected, key=key)
    assert {"current", "superseded", "conflicting", "quarantined"} == {row["status"] for row in found}
    assert "-0.12345678901234567890123456789" in {row["value"] for row in found}
    assert any(len(row["articles"]) > 1 for row in found)


@pytest.mark.parametrize("kind", READERS)
def test_real_articles_come_back_too(cli, archive, kind):
    key = lambda row: (row["series"], row["period"], row["known_from"], row["value"])  # noqa: E731
    found = READERS[kind](cli("export", "--as", kind, "--archive", archive).out)
    assert sorted(found, key=key) == sorted(held(cli, archive), key=key)


def test_keys_of_an_sdmx_file_are_unique_and_its_columns_of_one_length(cli, ledger):
    head, *lines = csv.reader(io.StringIO(cli("export", "--as", "sdmx-csv", "--archive", ledger).out, newline=""))
    assert head[:3] == ["STRUCTURE[;]", "STRUCTURE_ID", "ACTION"]
    assert {len(line) for line in lines} == {len(head)}
    dimensions = slice(head.index("FREQ"), head.index("OBS_VALUE"))
    keys = [tuple(line[dimensions]) for line in lines]
    assert all(all(key) for key in keys)
    assert len(set(keys)) == len(keys)


def test_a_formula_is_text_and_a_number_is_a_number_in_both_csvs(cli, ledger):
    for kind in ("csv", "sdmx-csv"):
        lines = csv.reader(io.StringIO(cli("export", "--as", kind, "--archive", ledger).out, newline=""))
        cells = {cell for line in lines for cell in line}
        assert "'=cmd|' /c calc" in cells
        assert not {cell for cell in cells if cell.startswith(("=", "+", "@"))}
        assert {cell for cell in cells if cell.startswith("-")} >= {"-0.12345678901234567890123456789"}


@pytest.mark.parametrize("kind", ["csv", "sdmx-csv"])
def test_a_csv_ends_its_lines_and_keeps_its_head_without_rows(cli, ledger, kind):
    whole = cli("export", "--as", kind, "--archive", ledger).out
    empty = cli("export", "--as", kind, "--archive", ledger, "--region", "FJ")
    assert whole.count("\n") == whole.count("\r\n") == len(STATED)  # a head, and two articles share one value
    assert (empty.code, empty.out) == (0, whole[: whole.index("\n") + 1])


def test_jsonl_without_rows_is_nothing(cli, ledger):
    said = cli("export", "--as", "jsonl", "--archive", ledger, "--region", "FJ")
    assert (said.code, said.out) == (0, "")


@pytest.mark.parametrize(
    ("wish", "values"),
    [
        (("--region", "CN-HI"), {"4018", "4100"}),  # a province
        (("--indicator", "rd_expenditure", "--as-of", (NOON + days(1)).date()), {"61420000000"}),  # of which one stands
        (("--since", (NOON + days(5)).date(), "--until", (NOON + days(5)).date()), {"4100"}),  # one day
        (("--limit", "1", "--region", "CN-HI"), {"4018", "4100"}),  # series, not rows
    ],
)
def test_filters_are_those_of_series(cli, ledger, wish, values):
    found = read_jsonl(cli("export", "--as", "jsonl", *wish, "--archive", ledger).out)
    assert {row["value"] for row in found} == values
    assert sorted(row["value"] for row in found) == sorted(row["value"] for row in held(cli, ledger, *wish))


def test_series_are_named_and_one_that_has_nothing_is_told(cli, ledger):
    by_measure = {row["indicator"]: row["series"] for row in held(cli, ledger)}
    names = [by_measure["rd_expenditure"], by_measure["open:en:ferry crossings"]]
    both = cli("export", *names, "--as", "jsonl", "--archive", ledger)
    assert both.code == 0
    assert {row["series"] for row in read_jsonl(both.out)} == set(names)
    missing = cli("export", names[0], "0ddba11", "--as", "jsonl", "--archive", ledger)
    assert {row["series"] for row in read_jsonl(missing.out)} == {names[0]}
    assert (missing.code, "0ddba11" in missing.err, names[0] in missing.err) == (1, True, False)


def test_a_file_is_whole_or_not_there(cli, ledger, tmp_path, monkeypatch):
    target = tmp_path / "out.csv"
    said = cli("export", "--as", "sdmx-csv", "--archive", ledger, "--output", target)
    assert (said.code, said.out) == (0, "")
    assert f"{len(STATED) - 1} vintages" in said.err
    assert target.read_bytes().decode() == cli("export", "--as", "sdmx-csv", "--archive", ledger).out
    before = target.read_bytes()

    def broken(*_):
        raise RuntimeError("the power went")

    monkeypatch.setattr("monitor.export.sdmx._record", broken)
    assert cli("export", "--as", "sdmx-csv", "--archive", ledger, "--output", target).code == 5
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_a_pipe_is_written_to_and_not_replaced(cli, ledger, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard = []
    listener = threading.Thread(target=lambda: heard.append(pipe.read_text(encoding="utf-8")), daemon=True)
    listener.start()
    assert cli("export", "--as", "jsonl", "--archive", ledger, "--output", pipe).code == 0
    listener.join(timeout=60)
    assert len(read_jsonl(heard[0])) == len(STATED) - 1
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("wish", "hint"),
    [
        (("--as", "xml"), "sdmx-csv"),
        (("--output", "no/such/folder/out.csv"), "can't be written"),
        (("--output", "."), "can't be written"),
        (("--indicator", "exprots"), "did you mean exports?"),
        (("--as-of", "tomorrow"), "2025-01-31"),
    ],
)
def test_wrong_usage_is_named(cli, ledger, wish, hint):
    said = cli("export", *wish, "--archive", ledger)
    assert (said.code, said.out) == (2, "")
    assert hint in said.err


def test_a_period_that_sdmx_cannot_say_is_left_out_and_told(cli, tmp_path):
    url = f"sqlite:///{tmp_path}/odd.db"
    with Archive.open(url) as archive, archive.unit() as unit:
        one = an_observation("5", period="some day")
        unit.record(a_verdict(a_change(ChangeKind.NEW_SERIES, observations=(one,))), (), (), now=NOON + timedelta(1))
    said = cli("export", "--as", "sdmx-csv", "--archive", url)
    assert (said.code, said.out.count("\n")) == (1, 1)
    assert "some day" in said.err
    assert read_csv(cli("export", "--as", "csv", "--archive", url).out)[0]["period"] == "some day"
