"""What counts as a host's furniture, and what never does."""

import itertools

import pytest

from monitor.domain import Cleaned, Removal
from monitor.learn import host_of, key, learn, lines_of, without

CREDIT = "Pictures by our harbour desk"
WALK = "Walk with us through the old port every Sunday, meeting at the crane."


def a_page(number: int, *furniture: str) -> str:
    return "\n".join(
        (
            f"Town number {number} opens a library",
            f"In 2024 the town of Borum {number} spent {number}.5 million kroner on books, its mayor said on Tuesday.",
            f"The house in street {number} replaces a shed that had stood there since the war, and readers like it.",
            *furniture,
        )
    )


def learned(*texts: str) -> frozenset[int]:
    return learn({"quay.example": [lines_of(text) for text in texts]}).of("https://www.quay.example/story/1")


def test_lines_that_a_third_of_the_pages_carry_are_furniture():
    pages = [a_page(number, CREDIT, WALK) for number in range(3)] + [a_page(number) for number in range(3, 9)]
    assert learned(*pages) == {key(CREDIT), key(WALK)}


@pytest.mark.parametrize(
    ("pages", "why"),
    [
        ([a_page(1, CREDIT), a_page(2, CREDIT)], "two pages may share a line by chance"),
        ([a_page(n, CREDIT) for n in range(3)] + [a_page(n) for n in range(3, 30)], "three of thirty is no habit"),
        ([a_page(1, CREDIT)] * 5, "one text that came five times is one text"),
        ([a_page(n, "The index follows 300 companies.") for n in range(6)], "a sentence with a figure is background"),
        ([a_page(n, "该指数涵盖三百家公司。") for n in range(6)], "so is one with a Chinese number"),
        ([a_page(n, CREDIT * 20) for n in range(6)], "a paragraph is no line"),
        ([a_page(7, f"Update {n}") for n in range(6)], "versions of one article share all but a line"),
    ],
)
def test_what_is_no_habit_is_not_learned(pages, why):
    assert learned(*pages) == frozenset(), why


def test_versions_of_one_article_beside_others_lose_nothing():
    pages = [a_page(7, f"Update {n}", CREDIT) for n in range(3)] + [a_page(n, CREDIT) for n in range(10, 14)]
    assert learned(*pages) == {key(CREDIT)}


def test_the_order_of_documents_changes_nothing():
    pages = [a_page(1, CREDIT), a_page(2, CREDIT, WALK), a_page(3, CREDIT, WALK), a_page(4, WALK)]
    assert len({learned(*order) for order in itertools.permutations(pages)}) == 1


def test_a_host_is_known_with_and_without_www_and_not_without_an_address():
    furniture = learn({"quay.example": [lines_of(a_page(n, CREDIT)) for n in range(4)]})
    assert furniture.of("http://QUAY.example:8080/x") == {key(CREDIT)}
    assert furniture.of("https://other.example/x") == frozenset()
    assert furniture.of(None) == frozenset()


@pytest.mark.parametrize("address", [None, "", "no address", "http://[bad/", "https:///path"])
def test_what_has_no_host_is_nobodys_page(address):
    assert host_of(address) is None


def test_furniture_goes_as_a_whole_line_and_is_reported():
    cleaned = Cleaned("A title", f"One line.\n{CREDIT.upper()}\nAnother line.", (Removal("ad", "prompt"),))
    left = without(cleaned, {key(CREDIT)})
    assert left.text == "One line.\nAnother line."
    assert left.removed == (Removal("ad", "prompt"), Removal(CREDIT.upper(), "learned"))


def test_a_text_of_nothing_but_furniture_stays():
    cleaned = Cleaned("A title", f"{CREDIT}\n{WALK}")
    assert without(cleaned, {key(CREDIT), key(WALK)}) is cleaned
