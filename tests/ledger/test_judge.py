"""What a verdict holds besides its kinds: groups, edits, quarantine and the wording that people read."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from monitor.domain import Approx, Change, ChangeKind, Hypothesis, Observation, Severity, Transform
from monitor.embed import why_not
from monitor.ledger import judge
from tests.build import a_link, a_region, a_series, an_analysis, an_article, an_observation
from tests.ledger.archive import MemoryArchive

SPENDING = a_series("CN-ZJ", "rd_expenditure")
INTENSITY = a_series("CN-ZJ", "rd_intensity", unit_class="%")
AVERAGE_GROWTH = a_series("CN-ZJ", "rd_expenditure", transform=Transform.CAGR, unit_class="%", frequency="I")
MARCH, AUGUST = datetime(2025, 3, 1, tzinfo=UTC), datetime(2025, 8, 1, tzinfo=UTC)


def early(value: str, step: str, **more: object) -> Observation:
    given = {"article": "early", "source": "Morning Post", "known_from": MARCH, "series": SPENDING, "story": None}
    return an_observation(value, step=step, **{**given, **more})


def late(value: str, step: str, **more: object) -> Observation:
    given = {"article": "late", "source": "Evening Star", "known_from": AUGUST, "series": SPENDING, "story": None}
    return an_observation(value, step=step, **{**given, **more})


def of_kind(kind: ChangeKind, changes: tuple[Change, ...]) -> list[Change]:
    return [change for change in changes if change.kind == kind]


def a_mislabelled_year() -> tuple[Change, ...]:
    archive = MemoryArchive()
    archive.tell(
        early(
            "110.0e9", "1e8", surface="110.0 billion yuan", sentence="In 2024 the province spent 110.0 billion yuan."
        ),
        early(
            "5.10", "0.01", series=INTENSITY, unit="%", surface="5.10 percent", sentence="Intensity was 5.10 percent."
        ),
    )
    return archive.tell(
        late("121.0e9", "1e8", surface="121.0 billion yuan", sentence="It reached 121.0 billion yuan in 2024."),
        late("60.5e9", "1e8", period="2020", surface="60.5 billion yuan"),
        late("18.9", "0.1", series=AVERAGE_GROWTH, period="2020/2024", unit="%", surface="18.9 percent"),
        late(
            "5.42",
            "0.01",
            series=INTENSITY,
            unit="%",
            surface="5.42 percent",
            sentence="Intensity rose to 5.42 percent.",
        ),
    )


def test_two_articles_that_disagree_twice_about_one_place_are_one_alert():
    conflicts = of_kind(ChangeKind.CONFLICTING, a_mislabelled_year())
    assert {change.series for change in conflicts} == {SPENDING, INTENSITY}
    assert len({change.group for change in conflicts}) == 1
    assert {change.hypothesis for change in conflicts} == {Hypothesis.PERIOD_LABEL}


def test_a_third_value_is_one_finding_that_lists_every_standing_one():
    archive = MemoryArchive()
    archive.tell(early("80.12e9", "1e7", surface="80.12 billion"))
    archive.tell(late("92.77e9", "1e7", surface="92.77 billion"))
    third = late("86.40e9", "1e7", article="third", source="Third Voice", surface="86.40 billion")
    (change,) = archive.tell(third)
    assert (change.kind, change.severity) == (ChangeKind.CONFLICTING, Severity.HIGH)
    assert [each.article_id for each in change.observations] == ["early", "late", "third"]
    for words in ("Three articles", "86.4 billion is 7.8 % above 80.12 billion", "Morning Post", "92.77 billion"):
        assert words in change.explanation


def test_all_that_a_third_article_contradicts_is_one_alert():
    archive = MemoryArchive()
    archive.tell(early("80.12e9", "1e7"), early("5.10", "0.01", series=INTENSITY, unit="%"))
    archive.tell(late("92.77e9", "1e7"))
    third = {"article": "third", "source": "Third Voice"}
    told = archive.tell(late("86.40e9", "1e7", **third), late("6.31", "0.01", series=INTENSITY, unit="%", **third))
    assert [change.kind for change in told] == [ChangeKind.CONFLICTING] * 2
    assert len({change.group for change in told}) == 1


def test_a_value_revised_against_two_standing_ones_is_one_alert():
    archive = MemoryArchive()
    archive.tell(early("80.12e9", "1e7"))
    archive.tell(late("81.90e9", "1e7"))
    third = late("81.02e9", "1e7", article="third", cues=frozenset({"revision"}))
    told = archive.tell(third)
    assert [change.kind for change in told] == [ChangeKind.REVISED] * 2
    assert len({change.group for change in told}) == 1


def test_a_year_told_as_another_explains_the_conflict_beside_it_and_both_are_one_alert():
    archive = MemoryArchive()
    archive.tell(early("71.34e9", "1e7", period="2023"), early("5.10", "0.01", series=INTENSITY, unit="%"))
    told = archive.tell(late("71.34e9", "1e7"), late("4.81", "0.01", series=INTENSITY, unit="%"))
    assert {change.kind for change in told} == {ChangeKind.IMPLAUSIBLE, ChangeKind.CONFLICTING}
    assert {change.hypothesis for change in told} == {Hypothesis.PERIOD_LABEL}
    assert len({change.group for change in told}) == 1
    (conflict,) = of_kind(ChangeKind.CONFLICTING, told)
    assert "another value of Evening Star (1 August 2025)" in conflict.explanation.replace("Another", "another")


def test_a_label_proved_wrong_for_one_place_says_nothing_of_another():
    archive = MemoryArchive()
    elsewhere = replace(INTENSITY, subject="CN-JS")
    archive.tell(early("71.34e9", "1e7", period="2023"), early("5.10", "0.01", series=elsewhere, unit="%"))
    told = archive.tell(late("71.34e9", "1e7"), late("4.81", "0.01", series=elsewhere, unit="%"))
    (conflict,) = of_kind(ChangeKind.CONFLICTING, told)
    assert conflict.hypothesis is None


def test_a_slip_of_scale_is_told_by_its_factor():
    archive = MemoryArchive()
    for article in ("one", "two"):
        archive.tell(early("80.12e9", "1e7", article=article))
    (change,) = archive.tell(late("81.02e6", "1e4"))
    assert (
        "It is about 1/1,000 of 80.12 billion, which Morning Post (1 March 2025) states for 2024." in change.explanation
    )
    assert "Multiplied by 1,000 it would be 81.02 billion" in change.explanation


def test_where_nothing_else_is_on_file_nothing_is_said_to_have_been_tried_on_it():
    archive = MemoryArchive()
    archive.tell(early("80.12e9", "1e7"))
    (alone,) = archive.tell(late("92.77e9", "1e7"))
    assert "could not be checked" in alone.explanation
    archive = MemoryArchive()
    archive.tell(early("80.12e9", "1e7"), early("66.4e9", "1e8", period="2023"))
    (among,) = of_kind(ChangeKind.CONFLICTING, archive.tell(late("92.77e9", "1e7")))
    assert "was tried on what is on record" in among.explanation


def test_no_sentence_is_quoted_twice_in_one_explanation():
    archive = MemoryArchive()
    sentence = "The province spent 80.12 billion yuan, the agency wrote."
    for article in ("one", "two", "three"):
        archive.tell(early("80.12e9", "1e7", article=article, source=article.title(), sentence=sentence))
    (change,) = archive.tell(late("80.12e6", "1e4"))
    assert change.explanation.count(sentence) == 1
    history = [
        late(value, "1e8", period=period, sentence="From 70.1 billion in 2023 it rose to 75.2 billion in 2024.")
        for value, period in (("70.1e9", "2023"), ("75.2e9", "2024"))
    ]
    for change in MemoryArchive().tell(*history):
        assert change.explanation.count("From 70.1 billion") == 1


def test_a_conflict_quotes_both_shows_the_sum_and_names_its_guess():
    spending = next(change for change in a_mislabelled_year() if change.series == SPENDING and change.period == "2024")
    for words in (
        "Morning Post (1 March 2025) gives 110 billion CNY for CN-ZJ, 2024: “In 2024 the province spent",
        "Evening Star (1 August 2025) gives 121 billion CNY for CN-ZJ, 2024: “It reached 121.0 billion yuan in 2024.”",
        "121 billion is 10.0 % above 110 billion.",
        "18.9 % a year",
        "60.5 billion (2020)",
        "A guess, not established",
    ):
        assert words in spending.explanation


def test_a_loose_number_is_quoted_with_the_words_that_loosen_it():
    for sentence, words in (
        ("There are now more than 640 stations.", "“more than 640”"),
        ("现有车站超过640座。", "“超过640”"),
        ("目前有640余座车站。", "“640余”"),
        ("We discover 640 stations.", "over “640”"),  # the word for it stands elsewhere, or in no list
    ):
        archive = MemoryArchive()
        archive.tell(early("645", "1", surface="645"))
        (change,) = archive.tell(
            late("640", "1", approx=Approx.OVER, high=Decimal(650), surface="640", sentence=sentence)
        )
        assert f"{words} beside “645”" in change.explanation


def test_a_conflict_says_why_the_word_revised_does_not_settle_it():
    for cues, words in (
        ({"revision"}, "speaks of a revision, but a difference of more than 5.0 % is seldom one"),
        ({"revision", "replaces:84e9/1e9"}, "but of another value than the one on record: 84 billion"),
    ):
        archive = MemoryArchive()
        archive.tell(early("80.12e9", "1e7"))
        (change,) = archive.tell(late("92.77e9", "1e7", cues=frozenset(cues)))
        assert words in change.explanation


def test_places_are_called_by_name():
    article = an_article(id="late", regions=(a_region("CN-ZJ", name="Zhejiang"),))
    recollection = MemoryArchive().recall(an_analysis(article), [])
    (change,) = judge(an_analysis(article), [late("121e9", "1e8")], a_link(), recollection).changes
    assert "Zhejiang, R&D spending, 2024" in change.explanation


def test_a_figure_that_changes_at_its_address_is_edited():
    archive = MemoryArchive()
    archive.tell(early("80.12e9", "1e7"), text="first text")
    (change,) = archive.tell(early("88.12e9", "1e7"), text="second text")
    assert (change.kind, change.severity) == (ChangeKind.EDITED, Severity.HIGH)
    assert [each.value for each in change.observations] == [80_120_000_000, 88_120_000_000]


def test_an_edit_that_brings_a_contradiction_tells_that_too():
    archive = MemoryArchive()
    archive.tell(late("80.12e9", "1e7"))
    archive.tell(early("80.12e9", "1e7"), text="first text")
    changes = archive.tell(early("88.12e9", "1e7"), text="second text")
    assert {change.kind for change in changes} == {ChangeKind.EDITED, ChangeKind.CONFLICTING}


def test_a_text_that_did_not_change_adds_nothing():
    archive = MemoryArchive()
    archive.tell(early("80.12e9", "1e7"))
    assert archive.tell(early("80.12e9", "1e7")) == ()


def test_a_value_on_file_is_quarantined_when_later_reports_show_it_was_the_slip():
    archive = MemoryArchive()
    archive.tell(early("80.12e12", "1e10"))
    archive.tell(late("80.12e9", "1e7"))  # one against one: the later is doubted
    archive.tell(late("80.12e9", "1e7", article="third", source="Third Voice"))
    doubted = {each.article_id: each.quarantined for each in archive.observations}
    assert doubted == {"early": True, "late": False, "third": False}


def test_a_reprint_of_a_slip_is_quarantined_without_a_second_finding():
    archive = MemoryArchive()
    for article in ("one", "two"):
        archive.tell(early("80.12e9", "1e7", article=article))
    archive.tell(late("80.12e6", "1e4"))
    (change,) = archive.tell(late("80.12e6", "1e4", article="reprint"), reprint_of="late")
    assert change.kind == ChangeKind.RESTATED
    assert archive.observations[-1].quarantined


def test_two_stories_of_one_agency_are_one_voice():
    archive = MemoryArchive()
    archive.tell(early("80.12e9", "1e7"), agency="Xinhua")
    (again,) = archive.tell(late("80.12e9", "1e7"), agency="Xinhua")
    assert again.kind == ChangeKind.RESTATED, "another edit of one agency's report confirms nothing"
    assert "Another report of Xinhua repeats" in again.explanation
    (other,) = archive.tell(late("80.12e9", "1e7", article="third"), agency="TASS")
    assert other.kind == ChangeKind.CORROBORATED


SHORT, DAMAGED = why_not("Kurz gesagt.", "de"), "charset: parts are damaged and shown as U+FFFD"


@pytest.mark.parametrize(
    ("languages", "warnings", "independent", "why"),
    [
        (("en", "de"), (DAMAGED, SHORT), False, "one sentence in another language can't be compared"),
        (("en", "de"), (DAMAGED,), True, "three sentences could be, and were found to be another report"),
        (("en", "en"), (SHORT,), True, "in one language the words are compared"),
        (("zh-Hans", "zh-Hant"), (SHORT,), True, "two scripts are one language"),
        (("fi", "en"), (), False, "what is on file is in a language that the encoder does not know"),
        (("en", None), (SHORT,), True, "nobody can say that an unknown language is another one"),
    ],
)
def test_what_may_be_a_translation_confirms_nothing_independently(languages, warnings, independent, why):
    archive = MemoryArchive()
    archive.tell(early("80.12e9", "1e7", language=languages[0]))
    (again,) = archive.tell(late("80.12e9", "1e7", language=languages[1]), warnings=warnings)
    assert again.kind == ChangeKind.CORROBORATED, "the kind is the ledger's, the words are for a person"
    assert ("An independent report confirms" in again.explanation) == independent, why
    assert ("could not be compared" in again.explanation and "may be a translation" in again.explanation) != independent


def test_a_repeat_in_ones_own_story_is_called_so_whoever_is_credited():
    archive = MemoryArchive()
    archive.tell(early("80.12e9", "1e7"), agency="Xinhua")
    (again,) = archive.tell(late("80.12e9", "1e7"), agency="Xinhua", reprint_of="early")
    assert (again.kind, "The same story repeats" in again.explanation) == (ChangeKind.RESTATED, True)


def test_a_wire_for_press_releases_is_nobodys_voice():
    archive = MemoryArchive()
    archive.tell(early("80.12e9", "1e7"), agency="PR Newswire")
    (again,) = archive.tell(late("80.12e9", "1e7"), agency="PR Newswire")
    assert again.kind == ChangeKind.CORROBORATED, "two issuers may use one wire"


def test_a_reprint_speaks_with_the_voice_of_its_story():
    archive = MemoryArchive()
    archive.tell(early("80.12e9", "1e7"), agency="Xinhua")
    archive.tell(early("3.1", "0.1", article="copy", series=INTENSITY, unit="%"), agency=None, reprint_of="early")
    archive.tell(early("80.12e9", "1e7", article="copy 2"), agency=None, reprint_of="early")
    assert {each.agency for each in archive.observations if each.article_id != "copy"} == {"Xinhua"}


def test_many_edits_of_one_agencys_report_outvote_nobody():
    """As above, but what two reports say is one agency's: one against one, so the later is doubted."""
    archive = MemoryArchive()
    archive.tell(early("80.12e12", "1e10"))
    archive.tell(late("80.12e9", "1e7"), agency="Xinhua")
    archive.tell(late("80.12e9", "1e7", article="third", source="Third Voice"), agency="Xinhua")
    doubted = {each.article_id: each.quarantined for each in archive.observations}
    assert doubted == {"early": False, "late": True, "third": True}


def test_an_independent_repeat_of_a_slip_joins_the_alert_that_told_it():
    archive = MemoryArchive()
    for article in ("one", "two"):
        archive.tell(early("80.12e9", "1e7", article=article))
    (first,) = archive.tell(late("80.12e6", "1e4"))
    assert archive.tell(late("80.12e6", "1e4", article="parrot")) == (), "filed, and no news"
    (again,) = (one for one in archive.standing() if one.observations[-1].article_id == "parrot")
    assert (again.kind, again.severity) == (ChangeKind.IMPLAUSIBLE, Severity.INFO)
    assert again.group == first.group


def test_history_in_the_first_article_about_a_series_is_filed_not_sent():
    archive = MemoryArchive()
    changes = archive.tell(late("121.0e9", "1e8"), late("60.5e9", "1e8", period="2020"))
    assert {change.severity for change in changes} == {Severity.LOW}


def test_a_weak_period_makes_a_quiet_conflict():
    archive = MemoryArchive()
    archive.tell(early("80.12e9", "1e7"))
    (change,) = archive.tell(late("92.77e9", "1e7", cues=frozenset({"weak_period"})))
    assert (change.kind, change.severity) == (ChangeKind.CONFLICTING, Severity.LOW)


def test_every_kind_is_told_in_words_of_its_own():
    told = set()
    for other in (
        late("80.12e9", "1e7"),
        late("92.77e9", "1e7"),
        late("82.77e9", "1e7", cues=frozenset({"revision"})),
        late("86e9", "1e9", period="2025"),
        late("80.12e9", "1e7", series=replace(SPENDING, measure="fdi")),
    ):
        archive = MemoryArchive()
        archive.tell(early("80.12e9", "1e7"))
        (change,) = archive.tell(other)
        assert "Evening Star (1 August 2025)" in change.explanation
        told.add(change.explanation.split(" ", 3)[2])
    assert len(told) >= 4


def test_a_new_period_is_measured_against_the_same_source_where_the_year_before_is_contested():
    archive = MemoryArchive()
    archive.tell(early("100.0e9", "1e8", period="2024"))
    archive.tell(late("93.0e9", "1e8", period="2024"))
    following = an_observation(
        "109.0e9", step="1e8", article="next", source="Morning Post", series=SPENDING, story=None, period="2025",
        known_from=datetime(2026, 3, 1, tzinfo=UTC),
    )  # fmt: skip
    (change,) = of_kind(ChangeKind.NEW_PERIOD, archive.tell(following))
    assert "109 billion (2025) is 9.0 % above 100 billion (2024)" in change.explanation
    assert "contested: Evening Star" in change.explanation


def test_a_slip_between_two_languages_names_the_word_that_may_have_caused_it():
    archive = MemoryArchive()
    for article in ("one", "two"):
        archive.tell(early("80.12e9", "1e7", article=article, surface="80.12 billion"))
    (change,) = archive.tell(late("80.12e12", "1e10", language="es", surface="80,12 billones"))
    assert "“billion” is in English 10^9, in Spanish 10^12, and the values differ by that factor" in change.explanation


def test_where_a_sum_speaks_against_a_value_the_reader_is_told_so():
    archive = MemoryArchive()
    output = replace(SPENDING, measure="gdp")
    archive.tell(early("3.20", "0.01", series=INTENSITY, unit="%"), early("8.26e12", "1e10", series=output))
    archive.tell(early("264.1e9", "1e8", article="second"))
    (change,) = archive.tell(late("281.7e9", "1e8", surface="281.7 billion"))
    assert (change.kind, change.hypothesis) == (ChangeKind.CONFLICTING, None)
    assert "is 264.32 billion: 264.1 billion fits that, 281.7 billion does not" in change.explanation
    assert "What is said above speaks against “281.7 billion” (Evening Star" in change.explanation
