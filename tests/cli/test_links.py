"""`figurewatch links`: what is joined, what may be, and why."""

import csv
import io
import json

import pytest
from rich.cells import cell_len
from ruamel.yaml import YAML

from monitor.analyse import prepare
from monitor.domain import Extras
from monitor.settings import load_text
from storage.archive import Archive
from tests.storage.test_links import BOOK, TOLD, document, walk

TRADE = document(
    "trade",
    "en",
    "Finland made 2,315,000 cubic metres of softwood panels in 2024, a trade paper in Helsinki says.",
    50,
)
KEYS = {"state", "measures", "subject", "series", "why", "since", "shared", "line", "name"}


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    prepare(Extras(), vectors=False)
    address = f"sqlite:///{tmp_path_factory.mktemp('links')}/news.db"
    with Archive.open(address) as archive:
        walk(archive, *TOLD, BOOK, TRADE)
    return address


def rows(cli, url, *more):
    said = cli("links", "--archive", url, "--format", "jsonl", *more)
    assert said.code == 0, said.err
    return [json.loads(line) for line in said.out.splitlines()]


def test_what_is_joined_says_why_and_since_when(cli, url):
    joined = [row for row in rows(cli, url) if row["state"] == "joined"]
    assert all(set(row) == KEYS for row in joined)
    (growth,) = [
        row for row in joined if row["measures"][0] == "ev_chargers" and "12,4" in row["why"].partition("are")[0]
    ]
    assert growth["measures"][1].startswith("open:de:")
    assert growth["since"]
    assert growth["why"].startswith("12.4 percent in en (4 March 2025) and 12,4 Prozent in de (4 March 2025)")


def test_a_suggestion_shows_both_sentences_and_the_line_to_paste(cli, url):
    (found,) = [row for row in rows(cli, url) if row["state"] == "suggested"]
    (shared,) = found["shared"]
    assert (shared["period"], shared["value"]) == ("2024", "2315000")
    told = {each["article_id"]: each["sentence"] for each in shared["sentences"]}
    assert told.pop("trade").startswith("Finland made")
    assert len(told) == 1
    pasted = load_text(f"links:\n  {found['line']}", "sources.yaml", {})
    assert pasted.links == (tuple(found["measures"]),)


def test_every_format_says_the_same_and_a_table_fits(cli, url):
    found = rows(cli, url)
    assert json.loads(cli("links", "--archive", url, "--format", "json").out) == found
    table = list(csv.DictReader(io.StringIO(cli("links", "--archive", url, "--format", "csv").out)))
    assert [row["why"] for row in table] == [row["why"] for row in found]
    said = cli("links", "--archive", url)
    assert max(cell_len(line) for line in said.out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("wish", "states", "why"),
    [
        (("--region", "FI", "--limit", "1"), ["joined"], "at most so many"),
        (("--region", "NO"), [], "another place"),
        (("--indicator", "ev_chargers"), ["joined", "joined"], "one indicator: its level and its growth"),
    ],
)
def test_filters_narrow_down(cli, url, wish, states, why):
    assert [row["state"] for row in rows(cli, url, *wish)] == states, why


def test_what_the_user_joined_is_listed_too(cli, url, tmp_path):
    config = tmp_path / "mine.yaml"
    config.write_text('links: [["open:en:night train", "open:fr:train nuit"]]', encoding="utf-8")
    assert YAML(typ="safe").load(config)["links"]
    (found,) = [row for row in rows(cli, url, "--config", config) if row["state"] == "configured"]
    assert found["measures"] == ["open:en:night train", "open:fr:train nuit"]


def _joined_to(cli, url, start):
    """Ids of the two series, the canonical one first, of which the evidence begins so."""
    (ids,) = [row["series"] for row in rows(cli, url) if row["state"] == "joined" and row["why"].startswith(start)]
    return ids


def test_two_series_are_compared_in_words(cli, url):
    chargers, growth = _joined_to(cli, url, "48,216"), _joined_to(cli, url, "12.4 percent")
    said = cli("links", "--why", growth[0], chargers[0][:12], "--archive", url)
    assert said.out.startswith("Not the same: one is growth on the year before, the other a level")
    said = cli("links", "--why", *chargers, "--archive", url)
    assert said.out.startswith(
        "Not the same: one is ev chargers (a known indicator), the other what texts in “de” call"
    )
    assert "All the same they are joined:" in said.out
    assert "48.216 in de" in said.out
    assert cli("links", "--why", growth[0], growth[0], "--archive", url).out.startswith("Same series because both are")
    assert cli("links", "--why", growth[0], "ffff", "--archive", url).code == 2


def test_the_id_of_a_joined_series_leads_to_where_it_is_filed(cli, url):
    home, joined = _joined_to(cli, url, "48,216")
    shown = json.loads(cli("series", joined, "--archive", url, "--format", "json").out)
    assert [row["series"] for row in shown] == [home]
