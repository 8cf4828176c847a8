"""The feed's bytes as entries, whatever they call themselves.

Enters: bytes, the address they came from, the Content-Type header, the time. Leaves:
`ParsedFeed`, with a warning for everything that was doubtful. Never: a look at the
network, an external entity, or a figure of what the publisher meant by a broken date.
Hostile feeds cost time in the parser, so that long fields, surplus items and entity
bombs are dealt with in front of it.
"""

from datetime import datetime

from monitor.decode import decode
from monitor.domain import ParsedFeed
from monitor.feeds import jsonfeed, xmlfeed
from monitor.feeds.entries import finish
from monitor.feeds.guard import refuse_other_things

__all__ = ["read_feed"]


def read_feed(body: bytes, url: str, content_type: str, now: datetime) -> ParsedFeed:
    """Read RSS, Atom, RDF or JSON Feed by what it is, not by what it is called.

    Links are resolved against `url`; dates later than a day after `now` are no dates.
    Raises `SourceError`: `not_a_feed` says what the bytes look like instead,
    `entity_bomb` refuses XML whose entities grow without measure.
    """
    decoded = decode(body, content_type)
    text = decoded.text.lstrip("\ufeff \t\r\n\x00")
    if text[:1] in ("{", "["):
        raw = jsonfeed.read(text)
    else:
        refuse_other_things(text)
        raw = xmlfeed.read(text)
    return finish(raw, url, now, decoded.warnings)
