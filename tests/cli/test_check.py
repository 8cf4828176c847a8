"""`check` says what is wrong, or what will not work as it looks."""

import re
from pathlib import Path

from monitor.ledger import in_form

ROOT = Path(__file__).parents[2]


def test_a_wrong_id_is_code_2_with_file_line_key_and_way_out(cli, tmp_path):
    (tmp_path / "sources.yaml").write_text("watch:\n  - indicators: [gdp]\n    regions:\n      - CN-GDD\n")
    said = cli("check")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("figurewatch: sources.yaml:4:9: watch[0].regions[0]: there is no place CN-GDD; ")
    assert "did you mean CN-GD (Guangdong)" in said.err


def test_a_wrong_id_stops_the_start(cli, tmp_path):
    (tmp_path / "sources.yaml").write_text("watch: [{indicators: [gpd]}]\n")
    said = cli("run", "--once", "--archive", f"sqlite:///{tmp_path}/news.db")
    assert said.code == 2
    assert "did you mean gdp?" in said.err
    assert not (tmp_path / "news.db").exists()


def test_a_place_with_neither_names_nor_members_is_fine_but_said(cli, tmp_path):
    (tmp_path / "sources.yaml").write_text(
        "places: [{id: 'macro:moon', name: Moon}, {id: 'macro:x', name: X, names: X}]\n"
    )
    said = cli("check")
    assert said.code == 0
    assert "macro:moon has neither names nor members" in said.out
    assert "macro:x" not in said.out


def test_a_measure_that_no_series_can_have_is_named_with_its_form(cli, tmp_path):
    (tmp_path / "sources.yaml").write_text('links: [["open:en:ferry lines", "open:en:car ferry"]]\n')
    said = cli("check")
    assert said.code == 0
    assert "no series is called open:en:ferry lines; did you mean open:en:ferry line?" in said.out
    assert "car ferry" not in said.out


def test_every_open_measure_of_the_documentation_is_one_that_the_archive_can_have():
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")]
    shown = {found for page in pages for found in re.findall(r"open:[a-z]{2}:[^\"`\]\n]*[^\"`\]\n ]", page)}
    assert shown
    assert [measure for measure in shown if in_form(measure) != measure] == []
