"""Ids in `sources.yaml`: a wrong one is named with file, line, key and the nearest right one."""

import time

import pytest

from monitor.errors import ConfigError
from monitor.settings import load_text
from monitor.vocabulary import Entry, known_topics, wrong_indicator, wrong_place, wrong_topic

OWN = """
places: [{id: "macro:north-sea", name: North Sea states, names: [Nordseestaaten]}]
topics: [{id: "custom:chips", name: Chips, words: semiconductor}]
indicators: [{id: herring_landed, names: {en: [herring landings]}}]
channels: {here: {type: terminal}}
"""


def errors(text):
    with pytest.raises(ConfigError) as caught:
        load_text(OWN + text, "sources.yaml", {})
    return [caught.value, *caught.value.more]


@pytest.mark.parametrize(
    ("text", "key", "message", "why"),
    [
        (
            "watch: [{regions: [CN, CN-GZD]}]",
            "watch[0].regions[1]",
            "there is no place CN-GZD; did you mean CN-GD (Guangdong) or CN-GZ (Guizhou)?",
            "two ids are as near as each other",
        ),
        ("watch: [{regions: Guangdong}]", "watch[0].regions", "did you mean CN-GD (Guangdong)", "a name for an id"),
        ("watch: [{indicators: gpd}]", "watch[0].indicators", "there is no indicator gpd; did you mean gdp?", "a slip"),
        (
            "rules: [{name: a, channels: here, regions: [macro:greater-bay-area]}]",
            "rules[0].regions[0]",
            "did you mean macro:gba (Guangdong-Hong Kong-Macao Greater Bay Area)?",
            "another name of it",
        ),
        (
            'rules: [{name: a, channels: here, topics: ["medtop:4000000"]}]',
            "rules[0].topics[0]",
            "did you mean medtop:04000000 (economy, business and finance)?",
            "a lost zero",
        ),
        (
            'rules: [{name: a, channels: here, topics: ["custom:chip"]}]',
            "rules[0].topics[0]",
            "did you mean custom:chips (Chips)?",
            "the user's own",
        ),
        (
            "rules: [{name: a, channels: here, indicators: herring_landings}]",
            "rules[0].indicators",
            "did you mean herring_landed?",
            "the user's own indicator, by its words",
        ),
        ("sources: [{name: a, feeds: 'https://a.example', country: UK}]", "sources[0].country", "GB (", "a usual slip"),
    ],
)
def test_a_wrong_id_is_named_with_the_nearest_right_one(text, key, message, why):
    (error,) = errors(text)
    assert (error.key, error.line) == (key, 6), why
    assert message in error.message, why
    assert str(error).startswith("sources.yaml:6:")


@pytest.mark.parametrize(
    ("section", "key"),
    [("places", "members"), ("topics", "places"), ("topics", "indicators")],
)
def test_the_users_own_sections_are_looked_through_as_well(section, key):
    own = {
        "places": "{id: 'macro:x', name: X, %s: [nonsense-id]}",
        "topics": "{id: 'custom:x', name: X, %s: [nonsense-id]}",
    }
    with pytest.raises(ConfigError) as caught:
        load_text(f"{section}: [{own[section] % key}]", "sources.yaml", {})
    assert caught.value.key == f"{section}[0].{key}[0]"
    assert "there is no" in caught.value.message


def test_ids_of_the_users_own_sections_count_as_known():
    settings = load_text(
        OWN
        + "watch: [{regions: ['macro:north-sea'], indicators: [herring_landed]}]\n"
        + "rules: [{name: a, channels: here, topics: ['custom:chips'], regions: [GB-SCT, CN-GD, 'geonames:1795565']}]",
        "sources.yaml",
        {},
    )
    assert settings.rules[0].topics == ("custom:chips",)


def test_every_wrong_id_of_a_file_is_told():
    found = errors("watch:\n  - {regions: [Guangdong, Atlantis]}\n  - {indicators: [gpd]}\n")
    assert [(error.line, error.key) for error in found] == [
        (7, "watch[0].regions[0]"),
        (7, "watch[0].regions[1]"),
        (8, "watch[1].indicators[0]"),
    ]


@pytest.mark.parametrize(
    "wrong", ["Never-never land", "XX", "geonames:99999999999", "macro:", "CN-4", "", "x" * 100_000, "中"]
)
def test_what_is_near_to_nothing_gets_a_hint_and_no_guess(wrong):
    said = wrong_place(wrong)
    assert "did you mean" not in said
    assert "such as PL" in said
    assert len(said) < 300


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Georgia", "GE (Georgia) or US-GA (Georgia)"),  # a country and a state: both are said, the country first
        ("cn-gd", "CN-GD"),
        ("CHN", "CN (China)"),
        ("Shenzen", "geonames:1795565 (Shenzhen)"),
        ("EU", "macro:eu"),
        ("macro:yangtze-delta", "macro:yangtze-river-delta"),
    ],
)
def test_names_codes_and_spellings_lead_to_places(wrong, right):
    assert f"did you mean {right}" in wrong_place(wrong)


def test_topics_are_found_by_a_part_of_their_name():
    assert "medtop:04000000" in wrong_topic("economy")
    assert wrong_topic("medtop:04000000") is None
    assert len(known_topics()) >= 17


def test_indicators_have_facets_and_open_forms():
    assert wrong_indicator("gdp.rank") is None
    assert "gdp.share" in wrong_indicator("gdp.shares")
    assert wrong_indicator("mine.rank", [Entry("mine")]) is None
    assert wrong_indicator("open:en:ports") is None
    assert wrong_indicator("list:patents") is None
    assert wrong_indicator("mine", [Entry("mine")]) is None


def test_looking_up_a_hundred_places_takes_no_time():
    wrong_place("CN")  # the table is read once
    started = time.process_time()
    for _ in range(100):
        assert wrong_place("geonames:1795565") is None
    assert time.process_time() - started < 0.5
