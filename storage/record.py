"""The one write of an article's way: article, story, figures, observations, changes, alerts and deliveries.

Enters: a verdict. Leaves: what is on file now. Runs inside one transaction that its caller
opens; everything is inserted under natural keys, so that doing it twice changes nothing.
Never: a decision.
"""

import hashlib
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from monitor.domain import (
    Alert,
    Analysis,
    Article,
    DeliveryState,
    Document,
    Figure,
    NewDelivery,
    Observation,
    Page,
    Recorded,
    Role,
    StoryLink,
    Verdict,
)
from monitor.errors import FigurewatchError
from monitor.shapes import details_json, figure_json
from monitor.urls import redact
from storage import codec, tables
from storage.findings import file_reckoning, series_rows
from storage.known import observations_of
from storage.numerals import pair_hashes
from storage.recall import day_of, on_file, sentence_hashes
from storage.reread import inherit, page_of
from storage.rows import article_address, insert_new, inserted, natural, new_key, pieces
from storage.words import index_article

_PAGE_LEVEL = 6  # zlib's default: pages shrink to about a fifth
# What every article needs is built once: to build a statement costs as much as to run it.
_NEW_ARTICLE, _NEW_TEXT = tables.article.insert(), tables.article_text.insert()
_STORED_PAGE = select(tables.page.c.key).where(tables.page.c.digest == bindparam("digest"))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Everything about one recording that is not the verdict."""

    now: datetime
    page: Page | None = None
    entry: int | None = None
    baseline: bool = False
    reread: bool = False


def record(
    connection: Connection,
    verdict: Verdict,
    alerts: Sequence[Alert],
    deliveries: Sequence[NewDelivery],
    around: Circumstances,
) -> Recorded:
    """Write it all. A new text at a known address is a new version, which ends its predecessor's observations."""
    analysis = verdict.analysis
    item = analysis.article
    address = article_address(item.url, item.source, item.id)
    known = on_file(connection, address)
    if known is None or around.reread or known.text_hash != analysis.fingerprint.text:
        known = _new_version(connection, verdict, address, known, around)
    file_reckoning(connection, verdict.reckoning, known, around.now, baseline=around.baseline)
    if not around.baseline:
        _alerts(connection, alerts)
        _deliveries(connection, deliveries)
    if around.entry is not None:
        finish_entry(connection, around.entry, verdict.outcome, around.now)
    return known


def quarantine(connection: Connection, document: Document, error: FigurewatchError, around: Circumstances) -> None:
    """Set a document aside with its reason; the same reason again counts up."""
    row = {
        "address": article_address(document.url, document.source, document.id),
        "document": document.id,
        "url": document.url,
        "source": document.source,
        "code": error.code,
        "message": redact(error.message),
        "times": 1,
        "first_at": around.now,
        "last_at": around.now,
        "page": _page(connection, around.page),
        "entry": around.entry,
    }
    if not inserted(connection, tables.quarantine, row):
        table = tables.quarantine
        again = {"times": table.c.times + 1, "last_at": around.now, "message": row["message"]}
        same = (table.c.address == row["address"]) & (table.c.code == error.code)
        connection.execute(update(table).where(same).values(**again))
    if around.entry is not None:
        finish_entry(connection, around.entry, "quarantined", around.now, error)


def finish_entry(
    connection: Connection, entry: int, outcome: str, now: datetime | None, error: FigurewatchError | None = None
) -> None:
    """Take an entry off the queue."""
    values = {
        "outcome": outcome,
        "finished": now,
        "next_try": None,
        "error_code": error.code if error else None,
        "error": redact(error.message) if error else None,
    }
    connection.execute(update(tables.entry).where(tables.entry.c.key == entry).values(**values))


# ───────────────────────────── the article ─────────────────────────────


def _new_version(
    connection: Connection, verdict: Verdict, address: str, known: Recorded | None, around: Circumstances
) -> Recorded:
    story = verdict.link.story or (known.story if known else f"s{codec.digest(address)}")
    insert_new(connection, tables.story, [{"id": story, "opened": around.now}])
    version = known.version + 1 if known else 1
    if known is not None:
        _supersede(connection, known.key, around.now)
    page = _page(connection, around.page)
    if page is None and around.reread and known is not None:
        page = page_of(connection, known.key)  # it can be read yet again, by the rules of another day
    key = _article(connection, verdict, address, story, version, page, around)
    _parts(connection, key, verdict.analysis, around.now)
    _displace(connection, key, verdict.link, {value for _, value, _ in verdict.analysis.fingerprint.numbers})
    _related(connection, story, verdict.link.related)
    _observations(connection, key, verdict.observations, story, version, around.now)
    if around.reread and known is not None:
        inherit(connection, known.key, key)
    return Recorded(
        key=key,
        article_id=verdict.analysis.article.id,
        story=story,
        version=version,
        text_hash=verdict.analysis.fingerprint.text,
        relation=verdict.link.relation,
        observations=observations_of(connection, key) if verdict.observations else (),
    )


def _supersede(connection: Connection, key: int, now: datetime) -> None:
    article, observation = tables.article, tables.observation
    connection.execute(update(article).where(article.c.key == key).values(known_to=now))
    connection.execute(update(observation).where(observation.c.article == key).values(believed_to=now))


def _article(
    connection: Connection,
    verdict: Verdict,
    address: str,
    story: str,
    version: int,
    page: int | None,
    around: Circumstances,
) -> int:
    analysis, link = verdict.analysis, verdict.link
    item = analysis.article
    stands_at = item.published or around.now
    row = {
        "address": address,
        "version": version,
        "article_id": item.id,
        "url": item.url,
        "title": item.title,
        "language": item.language,
        "source": item.source,
        "agency": item.provenance.agency,
        "published": item.published,
        "stands_at": stands_at,
        # A later version became known when it was seen, whatever date it still prints.
        "known_from": stands_at if version == 1 else around.now,
        "known_to": None,
        "text_hash": analysis.fingerprint.text,
        "sentence_count": len(sentence_hashes(analysis.fingerprint)),
        "story": story,
        "relation": link.relation.value,
        "score": link.score,
        "why": link.why,
        "original": link.original,
        "differing": list(link.differing),
        "page": page,
        "baseline": around.baseline,
        "recorded_at": around.now,
    }
    created = connection.execute(_NEW_ARTICLE, row).inserted_primary_key
    assert created is not None
    return int(created[0])


def _parts(connection: Connection, key: int, analysis: Analysis, now: datetime) -> None:
    """Everything that hangs on the article's row: text, words, places, topics, vectors, figures."""
    item, fingerprint = analysis.article, analysis.fingerprint
    text = {
        "article": key,
        "text": item.text,
        "sentences": list(fingerprint.sentences),
        "numbers": list(map(list, fingerprint.numbers)),
        "numerals": list(map(list, fingerprint.numerals)),
        "details": details_json(item),
    }
    connection.execute(_NEW_TEXT, text)
    index_article(connection, key, item.title, item.text, item.language)
    _about(connection, key, item)
    day = day_of(item.published or now)
    hashes = ({"hash": number, "day": day, "article": key} for number in sentence_hashes(fingerprint))
    insert_new(connection, tables.sentence_hash, list(hashes))
    pairs = ({"hash": number, "day": day, "article": key} for number in pair_hashes(fingerprint))
    insert_new(connection, tables.numeral_pair, list(pairs))
    _embedding(connection, key, analysis)
    _places(connection, [figure.subject_path for figure in analysis.figures])
    subject = _main_place(item)
    rows = [_figure(key, position, figure, item.text, subject) for position, figure in enumerate(analysis.figures)]
    insert_new(connection, tables.figure, rows)


def _about(connection: Connection, key: int, item: Article) -> None:
    regions = (
        {"article": key, "place": region.id, "role": region.role.value, "score": region.score}
        for region in item.regions
    )
    insert_new(connection, tables.article_region, list(regions))
    _places(connection, [(*region.path_ids, region.id) for region in item.regions])
    topics = ({"article": key, "topic": topic.id, "score": topic.score} for topic in item.topics)
    insert_new(connection, tables.article_topic, list(topics))


def _places(connection: Connection, paths: Iterable[Sequence[str]]) -> None:
    """Remember what lies in what: the last id of a path lies in all before it, and so does each of those."""
    pairs = {(place, ancestor) for path in paths for depth, place in enumerate(path) for ancestor in path[: depth + 1]}
    rows = [{"place": place, "ancestor": ancestor} for place, ancestor in sorted(pairs)]
    insert_new(connection, tables.place_in, rows)


def _main_place(item: Article) -> str | None:
    """The place that a figure without a subject belongs to."""
    subjects = (region.id for region in item.regions if region.role is Role.SUBJECT and not region.inferred)
    return next(subjects, None)


def _figure(key: int, position: int, figure: Figure, text: str, main_place: str | None) -> Mapping[str, Any]:
    return {
        "article": key,
        "position": position,
        "kind": figure.kind.value,
        "value": figure.value,
        "value_num": codec.near(figure.value),
        "unit": figure.unit,
        "subject": figure.subject,
        "place": figure.subject or main_place,
        "indicator": figure.indicator,
        "indicator_text": figure.indicator_text,
        "transform": figure.transform.value,
        "period": figure.period,
        "modality": figure.modality.value,
        "sentence": text[figure.sentence_start : figure.sentence_end],
        "payload": figure_json(figure),
    }


def _embedding(connection: Connection, key: int, analysis: Analysis) -> None:
    vectors = analysis.embedding
    if vectors is None:
        return
    row = {
        "article": key,
        "model": vectors.model,
        "dims": vectors.dims,
        "spans": [list(span) for span in vectors.spans],
        "vectors": vectors.vectors,
        "mean": vectors.mean,
    }
    insert_new(connection, tables.embedding, [row])


def _displace(connection: Connection, key: int, link: StoryLink, printed: Collection[str]) -> None:
    """Let the article take the place of its story's original, which it turned out to precede.

    What it has `printed` differs from nothing any more.
    """
    if link.displaced is None or link.original is None:
        return
    table = tables.article
    told_from = (table.c.original == link.original) | (table.c.key == link.original)
    others = connection.execute(select(table.c.key, table.c.differing).where(told_from, table.c.key != key)).all()
    connection.execute(update(table).where(told_from, table.c.key != key).values(original=key))
    connection.execute(update(table).where(table.c.key == link.original).values(relation=link.displaced.value))
    connection.execute(update(table).where(table.c.key == key).values(original=None))
    redrawn = {each.key: each for each in link.redrawn}
    for row in others:
        now, kept = redrawn.get(row.key), [value for value in row.differing if value not in printed]
        values: dict[str, Any] = {"differing": list(dict.fromkeys([*(now.differing if now else ()), *kept]))}
        if now:
            values |= {"relation": now.relation.value, "score": now.score, "why": now.why}
        connection.execute(update(table).where(table.c.key == row.key).values(**values))


def _related(connection: Connection, story: str, related: Sequence[str]) -> None:
    """Stories of the same event, both ways round; ids that aren't on file are left out."""
    table = tables.story
    for piece in pieces(sorted(set(related) - {story})):
        there = connection.execute(select(table.c.id).where(table.c.id.in_(piece))).scalars().all()
        rows = [{"story": one, "other": two} for other in there for one, two in ((story, other), (other, story))]
        insert_new(connection, tables.related_story, rows)


def _page(connection: Connection, page: Page | None) -> int | None:
    """The row of a stored page; the same bytes from the same address are stored once."""
    if page is None:
        return None
    digest = hashlib.sha256(page.url.encode("utf-8", "replace") + b"\0" + page.body).hexdigest()
    row = {
        "url": page.url,
        "final_url": page.final_url,
        "status": page.status,
        "body": zlib.compress(page.body, _PAGE_LEVEL),
        "digest": digest,
        "content_type": page.content_type,
        "fetched_at": page.fetched_at,
        "etag": page.etag,
        "last_modified": page.last_modified,
    }
    return new_key(connection, tables.page, row) or int(
        connection.execute(_STORED_PAGE, {"digest": digest}).scalar_one()
    )


# ───────────────────────────── the ledger ─────────────────────────────


def _observations(
    connection: Connection, key: int, observations: Sequence[Observation], story: str, version: int, now: datetime
) -> None:
    _places(connection, [(*item.subject_path, item.series.subject) for item in observations])
    series_rows(connection, observations)
    series_rows(connection, [replace(item, series=item.own) for item in observations if item.own])
    rows = [
        {
            **codec.observation_values(item),
            "series": codec.series_id(item.series),
            "own": codec.series_id(item.own) if item.own else None,
            "article": key,
            "value_num": codec.near(item.value),
            "story": story,
            "believed_from": item.known_from if version == 1 else max(now, item.known_from),
            "believed_to": None,
            "replaced_num": next((abs(codec.near(value)) for value, _ in item.replaced), None),
        }
        for item in observations
    ]
    insert_new(connection, tables.observation, rows)


# ───────────────────────────── who is told ─────────────────────────────


def _alerts(connection: Connection, alerts: Sequence[Alert]) -> None:
    for alert in alerts:
        row = {
            "id": alert.id,
            "rule": alert.rule,
            "alert_group": alert.group,
            "timing": alert.when,
            "channels": list(alert.channels),
            "articles": [codec.facts_to(facts) for facts in alert.articles],
            "created": alert.created,
            "updates": dict(alert.updates),
        }
        if inserted(connection, tables.alert, row):
            links = [{"alert": alert.id, "position": at, "change": one.id} for at, one in enumerate(alert.changes)]
            insert_new(connection, tables.alert_change, links)


def _deliveries(connection: Connection, deliveries: Sequence[NewDelivery]) -> None:
    rows = [
        {
            "alert": item.alert,
            "channel": item.channel,
            "recipient": item.recipient,
            "batch": natural(item.batch),
            "not_before": item.not_before,
            "due": item.not_before,
            "state": DeliveryState.PENDING.value,
            "tries": 0,
        }
        for item in deliveries
    ]
    insert_new(connection, tables.delivery, rows)
