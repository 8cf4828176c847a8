"""What the user joins in sources.yaml comes together by a replay, and parts by another one."""

import json

from tests.daemon.test_replay import LOUD, Desktop

WOOD = {
    "en": (
        "The production of birch plywood in Finland was 1,087,000 cubic metres in 2024, the office in Helsinki said.",
    ),
    "de": ("Die Produktion von Birkensperrholz in Finnland betrug 2024 1.305.000 Kubikmeter, schrieb eine Zeitung.",),
}


def standing(desktop):
    return {(row["kind"], row["series"]) for row in desktop.rows("changes", "--status", "standing")}


def test_measures_that_the_user_joins_come_together_and_part_again(tmp_path):
    desktop = Desktop(tmp_path)
    desktop.configure(LOUD)
    file = tmp_path / "articles.jsonl"
    rows = [
        {
            "id": tag,
            "language": tag,
            "title": "",
            "text": "".join(text),
            "published": "2025-02-01",
            "source": f"News {tag}",
        }
        for tag, text in WOOD.items()
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert desktop.run("ingest", str(file))[0] == 0
    before = {row["indicator"]: row for row in desktop.rows("series")}
    found, told = standing(desktop), desktop.rows("alerts")
    german, english = sorted(before)
    assert (german[:8], english[:8]) == ("open:de:", "open:en:")

    desktop.configure(LOUD + f"links: [[{json.dumps(english)}, {json.dumps(german)}]]\n")
    assert desktop.run("replay")[0] == 0
    (joined,) = desktop.rows("series")
    assert joined["indicator"] == english
    assert {vintage["value"] for vintage in joined["periods"][0]["vintages"]} == {"1087000", "1305000"}
    assert ("conflicting", joined["series"]) in standing(desktop)
    assert desktop.rows("alerts") == told, "a replay tells nothing"

    desktop.configure(LOUD)
    assert desktop.run("replay")[0] == 0
    assert {row["indicator"] for row in desktop.rows("series")} == {german, english}
    assert standing(desktop) == found
