"""What whole stories are about, with the traps that real ones have: wrappers, datelines, lists, persons, currencies."""

import tomllib
from pathlib import Path

import pytest

from monitor.clean import clean
from monitor.domain import Cleaned, Document, Extracted, Role

STORIES = tomllib.loads((Path(__file__).parent / "stories.toml").read_text(encoding="utf-8"))["story"]


def regions_of(describer, story):
    text = story["text"].strip()
    cleaned: Cleaned = clean(Extracted(story["title"], text), story["language"])
    return describer.describe(Document(id="d", text=text, language=story["language"]), cleaned).regions


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["why"])
def test_a_story_is_about_what_it_is_about_and_not_about_what_it_only_names(describer, story):
    regions = regions_of(describer, story)
    subjects = {region.id for region in regions if region.role is Role.SUBJECT}
    assert set(story["subjects"]) <= subjects
    assert not subjects & set(story["never"])
    assert not {region.id for region in regions} & set(story.get("absent", ()))
    assert {region.inferred for region in regions} == {story.get("inferred", False)}


def test_a_region_shows_where_it_is_named_or_something_inside_it_is(describer):
    for story in STORIES:
        regions = regions_of(describer, story)
        for region in regions:
            assert region.spans or any(region.id in other.path_ids[:-1] for other in regions), (story["why"], region)


def test_a_text_without_a_word_is_about_nothing(describe):
    assert describe("").regions == ()
