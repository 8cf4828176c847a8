"""What is polled: sources, feeds, entries, and what is remembered of them between polls."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Feed:
    """One address that is polled. `interval` is the wish; the server may ask for more."""

    url: str
    interval: timedelta


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher and the feeds of it that are polled.

    `language` is the BCP 47 tag that its texts are in (None: detect), `country` its
    ISO 3166-1 code (weak evidence for places). `local` allows exactly the hosts and
    ports of its own feed addresses to be private ones. `pages` is False when the
    feed's own text is enough and linked pages must not be fetched.
    """

    name: str
    feeds: tuple[Feed, ...]
    language: str | None = None
    country: str | None = None
    local: bool = False
    pages: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as fetched, after content decoding. `content_type` is the header as sent, or ''.

    `status` 0: not fetched but handed in, and `content_type` says whether it is text or HTML.
    """

    url: str
    final_url: str
    status: int
    body: bytes
    content_type: str
    fetched_at: datetime
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. `id` is what recognises it next time, never empty.

    `content` is the item's own HTML or text, None if it has none; `published` is
    None or no later than a day after it was read.
    """

    id: str
    url: str | None
    title: str
    published: datetime | None = None
    content: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed's bytes say. `dropped` counts items over the limit."""

    entries: tuple[Entry, ...]
    title: str = ""
    language: str | None = None
    warnings: tuple[str, ...] = ()
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class FeedState:
    """What the archive remembers of one feed between polls; the truth of the schedule.

    `etag` and `last_modified` are echoed byte for byte. `next_due` is never moved
    forward in time by a restart. `baseline` is True until the first poll that parsed
    has been recorded. `moved_to`/`moved_times` count how often, without a break, a permanent
    redirect ended at a feed (three make it the address). `last_full` is the last
    unconditional poll that succeeded. `gone` stops polling (410).
    """

    url: str
    source: str
    next_due: datetime
    etag: str | None = None
    last_modified: str | None = None
    last_full: datetime | None = None
    failures: int = 0
    baseline: bool = True
    moved_to: str | None = None
    moved_times: int = 0
    gone: bool = False
    last_error: str | None = None
    last_error_code: str | None = None
    last_success: datetime | None = None


@dataclass(frozen=True, slots=True)
class QueuedEntry:
    """An entry that was read from a feed and has not been walked to its end yet.

    `key` is the archive's row; `tries` counts the walks that failed or never came back;
    `baseline` marks entries of a feed's first poll: recorded, but nothing is sent.
    """

    key: int
    feed_url: str
    source: str
    entry: Entry
    baseline: bool
    tries: int
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class RobotsFile:
    """One host's robots.txt as fetched. `text` None: the host is closed until `expires` (503, silence)."""

    host: str
    text: str | None
    fetched_at: datetime
    expires: datetime
