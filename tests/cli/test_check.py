"""`check` says what is wrong, or what will not work as it looks."""


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
