"""What a page would be among the stories of an archive, for `inspect`.

Enters: an analysis, and an archive opened for reading. Leaves: lines to print. Never: a write; a decision, which the
corridor makes as if the page were filed.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from monitor.cli.layouts import correspondence
from monitor.cli.output import grouped
from monitor.cli.telling import told
from monitor.errors import StorageError

if TYPE_CHECKING:
    from monitor.domain import Analysis, Member, StoryLink
    from monitor.pipeline import Prospect
    from monitor.settings import Settings
    from storage.archive import Archive

_NOT_ON_FILE = 0  # rows count from 1


@contextmanager
def archive_at_hand(url: str | None, settings: "Settings", *, wanted: bool) -> "Iterator[Archive | None]":
    """The archive at `url`; without one that of the environment or the configuration if it is `wanted` and exists.

    Raises `StorageError` for a `url` that can't be read. What else is wrong with the usual archive is only said:
    a page can be looked at without it.
    """
    from storage.archive import Archive

    opened = None
    if url or wanted:
        try:
            usual = os.environ.get("FIGUREWATCH_ARCHIVE") or settings.defaults.archive
            opened = Archive.open(url or usual, read_only=True)
        except StorageError as error:
            if url:
                raise
            if error.code != "missing":
                print(f"figurewatch: no story is shown: {error.message}", file=sys.stderr)
    try:
        yield opened
    finally:
        if opened:
            opened.close()


def place(analysis: "Analysis", archive: "Archive", settings: "Settings", *, why: bool) -> Iterator[str]:
    """What the page would be filed as, and the reason; with `why` also its source and the sentences of both."""
    from monitor.pipeline import Audience, Corridor, InPlace

    now = datetime.now(UTC)
    corridor = Corridor(archive, InPlace(), Audience(), clock=lambda: now, window=settings.defaults.window)
    prospect = corridor.would_be(analysis)
    link, previous = prospect.link, prospect.previous
    if previous and previous.text_hash == analysis.fingerprint.text:
        yield f"on file already: {_as_what(link)}"
    else:
        version = f"version {previous.version + 1} of an article on file, " if previous else ""
        yield f"would be filed as {version}{_as_what(link)}"
        yield f"why: {link.why}"
    if link.differing:
        yield f"prints other values: {', '.join(map(grouped, link.differing))}"
    if link.related:
        yield f"related, but apart: {', '.join(link.related)}"
    if link.story:
        yield from _source(prospect, analysis, archive.read.tellings(link.story), now, why=why)


def _as_what(link: "StoryLink") -> str:
    if link.story is None:
        return "a new story, an updated edition of one on file" if link.updated_edition else "a new story"
    what = link.relation.value.replace("_", " ")
    first = ", published before what is on file" if link.displaced else ""
    return f"{what} in story {link.story}{first}"


def _source(
    prospect: "Prospect", analysis: "Analysis", members: "tuple[Member, ...]", now: datetime, *, why: bool
) -> Iterator[str]:
    """The original, and, with `why`, what the page was told from, as if it were on file."""
    from monitor.domain import Relation
    from monitor.reprints.chain import Evidence, Link, chain

    link = prospect.link
    page = _member(prospect, analysis, now)
    shelf = [_turned(member, prospect) for member in members if member.key != page.key]
    originals = [member for member in members if member.relation is Relation.ORIGINAL and member.key != page.key]
    if originals and not link.displaced:
        yield f"original: {originals[0].article_id}{_whose(originals[0])}"
    if not why or not shelf:
        return
    found = {each.key: each for each in chain([*shelf, page]).links}
    none = Link(page.key, None, Evidence.NONE, "it is the first that told it")
    by_key = {member.key: member for member in [*shelf, page]}
    said = told(by_key, found.get(page.key, none))
    yield f"told from {said['told_from'] or 'nothing on file'}: {said['because']}"
    yield from correspondence(said)


def _whose(member: "Member") -> str:
    return f" ({member.source}, {member.published:%Y-%m-%d})" if member.source else f" ({member.published:%Y-%m-%d})"


def _turned(member: "Member", prospect: "Prospect") -> "Member":
    """A member as it would stand once the page is on file: a later original gives way."""
    link = prospect.link
    turned = link.displaced if member.key == link.original else None
    return replace(member, relation=turned) if turned else member


def _member(prospect: "Prospect", analysis: "Analysis", now: datetime) -> "Member":
    from monitor.domain import Member

    article = analysis.article
    return Member(
        key=prospect.previous.key if prospect.previous else _NOT_ON_FILE,
        article_id=article.id,
        text=article.text,
        language=article.language,
        published=article.published or now,
        relation=prospect.link.relation,
        source=article.source,
        fingerprint=analysis.fingerprint,
        provenance=article.provenance,
        embedding=analysis.embedding,
    )
