"""Recording and recalling articles: nothing lost, nothing twice, numbers to their last digit."""

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from monitor.domain import ChangeKind, Embedding, Fingerprint, NewDelivery, Page, Redrawn, Relation, StoryLink
from monitor.errors import ArticleError
from storage.filters import Filters
from tests.build import (
    NOON,
    a_change,
    a_document,
    a_figure,
    a_link,
    a_region,
    a_series,
    a_topic,
    a_verdict,
    an_alert,
    an_analysis,
    an_article,
    an_observation,
    days,
)

SHENZHEN = "geonames:1795565"


def file(archive, verdict, alerts=(), deliveries=(), now=NOON, **more):
    with archive.unit() as unit:
        return unit.record(verdict, alerts, deliveries, now=now, **more)


def recall(archive, analysis, series=(), candidates=(), now=NOON):
    with archive.unit() as unit:
        return unit.recall(analysis, series, candidates, now)


def a_page(body=b"<p>page</p>"):
    return Page("https://news.example/a", "https://news.example/a", 200, body, "text/html", NOON)


def test_what_was_recorded_is_recalled_at_its_address(archive):
    verdict = a_verdict(a_change(ChangeKind.NEW_SERIES))
    recorded = file(archive, verdict)
    previous = recall(archive, verdict.analysis).previous
    assert previous == recorded
    assert previous.version == 1
    assert previous.text_hash == verdict.analysis.fingerprint.text
    assert previous.observations[0].key is not None
    assert previous.observations[0].story == recorded.story


def test_one_address_is_known_in_every_spelling(archive):
    file(archive, a_verdict(article=an_article(url="https://News.example:443/a?utm_source=x#top")))
    assert recall(archive, an_analysis(an_article(id="other", url="https://news.example/a"))).previous


def test_without_an_address_the_publishers_own_id_counts(archive):
    file(archive, a_verdict(article=an_article(id="7", url=None, source="One")))
    assert recall(archive, an_analysis(an_article(id="7", url=None, source="One"))).previous
    assert not recall(archive, an_analysis(an_article(id="7", url=None, source="Two"))).previous


def test_recording_twice_changes_nothing(archive):
    change = a_change()
    alert = an_alert(change)
    delivery = NewDelivery(alert.id, "mail", "one@example.org", f"once:{alert.id}", NOON)
    verdict = a_verdict(change)
    first = file(archive, verdict, [alert], [delivery], page=a_page())
    again = file(archive, verdict, [alert], [delivery], page=a_page(), now=NOON + days(1))
    assert again == first
    assert len(list(archive.read.changes())) == 1
    (shown,) = archive.read.alerts()
    assert [d["recipient"] for d in shown["deliveries"]] == ["one@example.org"]
    assert len(recall(archive, verdict.analysis, [a_series()]).observations) == 1


@pytest.mark.parametrize(
    "value",
    [
        "12345678901234567.891",  # more digits than a float or SQLite's own number holds
        "0.1",  # no binary fraction
        "-1E-30",
        "9" * 60,
        "245.310000",  # printed zeros are kept in the archive
    ],
)
def test_every_digit_survives(archive, value):
    observation = an_observation(value, step="0.001")
    verdict = a_verdict(a_change(ChangeKind.NEW_SERIES, observations=(observation,)))
    file(archive, verdict)
    (known,) = recall(archive, verdict.analysis, [observation.series]).observations
    assert str(known.value) == value
    assert (known.low, known.high, known.step) == (observation.low, observation.high, observation.step)


def test_times_come_back_aware_and_in_utc(archive):
    moscow = datetime(2025, 3, 4, 1, 30, tzinfo=timezone(timedelta(hours=3)))
    observation = an_observation(known_from=moscow)
    verdict = a_verdict(a_change(ChangeKind.NEW_SERIES, observations=(observation,)))
    file(archive, verdict)
    (known,) = recall(archive, verdict.analysis, [observation.series]).observations
    assert known.known_from == moscow
    assert known.known_from.tzinfo is UTC


def test_a_naive_time_is_refused(archive):
    with pytest.raises(Exception, match="time without zone"):
        file(archive, a_verdict(), now=NOON.replace(tzinfo=None))


def test_nul_and_lone_surrogates_are_stored_without_moving_offsets(archive):
    plain = an_analysis(an_article("One two three"))
    damaged = replace(plain, article=an_article("One\x00two \ud800 three", title="T\x00"))
    file(archive, a_verdict(analysis=damaged))
    shown = archive.read.article("a")
    assert shown["text"] == "One\ufffdtwo \ufffd three"
    assert shown["title"] == "T\ufffd"


def test_an_address_as_long_as_a_page_is_no_obstacle(archive):
    long = "https://news.example/" + "".join(chr(97 + i * i % 26) for i in range(60_000))
    verdict = a_verdict(article=an_article(id=long, url=long))
    assert file(archive, verdict) == file(archive, verdict)


def test_a_new_text_is_a_new_version_and_ends_the_old_observations(archive):
    old = an_observation("100", article="a")
    first = file(archive, a_verdict(a_change(ChangeKind.NEW_SERIES, observations=(old,))))
    new = an_observation("101", article="a")
    article = an_article("The text is another one now.")
    verdict = a_verdict(a_change(ChangeKind.EDITED, observations=(first.observations[0], new)), article=article)
    second = file(archive, verdict, now=NOON + days(1))
    assert (second.version, second.story) == (2, first.story)
    known = recall(archive, verdict.analysis, [new.series])
    assert [str(o.value) for o in known.observations] == ["101"]
    assert known.previous == second
    (edited,) = (c for c in archive.read.changes() if c["kind"] == "edited")
    assert [o["value"] for o in edited["observations"]] == ["100", "101"]


def test_a_text_that_returns_to_an_older_wording_is_a_third_version(archive):
    versions = [file(archive, a_verdict(article=an_article(text))).version for text in ("one", "two", "one")]
    assert versions == [1, 2, 3]


def test_what_was_believed_on_a_day_can_still_be_asked(archive):
    old = an_observation("100", article="a")
    file(archive, a_verdict(a_change(ChangeKind.NEW_SERIES, observations=(old,))))
    new = an_observation("101", article="a")
    article = an_article("Another text.")
    file(archive, a_verdict(a_change(ChangeKind.EDITED, observations=(new,)), article=article), now=NOON + days(3))

    def values(**at):
        (series,) = archive.read.series(filters=Filters(**at))
        return [vintage["value"] for period in series["periods"] for vintage in period["vintages"]]

    assert values(as_of=NOON + days(1)) == ["100"]
    assert values(as_of=NOON + days(4)) == ["101"]
    assert values() == ["101"]


def test_related_places_are_recalled_up_and_down_but_not_sideways(archive):
    paths = {
        "CN": ("CN",),
        "CN-GD": ("CN", "CN-GD"),
        SHENZHEN: ("CN", "CN-GD", SHENZHEN),
        "CN-JS": ("CN", "CN-JS"),
    }
    for place, path in paths.items():
        for measure in ("rnd_spending", "gdp"):
            one = an_observation("1", article=f"{place}-{measure}", series=a_series(place, measure), subject_path=path)
            file(archive, a_verdict(a_change(ChangeKind.NEW_SERIES, observations=(one,))))

    def subjects(place):
        figure = a_figure(subject=place, subject_path=paths[place])
        known = recall(archive, an_analysis(an_article(id="new"), [figure]), [a_series(place, "rnd_spending")])
        assert {o.series.measure for o in known.observations} == {"rnd_spending"}
        return {o.series.subject for o in known.observations}

    assert subjects("CN-GD") == {"CN", "CN-GD", SHENZHEN}
    assert subjects(SHENZHEN) == {"CN", "CN-GD", SHENZHEN}
    assert subjects("CN-JS") == {"CN", "CN-JS"}


def test_a_place_never_seen_finds_its_country_by_the_figures_own_path(archive):
    one = an_observation("1", article="cn", series=a_series("CN"), subject_path=("CN",))
    file(archive, a_verdict(a_change(ChangeKind.NEW_SERIES, observations=(one,))))
    figure = a_figure(subject="CN-FJ", subject_path=("CN", "CN-FJ"))
    known = recall(archive, an_analysis(an_article(id="new"), [figure]), [a_series("CN-FJ")])
    assert [o.series.subject for o in known.observations] == ["CN"]


def test_series_that_differ_in_a_dimension_are_not_mixed(archive):
    for number, more in enumerate(({}, {"scope": "in the province"}, {"denominator": "gdp"}, {"frequency": "Q"})):
        one = an_observation("1", article=str(number), series=a_series(**more))
        file(archive, a_verdict(a_change(ChangeKind.NEW_SERIES, observations=(one,))))
    known = recall(archive, an_analysis(an_article(id="new")), [a_series(scope="in the province")])
    assert [o.article_id for o in known.observations] == ["1"]


def with_sentences(article_id, sentences, **more):
    article = an_article(f"text of {article_id}", id=article_id, **more)
    return an_analysis(article, fingerprint=Fingerprint(f"hash of {article_id}", tuple(sentences), ((0, "1", ""),)))


@pytest.mark.parametrize(
    ("there", "new", "found", "why"),
    [
        ("abcdef", "abcxyz", True, "three sentences in common"),
        ("abcdef", "abuvxyz", False, "only two of many"),
        ("ab", "axyzuv", True, "half of a short text"),
        ("abc", "azyzuv", False, "a third of a short text"),
    ],
)
def test_neighbours_share_sentences(archive, there, new, found, why):
    file(archive, a_verdict(article=None, analysis=with_sentences("there", there)))
    neighbours = recall(archive, with_sentences("new", new)).neighbours
    assert bool(neighbours) is found, why


def test_neighbours_are_near_in_time_and_carry_what_comparing_needs(archive):
    vectors = Embedding("model-1", 2, ((0, 4), (5, 9)), b"\x01\x02\x03\x04", b"\x05\x06")
    analysis = replace(with_sentences("there", "abc"), embedding=vectors)
    recorded = file(archive, a_verdict(analysis=analysis, link=a_link(Relation.TRANSLATION)))
    near = with_sentences("new", "abc", published=NOON + days(59))
    (neighbour,) = recall(archive, near).neighbours
    assert neighbour.key == recorded.key
    assert neighbour.fingerprint == analysis.fingerprint
    assert neighbour.embedding == vectors
    assert neighbour.relation is Relation.TRANSLATION
    assert not recall(archive, with_sentences("new", "abc", published=NOON + days(61))).neighbours


def with_numerals(article_id, values, **more):
    article = an_article(f"text of {article_id}", id=article_id, **more)
    numerals = tuple((60 * at, value) for at, value in enumerate(values))
    return an_analysis(article, fingerprint=Fingerprint(f"hash of {article_id}", (article_id,), (), numerals))


@pytest.mark.parametrize(
    ("there", "new", "found", "why"),
    [
        ("4183 36 468 441 2745", "4183 36 468 441 2745", True, "all numbers in the same order"),
        ("4183 36 468 441 2745", "4183 5 36 468 19 441 2745", True, "others in between"),
        ("4183 36 468 441 2745", "2745 441 468 36 4183", False, "another order"),
        ("4183 36 468 441 2745", "36 71 83 468 99 65 4183", False, "the same numbers, but far from each other"),
        ("4183 36 468 441 2745", "4183 36 51 77 98", False, "one pair is no sign"),
        ("1 2 3 4 5 6", "1 2 3 4 5 6", False, "small numbers follow each other in every list"),
        ("4183 36 468", "4183 36 468", False, "too few to tell anything"),
    ],
)
def test_neighbours_print_the_same_numbers_one_after_the_other(archive, there, new, found, why):
    file(archive, a_verdict(analysis=with_numerals("there", there.split())))
    assert bool(recall(archive, with_numerals("new", new.split())).neighbours) is found, why


def test_numbers_are_looked_for_within_a_week(archive):
    values = ["4183", "36", "468", "441"]
    recorded = file(archive, a_verdict(analysis=with_numerals("there", values)))
    for away in (-7, 7):
        near = with_numerals("near", values, published=NOON + days(away))
        assert [each.key for each in recall(archive, near).neighbours] == [recorded.key]
        assert not recall(archive, with_numerals("far", values, published=NOON + days(away * 8 / 7))).neighbours


def test_of_many_articles_with_the_same_numbers_the_likest_fifty_are_compared(archive):
    """A publisher's telephone numbers, say."""
    everywhere, values = ["4183", "36", "468", "441"], ["57", "91", "233"]
    twin = file(archive, a_verdict(analysis=with_numerals("twin", values + everywhere)))
    for number in range(60):
        file(archive, a_verdict(analysis=with_numerals(f"there-{number}", everywhere)))
    found = [each.key for each in recall(archive, with_numerals("new", values + everywhere)).neighbours]
    assert len(found) == 50
    assert twin.key in found


def test_candidates_and_equal_texts_are_neighbours_but_an_article_is_not_its_own(archive):
    one = file(archive, a_verdict(analysis=with_sentences("one", "a")))
    same = replace(with_sentences("two", "b"), fingerprint=Fingerprint("hash of one", ("b",), ()))
    assert [n.key for n in recall(archive, same).neighbours] == [one.key]
    assert [n.key for n in recall(archive, with_sentences("three", "c"), candidates=[one.key]).neighbours] == [one.key]
    assert not recall(archive, with_sentences("one", "a"), candidates=[one.key]).neighbours


def test_stories_collect_their_articles_and_remember_their_relatives(archive):
    first = file(archive, a_verdict(article=an_article(id="first", source="One")))
    other = file(archive, a_verdict(article=an_article("Other text.", id="other")))
    link = StoryLink(first.story, Relation.REPRINT, 0.9, "same text", first.key, related=(other.story, "unknown"))
    file(archive, a_verdict(article=an_article("Copied text.", id="copy", source="Two"), link=link))
    stories = {story["story"]: story for story in archive.read.stories()}
    assert [a["id"] for a in stories[first.story]["articles"]] == ["first", "copy"]
    assert stories[first.story]["independent_sources"] == 1
    assert stories[first.story]["related"] == [other.story]
    assert stories[other.story]["related"] == [first.story]


def test_a_baseline_files_changes_but_tells_nobody(archive):
    change = a_change()
    alert = an_alert(change)
    delivery = NewDelivery(alert.id, "mail", "one@example.org", "once:x", NOON)
    file(archive, a_verdict(change), [alert], [delivery], baseline=True)
    (shown,) = archive.read.changes()
    assert shown["baseline"] is True
    assert not list(archive.read.alerts())
    assert archive.outbox.claim(NOON, timedelta(minutes=5), ()) is None


def test_an_error_inside_the_unit_leaves_nothing_behind(archive):
    verdict = a_verdict(a_change(ChangeKind.NEW_SERIES))

    def fail():
        with archive.unit() as unit:
            unit.record(verdict, (), (), now=NOON)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert recall(archive, verdict.analysis).previous is None
    assert file(archive, verdict).version == 1


def test_vectors_come_by_row_and_only_of_current_versions(archive):
    def vector(article_id, text, mean):
        analysis = an_analysis(an_article(text, id=article_id), embedding=Embedding("m", 1, ((0, 1),), b"\x01", mean))
        return file(archive, a_verdict(analysis=analysis)).key

    vector("a", "one", b"\x01")
    second, third = vector("b", "two", b"\x02"), vector("a", "other", b"\x03")
    assert [v.key for v in archive.vectors(0, NOON - days(60))] == [second, third]
    (last,) = archive.vectors(second, NOON - days(60))
    assert (last.vector, last.model, last.published) == (b"\x03", "m", NOON)
    assert archive.vectors(0, NOON + days(1)) == []


def test_a_vector_says_its_language_and_what_it_replaces(archive):
    def version(text, vectors):
        analysis = an_analysis(an_article(text, id="a", language="uk"), embedding=vectors)
        return file(archive, a_verdict(analysis=analysis)).key

    def mean(value):
        return Embedding("m", 1, ((0, 1),), b"\x01", value)

    first, second = version("one", mean(b"\x01")), version("two", mean(b"\x02"))
    (now,) = archive.vectors(0, NOON)
    assert (now.key, now.language, now.vector, now.replaces) == (second, "uk", b"\x02", (first,))
    third = version("too short for vectors", None)
    (now,) = archive.vectors(second, NOON)
    assert (now.key, now.vector, now.replaces) == (third, b"", (first, second)), "what it replaces has to go"


def test_vectors_are_read_in_parts(archive):
    keys = []
    for number in range(7):
        analysis = an_analysis(an_article(str(number), id=str(number)), embedding=Embedding("m", 1, (), b"", b"\x01"))
        keys.append(file(archive, a_verdict(analysis=analysis)).key)
    read, last = [], 0
    while part := archive.vectors(last, NOON - days(30), 3):
        read.append([vector.key for vector in part])
        last = part[-1].key
    assert read == [keys[:3], keys[3:6], keys[6:]]


@pytest.mark.parametrize("days_back", [-1, 0, 1, 2.5, 4, 5, 99])
def test_a_restart_reads_what_arrived_since(archive, days_back):
    for number in range(6):
        analysis = an_analysis(an_article(str(number), id=str(number)), embedding=Embedding("m", 1, (), b"", b"\x01"))
        with archive.unit() as unit:
            unit.record(a_verdict(analysis=analysis), (), (), now=NOON - days(5 - number))
    found = archive.vectors(0, NOON - days(days_back))
    assert len(found) == max(0, min(6, math.floor(days_back) + 1))


def test_vectors_are_chosen_by_arrival_so_that_old_documents_find_each_other(archive):
    old = an_article(published=NOON - days(700))
    analysis = an_analysis(old, embedding=Embedding("m", 1, ((0, 1),), b"\x01", b"\x01"))
    file(archive, a_verdict(analysis=analysis))
    (vector,) = archive.vectors(0, NOON - days(30))
    assert vector.published == NOON - days(700)


def test_pages_are_kept_to_be_walked_again(archive):
    body = b"<html>" + b"text " * 1000
    file(archive, a_verdict(), page=a_page(body))
    (document,) = archive.read.documents()
    assert (document.id, document.html, document.content_type) == ("a", body, "text/html")


def test_a_document_that_was_set_aside_is_shown_with_its_reason(archive):
    error = ArticleError("no text at https://user:secret@news.example/", code="no_text")
    for _ in range(2):
        with archive.unit() as unit:
            unit.quarantine(a_document(url="https://news.example/a"), error, page=a_page(), now=NOON)
    (shown,) = archive.read.quarantined()
    assert shown["error"]["code"] == "no_text"
    assert "secret" not in shown["error"]["message"]
    assert shown["times"] == 2


def test_facts_are_those_of_the_newest_version(archive):
    file(archive, a_verdict(article=an_article("one", title="Old", topics=(a_topic(),))))
    file(archive, a_verdict(article=an_article("two", title="New", topics=(a_topic(), a_topic("custom:x", score=0.9)))))
    with archive.unit() as unit:
        facts = unit.facts(["a", "missing"])
    assert list(facts) == ["a"]
    assert facts["a"].title == "New"
    assert facts["a"].topics == ("custom:x", "medtop:04000000")


def test_figures_without_a_subject_belong_to_what_the_article_is_about(archive):
    article = an_article(regions=(a_region("CN-GD"),))
    figures = [a_figure("1"), a_figure("2", subject="RU", subject_path=("RU",))]
    file(archive, a_verdict(analysis=an_analysis(article, figures)))
    assert [f["value"] for f in archive.read.figures(filters=Filters(region="CN"))] == ["1"]
    assert [f["value"] for f in archive.read.figures(filters=Filters(region="RU"))] == ["2"]


def test_a_change_that_quotes_many_articles_comes_back_letter_for_letter(archive):
    quoted = [an_observation(Decimal(n), article=f"a{n}", sentence=f"Предложение «{n}» \u0430.") for n in range(5)]
    change = a_change(observations=tuple(quoted))
    alert = an_alert(change)
    file(archive, a_verdict(change), [alert], [NewDelivery(alert.id, "mail", "r", "once:1", NOON)])
    dispatch = archive.outbox.claim(NOON, timedelta(minutes=5), ())
    (told,) = dispatch.alerts[0].changes
    assert [o.sentence for o in told.observations] == [o.sentence for o in quoted]
    assert replace(told, observations=()) == replace(change, observations=())


def test_observations_on_file_are_quarantined_and_released(archive):
    first = file(archive, a_verdict(a_change(ChangeKind.NEW_SERIES, observations=(an_observation("1"),))))
    series = first.observations[0].series

    def states():
        return [o.quarantined for o in recall(archive, an_analysis(an_article(id="z")), [series]).observations]

    file(archive, a_verdict(article=an_article("Two.", id="two"), reckoning={"quarantined": first.observations}))
    assert states() == [True]
    file(archive, a_verdict(article=an_article("Three.", id="three"), reckoning={"released": first.observations}))
    assert states() == [False]


def test_an_earlier_telling_takes_the_place_of_the_original(archive):
    late = file(archive, a_verdict(article=an_article("Late.", id="late")))
    copy = StoryLink(late.story, Relation.REPRINT, 0.9, "same text", late.key)
    file(archive, a_verdict(article=an_article("Copy.", id="copy"), link=copy))
    link = StoryLink(late.story, Relation.ORIGINAL, 0.9, "earlier", late.key, displaced=Relation.REPRINT)
    file(archive, a_verdict(article=an_article("Early.", id="early", published=NOON - days(1)), link=link))
    (story,) = archive.read.stories()
    assert [(a["id"], a["relation"]) for a in story["articles"]] == [
        ("early", "original"),
        ("late", "reprint"),
        ("copy", "reprint"),
    ]


def differing(archive):
    return {a["id"]: a["differing"] for story in archive.read.stories() for a in story["articles"]}


def test_what_a_reprint_prints_otherwise_stands_on_its_link(archive):
    first = file(archive, a_verdict(article=an_article("First.", id="first")))
    link = StoryLink(first.story, Relation.REPRINT, 0.9, "near", first.key, differing=("86000000", "0.5"))
    file(archive, a_verdict(article=an_article("Slip.", id="slip"), link=link), page=a_page())
    assert differing(archive) == {"first": [], "slip": ["86000000", "0.5"]}
    again = StoryLink(first.story, Relation.REPRINT, 1.0, "a new version")
    file(archive, a_verdict(article=an_article("Slip.", id="slip"), link=again), reread=True)
    assert differing(archive)["slip"] == ["86000000", "0.5"], "better rules for reading are no other text"


def test_a_new_original_prints_nothing_otherwise_and_the_links_to_it_are_drawn_anew(archive):
    late = file(archive, a_verdict(article=an_article("Late.", id="late")))
    slip = StoryLink(late.story, Relation.REPRINT, 0.9, "near", late.key, differing=("86", "7"))
    slipped = file(archive, a_verdict(article=an_article("Slip.", id="slip"), link=slip))
    redrawn = (
        Redrawn(late.key, Relation.TRANSLATION, 0.8, "compared with early: near", ("860",)),
        Redrawn(slipped.key, Relation.EXCERPT, 0.7, "compared with early: a part"),
    )
    link = StoryLink(
        late.story, Relation.ORIGINAL, 0.9, "earlier", late.key, displaced=Relation.TRANSLATION, redrawn=redrawn
    )
    early = an_analysis(an_article("Early.", id="early", published=NOON - days(1)), [a_figure("86")])
    file(archive, a_verdict(analysis=early, link=link))
    assert differing(archive) == {"early": [], "late": ["860"], "slip": ["7"]}, "who prints 86 now repeats the original"
    (story,) = archive.read.stories()
    told = {each["id"]: (each["relation"], each["score"], each["why"]) for each in story["articles"]}
    assert told["late"] == ("translation", 0.8, "compared with early: near")
    assert told["slip"] == ("excerpt", 0.7, "compared with early: a part")


def test_the_same_text_read_by_better_rules_is_a_version_of_its_own(archive):
    file(archive, a_verdict(), page=a_page())
    better = a_verdict(analysis=an_analysis(figures=[a_figure("12e6")]))
    again = file(archive, better, reread=True)
    assert again.version == 2
    assert [f["value"] for f in archive.read.figures()] == ["12000000"]
    assert len(list(archive.read.search("libraries"))) == 1
