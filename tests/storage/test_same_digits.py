"""One number with all its digits, in one place and time, shows that two wordings of one language are of one thing."""

from itertools import permutations

import pytest

from tests.storage.test_quoted import an_analysis, filed

__all__ = ["filed"]

PLAIN = "Smallholders in Tanzania produced 218,400 tonnes of shea nuts in 2023, the board said."
SLIPPED = "The harvest of shea nuts in Tanzania reached 21.84 million tonnes in 2023, a paper says."
OTHERS = {
    "other digits": SLIPPED.replace("21.84", "21.74"),
    "another place": SLIPPED.replace("Tanzania", "Mozambique"),
    "another year": SLIPPED.replace("2023", "2022"),
    "another thing": SLIPPED.replace("shea", "sisal"),
    "another kind": SLIPPED.replace("shea nuts", "areca nuts"),
    "another deed": "Exporters in Tanzania shipped 21.84 million tonnes of shea nuts abroad in 2023, a paper says.",
}


def test_a_power_of_ten_between_two_wordings_is_seen_in_any_order(filed):
    texts = [an_analysis("a", 0, PLAIN), an_analysis("b", 30, SLIPPED)]
    for order in permutations(texts):
        found, standing = filed(*order)
        assert [kind for kind, *_ in found if kind == "implausible"] == ["implausible"]
        explained = next(row["explanation"] for row in standing if row["kind"] == "implausible")
        assert "same digits for the same place and time" in explained


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_what_is_told_of_another_thing_joins_nothing(filed, text):
    found, _ = filed(an_analysis("a", 0, PLAIN), an_analysis("b", 30, text))
    assert not [kind for kind, *_ in found if kind in {"implausible", "conflicting"}]


def test_the_very_number_joins_too_if_it_has_digits_enough(filed):
    found, _ = filed(an_analysis("a", 0, PLAIN), an_analysis("b", 30, SLIPPED.replace("21.84 million", "218,400")))
    assert "corroborated" in {kind for kind, *_ in found}
