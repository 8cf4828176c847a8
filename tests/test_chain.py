"""Who told it from whom: credits, copies, translations there and back, in whatever order they arrived."""

import random
from dataclasses import replace

import pytest

from monitor.domain import Relation
from monitor.embed import packaged
from monitor.reprints import chain as room
from monitor.reprints.chain import Evidence, chain
from monitor.reprints.likeness import compare_all
from tests.tellings import REEF_BACK, REEF_EDITED, REEF_EN, REEF_RU, REEF_ZH, a_member

ORIGINAL, TRANSLATION, BACK = Relation.ORIGINAL, Relation.TRANSLATION, Relation.BACK_TRANSLATION


@pytest.fixture(scope="module")
def encoder():
    encoder = packaged()
    if encoder is None:
        pytest.skip("the sentence encoder is not installed")
    return encoder


def told(*members):
    """Name of each telling → (name of its source, evidence)."""
    names = {member.key: member.article_id for member in members}
    links = chain(members).links
    return {names[link.key]: (names.get(link.told_from), link.evidence) for link in links}


def test_the_original_is_told_from_nobody():
    assert told(a_member("a", REEF_EN, relation=ORIGINAL)) == {}


def test_a_copy_is_told_from_the_text_it_copies_and_not_from_the_original():
    found = told(
        a_member("original", REEF_EN, relation=ORIGINAL),
        a_member("edited", REEF_EDITED, at=1),
        a_member("copy of the edit", REEF_EDITED.upper(), at=2),
    )
    assert found["edited"] == ("original", Evidence.NEAR_COPY)
    assert found["copy of the edit"] == ("edited", Evidence.COPY)


def test_of_equal_texts_the_earliest_is_the_source():
    copies = [a_member(f"copy {at}", REEF_EN, at=at) for at in (3, 1, 2)]
    found = told(*copies, a_member("original", REEF_EN, relation=ORIGINAL))
    assert set(found.values()) == {("original", Evidence.COPY)}


@pytest.mark.parametrize(
    ("credit", "source", "why"),
    [
        ({"via": ("The Harbour Post",)}, "Harbour Post", "an article and capitals are no other name"),
        ({"via": ("Bay Portal", "Harbour Post")}, "HARBOUR POST", "the nearest name that is on file"),
        ({"agency": "Xinhua"}, "新华网", "an agency goes by many names"),
        ({"via": ("ТАСС",)}, "TASS", "in any script"),
    ],
)
def test_a_credit_names_the_source_though_another_text_is_nearer(credit, source, why):
    found = told(
        a_member("original", REEF_EN, relation=ORIGINAL),
        a_member("credited", REEF_EDITED, at=1, source=source),
        a_member("reprint", REEF_EN, at=2, source="Evening Mail", **credit),
    )
    assert found["reprint"] == ("credited", Evidence.CREDIT), why


def test_of_several_credits_the_outermost_is_the_source():
    found = told(
        a_member("original", REEF_EN, relation=ORIGINAL, source="Xinhua"),
        a_member("between", REEF_EN, at=1, source="Harbour Post", agency="Xinhua"),
        a_member("last", REEF_EN, at=2, via=("Harbour Post", "Xinhua"), agency="Xinhua"),
    )
    assert found == {"between": ("original", Evidence.CREDIT), "last": ("between", Evidence.CREDIT)}


def test_a_publisher_does_not_credit_itself():
    found = told(
        a_member("original", REEF_EN, relation=ORIGINAL, source="Harbour Post"),
        a_member("first", REEF_EDITED, at=1, source="TASS"),
        a_member("second", REEF_EN, at=2, source="TASS", agency="TASS"),
    )
    assert found["second"] == ("original", Evidence.COPY)


def test_who_copies_a_translation_copies_its_credit():
    """Nobody translates a Chinese text into the very words of another's translation."""
    found = told(
        a_member("chinese", REEF_ZH, "zh", relation=ORIGINAL, source="新华社"),
        a_member("english", REEF_EN, at=1, relation=TRANSLATION, source="Harbour Post", agency="Xinhua"),
        a_member("copy", REEF_EN, at=2, relation=TRANSLATION, source="Evening Mail", agency="Xinhua"),
    )
    assert found["english"] == ("chinese", Evidence.CREDIT)
    assert found["copy"] == ("english", Evidence.COPY)


def test_nothing_is_told_from_a_later_text():
    found = told(
        a_member("original", REEF_EN, at=5, relation=ORIGINAL, source="Xinhua"),
        a_member("early", REEF_EN, at=1, relation=TRANSLATION, translated=True, agency="Xinhua"),
        a_member("late", REEF_EN, at=6, agency="Xinhua"),
    )
    assert found == {"early": (None, Evidence.NONE), "late": ("original", Evidence.CREDIT)}


def test_a_bare_date_may_be_any_hour_of_its_day():
    dated = a_member("dated", REEF_EN, at=-8)
    assert (dated.published.hour, dated.published.minute) == (0, 0)
    found = told(a_member("original", REEF_EN, at=3, relation=ORIGINAL), dated)
    assert found == {"dated": ("original", Evidence.COPY)}


def test_an_original_of_no_known_publisher_is_its_agencys():
    found = told(
        a_member("original", REEF_EDITED, relation=ORIGINAL, agency="Xinhua"),
        a_member("sibling", REEF_EN, at=1, agency="Xinhua"),
        a_member("reprint", REEF_EN, at=2, source="Harbour Post", agency="Xinhua"),
    )
    assert found["reprint"] == ("original", Evidence.CREDIT)


def test_two_that_credit_each_other_are_no_circle():
    found = told(
        a_member("original", REEF_EN, at=-8, relation=ORIGINAL),
        a_member("one", REEF_EDITED, at=-8, source="Harbour Post", via=("Evening Mail",)),
        a_member("two", REEF_EDITED, at=-8, source="Evening Mail", via=("Harbour Post",)),
    )
    assert sorted(source for source, _ in found.values()) in (["one", "original"], ["original", "two"])


def test_a_back_translation_points_to_the_text_it_came_through(encoder):
    """English, Russian, English: the vectors of two English texts are nearer, and it is not their child."""
    found = told(
        a_member("english", REEF_EN, relation=ORIGINAL, encoder=encoder),
        a_member("russian", REEF_RU, "ru", at=1, relation=TRANSLATION, encoder=encoder),
        a_member("back", REEF_BACK, at=2, relation=BACK, encoder=encoder),
    )
    assert found == {"russian": ("english", Evidence.CONTENT), "back": ("russian", Evidence.CONTENT)}


def test_a_translation_that_came_before_the_foreign_text_did_not_come_through_it(encoder):
    found = told(
        a_member("english", REEF_EN, relation=ORIGINAL, encoder=encoder),
        a_member("back", REEF_BACK, at=1, relation=BACK, encoder=encoder),
        a_member("russian", REEF_RU, "ru", at=2, relation=TRANSLATION, encoder=encoder),
    )
    assert found["back"] == ("english", Evidence.CONTENT)


def test_a_chinese_report_in_russian_in_english(encoder):
    found = told(
        a_member("chinese", REEF_ZH, "zh", relation=ORIGINAL, encoder=encoder, source="新华社"),
        a_member("russian", REEF_RU, "ru", at=1, relation=TRANSLATION, encoder=encoder, source="ТАСС", agency="Xinhua"),
        a_member("english", REEF_BACK, at=2, relation=TRANSLATION, encoder=encoder, agency="TASS"),
        a_member("copy", REEF_BACK, at=3, relation=TRANSLATION, encoder=encoder, agency="TASS"),
    )
    assert found["russian"] == ("chinese", Evidence.CREDIT)
    assert found["english"] == ("russian", Evidence.CREDIT)
    assert found["copy"] == ("english", Evidence.COPY)


def test_a_part_is_not_the_source_of_the_whole():
    flash = "\n".join(REEF_EN.splitlines()[:3])
    found = told(
        a_member("original", REEF_EN, relation=ORIGINAL),
        a_member("flash", flash, at=1, relation=Relation.EXCERPT),
        a_member("whole", REEF_EDITED, at=2),
    )
    assert found == {"flash": ("original", Evidence.EDITED), "whole": ("original", Evidence.NEAR_COPY)}


@pytest.mark.parametrize(
    ("credits_", "origin", "why"),
    [
        ((None, "Xinhua", "Xinhua", "TASS"), "Xinhua", "most of its tellings, though its own text is not on file"),
        ((None, None, None, None), None, "nobody credits an agency"),
        ((None, "TASS", "Xinhua", None), "TASS", "of equally many the one that was credited first"),
    ],
)
def test_the_origin_is_the_agency_that_most_tellings_credit(credits_, origin, why):
    members = [
        a_member(f"m{at}", REEF_EN, at=at, agency=agency, relation=Relation.REPRINT if at else ORIGINAL)
        for at, agency in enumerate(credits_)
    ]
    assert chain(members).origin == origin, why
    assert chain(members[::-1]).origin == origin, why


def test_an_agencys_own_text_counts_among_its_credits():
    members = [
        a_member("a", REEF_ZH, "zh", relation=ORIGINAL, source="新华网"),
        a_member("b", REEF_EN, at=1, agency="TASS"),
        a_member("c", REEF_RU, "ru", at=2, agency="Xinhua"),
    ]
    assert chain(members).origin == "Xinhua"


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_arrival_changes_nothing(seed):
    """Members of one day, with circles of credits, bare dates and equal texts; rows numbered as they arrive."""
    choose = random.Random(seed)
    papers = ("Harbour Post", "Evening Mail", "ТАСС", "新华社", None)
    texts = [(REEF_EN, "en"), (REEF_EDITED, "en"), (REEF_RU, "ru"), (REEF_ZH, "zh"), (REEF_EN.upper(), "en")]
    members = []
    for at in range(9):
        text, language = choose.choice(texts)
        relation = choose.choice((Relation.REPRINT, TRANSLATION, BACK)) if at else ORIGINAL
        credit = choose.choice(papers)
        hour = choose.choice((-8, 0, 1, 1, 2)) if at else 0
        source = choose.choice(papers)
        members.append(
            a_member(
                f"m{at}", text, language, at=hour, relation=relation, source=source, via=(credit,) if credit else ()
            )
        )
    expected = None
    for _ in range(4):
        choose.shuffle(members)
        arrived = [replace(member, key=number) for number, member in enumerate(members, 1)]
        found = told(*arrived)
        expected = expected or found
        assert found == expected
        ages = {member.article_id: member.published for member in members}
        for name, (source, _) in found.items():
            seen = {name}
            while source in found:
                assert source not in seen, "a circle"
                seen.add(source)
                source = found[source][0]
            told_from = found[name][0]
            assert told_from is None or ages[told_from].date() <= ages[name].date()


def test_each_text_is_set_beside_all_earlier_ones_at_once_and_equal_texts_once(monkeypatch):
    """Of n members there are n² ÷ 2 pairs, so what is asked twice, or one by one, costs most in the largest stories."""
    asked = []

    def counted(new, known):
        asked.append([new.fingerprint.text, *(each.fingerprint.text for each in known)])
        return compare_all(new, known)

    monkeypatch.setattr(room, "compare_all", counted)
    texts = [f"{REEF_EN}\nEdition {at % 10} was printed in the morning." for at in range(30)]
    members = [
        a_member(f"m{at}", text, at=at, relation=Relation.REPRINT if at else ORIGINAL) for at, text in enumerate(texts)
    ]
    members = [replace(member, key=at) for at, member in enumerate(members)]
    found = chain(members).links
    assert len(found) == 29
    assert sum(len(each) > 1 for each in asked) <= 29, "a call for each child"
    pairs = [(new, text) for new, *known in asked for text in known]
    assert len(pairs) == len(set(pairs)) <= 100, "ten texts have no more pairs"
