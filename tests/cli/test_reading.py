"""The commands that read the archive: the contract's keys in every format, and answers to odd wishes."""

import csv
import io
import json
import re
import time

import pytest
from rich.cells import cell_len

FIGURE = {
    "start", "end", "surface", "kind", "value", "low", "high", "direction", "unit", "approx", "subject", "indicator",
    "indicator_text", "period", "transform", "denominator", "modality", "pair_of", "confidence",
}  # fmt: skip
KEYS = {
    "stories": {"story", "articles", "related", "independent_sources"},
    "figures": FIGURE | {"article_id", "sentence", "series", "published", "source"},
    "series": {"series", "subject", "indicator", "transform", "unit", "denominator", "periods"},
    "changes": {
        "change", "kind", "severity", "series", "period", "group", "observations", "hypothesis", "explanation",
        "status", "reason", "settled", "decided_by",
    },
    "alerts": {"alert", "rule", "changes", "created", "deliveries"},
    "search Hainan": {
        "article", "id", "url", "title", "language", "published", "source", "story", "snippet", "score",
    },
}  # fmt: skip
INNER = {
    "stories": ("articles", {"id", "url", "language", "relation", "score", "why"}),
    "series": ("periods", {"period", "vintages"}),
    "changes": ("observations", {"article_id", "value", "unit", "start", "end", "surface", "sentence"}),
    "alerts": ("deliveries", {"channel", "recipient", "state", "tries", "last_error", "next_try", "sent"}),
}
NOWHERE = ("--region", "FJ")  # no text of the archive speaks of Fiji


def rows(said):
    assert said.code == 0, said.err
    return [json.loads(line) for line in said.out.splitlines()]


@pytest.mark.parametrize("command", KEYS)
def test_every_object_has_the_contracts_keys(cli, archive, command):
    found = rows(cli(*command.split(), "--archive", archive, "--format", "jsonl"))
    assert found
    assert all(KEYS[command] <= set(row) for row in found)
    if command in INNER:
        name, keys = INNER[command]
        assert all(keys <= set(item) for row in found for item in row[name])


def test_a_vintage_has_the_contracts_keys(cli, archive):
    found = rows(cli("series", "--archive", archive, "--format", "jsonl"))
    vintages = [vintage for row in found for period in row["periods"] for vintage in period["vintages"]]
    keys = {"value", "low", "high", "known_from", "known_to", "status", "articles", "independent_sources"}
    assert vintages
    assert all(keys <= set(vintage) for vintage in vintages)


@pytest.mark.parametrize("command", KEYS)
def test_every_format_says_the_same(cli, archive, command):
    shown = {form: cli(*command.split(), "--archive", archive, "--format", form) for form in ("json", "jsonl", "csv")}
    objects = rows(shown["jsonl"])
    table = list(csv.DictReader(io.StringIO(shown["csv"].out)))
    assert json.loads(shown["json"].out) == objects
    assert len(table) == len(objects)
    assert set(table[0]) == set(objects[0])


@pytest.mark.parametrize("command", KEYS)
def test_an_empty_result_is_whole_in_every_format(cli, archive, command):
    ask = (*command.split(), "--archive", archive, *NOWHERE)
    said = {form: cli(*ask, "--format", form) for form in ("table", "json", "jsonl", "csv")}
    assert {form: one.code for form, one in said.items()} == dict.fromkeys(said, 0)
    assert (said["table"].out, bool(said["table"].err)) == ("", True), "a table without rows says so to the person"
    assert json.loads(said["json"].out) == []
    assert said["jsonl"].out == ""
    assert set(said["csv"].out.strip().split(",")) == KEYS[command], "a CSV keeps its head"


@pytest.mark.parametrize("command", KEYS)
def test_a_table_fits_its_columns_and_obeys_nobody(cli, archive, command):
    said = cli(*command.split(), "--archive", archive)
    assert said.code == 0
    assert said.out
    assert max(cell_len(line) for line in said.out.splitlines()) <= 80
    assert "\x1b" not in said.out


def test_exact_numbers_are_strings_and_times_are_utc(cli, archive):
    found = rows(cli("figures", "--archive", archive, "--format", "jsonl"))
    for row in found:
        assert all(isinstance(row[key], str) and re.fullmatch(r"-?\d+(\.\d+)?", row[key]) for key in ("value", "low"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", row["published"])
    assert "107500000000" in {row["value"] for row in found}


def test_a_titles_formula_is_text_in_csv_and_numbers_are_untouched(cli, archive):
    titles = list(csv.DictReader(io.StringIO(cli("search", "exports", "--archive", archive, "--format", "csv").out)))
    figures = list(csv.DictReader(io.StringIO(cli("figures", "--archive", archive, "--format", "csv").out)))
    assert titles[0]["title"].startswith("'=Island trade")
    assert {row["value"] for row in figures} >= {"107500000000", "12.3"}


@pytest.mark.parametrize(
    ("wish", "ids"),
    [
        (("--region", "CN"), {"en-1", "zh-1", "ru-1"}),  # a province lies in its country
        (("--region", "CN-HI", "--unit", "%"), {"en-1", "zh-1"}),  # both must hold
        (("--language", "zh"), {"zh-1"}),  # zh holds zh-Hans
        (("--source", "Вестник"), {"ru-1"}),  # a name in another script
        (("--min", "1.1e11"), {"ru-1"}),  # base units, written short
        (("--max", "30"), {"en-1", "zh-1"}),  # 12.3 % and 28 ports
        (("--since", "2025-02-02", "--until", "2025-02-02"), {"zh-1"}),  # a day has a beginning and an end
        (("--indicator", "exports", "--limit", "1"), {"ru-1"}),  # the newest first
    ],
)
def test_filters_narrow_down(cli, archive, wish, ids):
    found = rows(cli("figures", *wish, "--archive", archive, "--format", "jsonl"))
    assert {row["article_id"] for row in found} == ids


def test_an_id_that_only_the_configuration_or_the_archive_knows_is_no_slip(cli, archive, tmp_path):
    ask = ("--archive", archive, "--format", "jsonl")
    assert cli("stories", "--topic", "custom:sea", *ask).code == 2
    config = tmp_path / "mine.yaml"
    config.write_text("topics: [{id: 'custom:sea', name: Sea, words: sea}]\nplaces: [{id: 'macro:sea', name: Sea}]")
    assert cli("stories", "--topic", "custom:sea", *ask, "--config", config).code == 0
    assert cli("stories", "--region", "macro:sea", *ask, "--config", config).code == 0
    assert cli("figures", "--region", "org:somebody", *ask).code == 0, "organisations are in no list"
    for row in rows(cli("series", *ask)):  # whatever is on file may be asked for, open measures as well
        assert rows(cli("series", "--indicator", row["indicator"], *ask))


def test_what_was_known_before_the_archive_began_is_nothing(cli, archive):
    assert rows(cli("changes", "--as-of", "2025-01-01", "--archive", archive, "--format", "jsonl")) == []


def test_the_conflict_quotes_both_sentences(cli, archive):
    found = rows(cli("changes", "--archive", archive, "--format", "jsonl"))
    conflict = next(row for row in found if row["kind"] == "conflicting")
    assert {item["article_id"] for item in conflict["observations"]} == {"en-1", "ru-1"}
    for item in conflict["observations"]:
        assert item["surface"] in item["sentence"]
        assert item["end"] - item["start"] == len(item["surface"])


@pytest.mark.parametrize(
    "query",
    [
        '"',  # an open quote without a word
        "NEAR(",  # the database's own language
        "a" * 100_000,  # endless
        "' OR 1=1 --",  # another language of databases
        "* AND NOT",  # operators
        "\u202e\x1b[2J",  # nothing but control
        "深" * 4000,  # endless without spaces
        "(" * 5000,  # endless brackets
    ],
)
def test_odd_queries_get_a_result_or_a_usage_error_within_a_second(cli, archive, query):
    started = time.process_time()
    said = cli("search", query, "--archive", archive)
    assert said.code in (0, 2)
    assert "Traceback" not in said.err
    assert len(said.err) < 500, "a message quotes no 100 kB"
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("wish", "hint"),
    [
        (("changes", "--region", "Hainan"), "did you mean CN-HI (Hainan)"),  # a name where an id is wanted
        (("changes", "--region", "nowhere at all"), "such as PL"),
        (("stories", "--region", "CN-HIX"), "did you mean CN-HI (Hainan)"),  # a slip in an id
        (("changes", "--topic", "economy"), "did you mean medtop:04000000"),
        (("alerts", "--topic", "medtop:4000000"), "did you mean medtop:04000000"),
        (("figures", "--topic", "custom:chips"), "there is no topic custom:chips"),  # in no sources.yaml
        (("series", "--indicator", "exprots"), "did you mean exports?"),
        (("changes", "--since", "yesterday"), "2025-01-31"),
        (("changes", "--since", "0001-01-01T00:00:00+23:00"), "2025-01-31"),  # before the year 1 in UTC
        (("figures", "--min", "much"), "1.5e9"),
        (("figures", "--min", "NaN"), "1.5e9"),
        (("changes", "--limit", "0"), "--limit"),
        (("changes", "--limit", "99999999999999999999"), "--limit"),  # beyond what a database counts
        (("changes", "--format", "xml"), "jsonl"),
        (("changes", "--sincee", "2025"), "--since"),
        (("chnages",), "chnages"),
        (("search",), "QUERY"),
    ],
)
def test_wrong_usage_is_named_with_what_is_right(cli, archive, wish, hint):
    said = cli(*wish, "--archive", archive)
    assert said.code == 2
    assert hint in said.err
    assert said.out == ""
    assert "Traceback" not in said.err
    assert "--help" in said.err


@pytest.mark.parametrize("command", ["changes", "status", "replay"])
def test_an_archive_that_is_not_there_is_code_3_and_is_not_made(cli, tmp_path, command):
    said = cli(command, "--archive", f"sqlite:///{tmp_path}/none.db")
    assert (said.code, "none.db" in said.err) == (3, True)
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_archive_is_code_3_and_stays_as_it_is(cli, tmp_path):
    (tmp_path / "letter.db").write_text("Dear archive, I am a letter.\n" * 100)
    before = (tmp_path / "letter.db").read_bytes()
    said = cli("changes", "--archive", f"sqlite:///{tmp_path}/letter.db")
    assert (said.code, "letter.db" in said.err) == (3, True)
    assert (tmp_path / "letter.db").read_bytes() == before


def test_an_archive_from_the_future_is_code_3(cli, archive, tmp_path):
    import shutil
    import sqlite3

    path = tmp_path / "future.db"
    shutil.copy(archive.removeprefix("sqlite:///"), path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE figurewatch_version SET version_num = '9999'")
    connection.close()
    said = cli("figures", "--archive", f"sqlite:///{path}")
    assert (said.code, "newer Figurewatch" in said.err) == (3, True)


def test_an_address_that_is_no_archives_is_wrong_usage_and_tells_no_password(cli):
    said = cli("changes", "--archive", "mysql://ann:hunter2@db/news")
    assert said.code == 2
    assert "sqlite:///" in said.err
    assert "hunter2" not in said.err


def test_a_bug_is_code_5_with_its_traceback_and_without_secrets(cli, monkeypatch, tmp_path):
    import sys

    class Broken:
        encoding = "utf-8"

        def write(self, _):
            raise RuntimeError("no ink for https://hooks.example/x?token=hunter2")

        def flush(self):
            pass

    (tmp_path / "sources.yaml").write_text("sources: []\n")
    monkeypatch.setattr(sys, "stdout", Broken())
    said = cli("check")
    assert said.code == 5
    assert "Traceback" in said.err
    assert "hunter2" not in said.err
