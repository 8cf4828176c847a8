"""The demonstration: each trap in its articles produces exactly the alert, or the silence, that it should."""

import itertools
import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from demo.__main__ import perform
from demo.site import OUTLETS, Site, page, stories
from monitor.analyse import analyse, prepare
from monitor.domain import Document, Extras, Watch
from monitor.pipeline import Audience, Corridor, InPlace
from storage.archive import Archive
from storage.filters import Filters

AUDIENCE = Audience(watches=(Watch(("rd_expenditure",), ("CN",)),), recipients={"mail": ("you@demo.example",)})
NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def analyses():
    prepare(Extras(), vectors=True)
    return {
        story.slug: analyse(
            Document(
                id=story.slug,
                html=page(story).encode(),
                title=story.title,
                language=OUTLETS[story.outlet].language,
                published=story.published,
                source=OUTLETS[story.outlet].name,
                content_type="text/html; charset=utf-8",
            )
        )
        for story in stories()
    }


def filed(analyses, order, path):
    """Changes and stories after the articles came in this order."""
    with Archive.open(f"sqlite:///{path}") as archive:
        corridor = Corridor(archive, InPlace(), AUDIENCE, clock=lambda: NOW, window=timedelta(days=30))
        for slug in order:
            corridor.file(analyses[slug])
        return list(archive.read.changes(Filters())), list(archive.read.stories(Filters()))


def surfaces(changes, kind):
    return {
        tuple(sorted(item["surface"] for item in change["observations"]))
        for change in changes
        if change["kind"] == kind
    }


def orders(count):
    every = list(itertools.permutations([story.slug for story in stories()]))
    return [every[0], *random.Random(7).sample(every, count - 1)]


@pytest.mark.parametrize("order", orders(6), ids=lambda order: ">".join(slug[:12] for slug in order))
def test_the_findings_do_not_depend_on_the_order(analyses, order, tmp_path):
    changes, told = filed(analyses, order, tmp_path / "a.db")
    assert ("55.94 billion yuan", "61.42 billion yuan") in surfaces(changes, "conflicting")
    assert any("3.12 billion yuan" in found for found in surfaces(changes, "implausible"))
    assert surfaces(changes, "revised") == set()
    assert len(told) == len(stories()) - 1, "the translated reprint is no story of its own"


def test_the_reprint_in_another_language_confirms_nothing(analyses, tmp_path):
    changes, told = filed(analyses, ["suzhou-trade", "suzhou-vneshtorg"], tmp_path / "a.db")
    assert len(told) == 1
    assert {item["relation"] for item in told[0]["articles"]} == {"original", "translation"}
    assert told[0]["independent_sources"] == 1
    assert surfaces(changes, "corroborated") == set()


def test_no_notice_of_an_outlet_survives_cleaning(analyses):
    for story in stories():
        text = analyses[story.slug].article.text.casefold()
        for word in ("cookie", "newsletter", "disclaimer", "rights reserved", "translation.", "telegram", "版权"):
            assert word not in text, (story.slug, word)
        assert all(part[:30].casefold() in text for part in story.paragraphs), story.slug


def test_the_site_shows_a_wave_only_when_its_time_has_come():
    with Site() as site:
        before = site.answer("/daily/feed")
        site.wave = 2
        assert site.answer("/daily/feed") != before
        assert site.answer("/daily/zhejiang-total.html") is None
        assert site.answer("/nobody/feed") is None


@pytest.mark.slow
def test_the_whole_demonstration_sends_three_mails(tmp_path):
    complete, mails = perform(tmp_path)
    assert complete
    kinds = Counter(str(mail["Subject"]).partition(":")[0] for mail in mails)
    assert kinds == {"Conflict": 1, "Implausible": 1, "New figure": 1}
    assert all("Zhejiang" in str(mail["Subject"]) for mail in mails if str(mail["Subject"]).startswith("Implausible"))
