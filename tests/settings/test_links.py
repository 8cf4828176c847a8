"""`links` in sources.yaml: what is wrong is named with file, line and key."""

import pytest

from monitor.errors import ConfigError
from monitor.settings import load_text

OWN = "indicators: [{id: herring_landed, names: {en: [herring landings]}}]\n"


def test_the_first_of_a_list_is_what_the_others_are_filed_under():
    night = '["open:en:night train", "open:fr:train nuit", "open:zh:夜车"]'
    text = f'links:\n  - [exports, "open:de:ausfuhr gut"]\n  - {night}'
    assert load_text(text, "sources.yaml", {}).measures() == {
        "open:de:ausfuhr gut": "exports",
        "open:fr:train nuit": "open:en:night train",
        "open:zh:夜车": "open:en:night train",
    }


def test_indicators_of_ones_own_and_ranks_can_be_joined():
    text = OWN + 'links: [[herring_landed, "open:is:síld"], [exports.rank, "list:biggest exporters"]]'
    assert load_text(text, "sources.yaml", {}).measures()["open:is:síld"] == "herring_landed"


@pytest.mark.parametrize(
    ("links", "key", "message", "why"),
    [
        ("[exports, imports]", "links[0]", "must be a list", "one list where lists are wanted"),
        ("[[exports]]", "links[0]", "joins nothing", "one measure"),
        ("[[exports, exports]]", "links[0]", "joins nothing", "one measure twice"),
        ("[[exports, open:en:x y, exports]]", "links[0][2]", "stands twice", "a slip"),
        ("[[exprots, open:en:x y]]", "links[0][0]", "did you mean exports?", "no indicator"),
        ("[[exports, 'open:night train']]", "links[0]", "such as open:en:charging station", "no language"),
        ("[[exports, 'open:en: ']]", "links[0]", "such as open:en:charging station", "no words"),
        (
            "[[exports, open:en:x y], [gdp, open:en:x y]]",
            "links[1][1]",
            "stands in links[0] too",
            "filed in two places",
        ),
        ("[[exports, 3]]", "links[0][1]", "must be text", "a number"),
    ],
)
def test_a_wrong_link_is_named(links, key, message, why):
    with pytest.raises(ConfigError) as caught:
        load_text(f"{OWN}links: {links}", "sources.yaml", {})
    assert caught.value.key == key, why
    assert caught.value.line == 2
    assert message in caught.value.message, why
