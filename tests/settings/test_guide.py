"""docs/how-to/places-and-topics.md: what it shows is right, and says what really is said."""

import re
from pathlib import Path

import pytest

from monitor.build import vocabulary
from monitor.describe.catalogue import widened
from monitor.errors import ConfigError
from monitor.settings import load_text

GUIDE = (Path(__file__).resolve().parents[2] / "docs/how-to/places-and-topics.md").read_text(encoding="utf-8")
SAMPLES = "".join(re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL))


def settings(folder):
    (folder / "examples").mkdir()
    (folder / "examples/fab.txt").write_text("The plant makes chips.", encoding="utf-8")
    return load_text(SAMPLES, str(folder / "sources.yaml"), {})


def test_the_samples_are_right(tmp_path):
    extras = settings(tmp_path).extras()
    assert [place.id for place in extras.places] == ["macro:north-sea"]
    assert extras.places[0].members[0] == "NO", "Norway is no `no`"
    assert [topic.id for topic in extras.topics] == ["custom:herring", "custom:north-sea", "custom:jobs", "custom:fabs"]
    assert len(extras.topics[3].examples) == 2


def test_a_topics_places_hold_what_lies_in_them(tmp_path):
    made = settings(tmp_path)
    assert {"macro:north-sea", "NO", "GB-SCT"} <= set(vocabulary(made).topics[1].places)


def test_macro_regions_may_be_members_and_ones_own_members_take_the_place_of_ours():
    text = "places: [{id: 'macro:a', name: A, members: 'macro:b'}, {id: 'macro:b', name: B, members: FI}, %s]"
    places = load_text(text % "{id: 'macro:gba', name: Bay, members: HK}", "sources.yaml", {}).extras().places
    assert widened("macro:a", places) == ("macro:a", "macro:b", "FI")
    assert widened("macro:gba", places) == ("macro:gba", "HK")


def test_the_message_is_the_one_that_is_said():
    with pytest.raises(ConfigError) as caught:
        load_text("\nplaces:\n  - id: macro:x\n    name: X\n    members: [FI, CN-GDD]\n", "sources.yaml", {})
    shown = re.search(r"figurewatch: (sources\.yaml.*)\n", GUIDE)
    assert str(caught.value) == shown[1]
