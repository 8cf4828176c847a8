"""Dates of feed items: read surely or not at all.

Enters: a date as written, the feed's language, the time. Leaves: an aware UTC time or
None. Never: a guess between day and month, nor a time more than a day ahead.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

_ISO = re.compile(
    r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})"
    r"(?:(?:[Tt_]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?"
    r"\s*(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{1,2})?)?\Z"
)
_RFC822 = re.compile(r"(?:[A-Za-z]{2,9}\.?,?\s*)?\d{1,2}[\s-]+[A-Za-z]{3,9}\.?,?[\s-]+\d{2,4}\s+\d{1,2}:\d{2}")
_ASCTIME = re.compile(r"[A-Za-z]{3,9}\s+[A-Za-z]{3,9}\s+\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:[A-Z]{3,4}\s+)?\d{4}")
# Chinese, Japanese and Korean dates name year, month and day, so that no language is needed.
_NAMED = re.compile(
    r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]\D{0,8}(?:(\d{1,2})\s*[:：时時시]\s*(\d{2})?(?:[:：分분]\s*(\d{2}))?)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 100
# Feeds did not exist earlier; zero times of all kinds (1970, 0001) mean "none".
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(hours=24)


def read_date(written: str, language: str, now: datetime) -> datetime | None:
    """The time that `written` names, None if that is unsure, before 1990 or later than a day after `now`.

    ISO 8601 and RFC 822 are trusted; other wording is read in the feed's own language
    only. A time without zone counts as UTC.
    """
    written = " ".join(written[: _LONGEST + 1].split())
    if not written or len(written) > _LONGEST:
        return None
    try:
        found = _iso(written) or _rfc822(written) or _named(written) or _worded(written, language, now)
        found = found.astimezone(UTC) if found else None
    except (ValueError, OverflowError):
        return None
    return found if found and _EARLIEST <= found <= now + _AHEAD else None


def _iso(written: str) -> datetime | None:
    match = _ISO.match(written)
    if not match:
        return None
    year, mark, month, day, hour, minute, second, fraction, zone = match.groups()
    if not mark and len(month + day) != 4:
        return None
    micro = int((fraction or "0").ljust(6, "0")[:6])
    clock = (int(hour or 0) % 24, int(minute or 0), min(int(second or 0), 59), micro)
    return datetime(int(year), int(month), int(day), *clock, tzinfo=_zone(zone))


def _zone(zone: str | None) -> timezone:
    if not zone or zone.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = zone[1:].replace(":", "").ljust(4, "0") if len(zone) > 3 else zone[1:].zfill(2) + "00"
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if zone[0] == "-" else offset)


def _rfc822(written: str) -> datetime | None:
    if not (_RFC822.match(written) or _ASCTIME.match(written)):
        return None
    parts = parsedate_tz(written)
    # Two digits may stand for a year of this century, "0000" stands for nothing.
    if not parts or re.search(r"\b0\d{3}\b(?!:)", written.rpartition(":")[0]):
        return None
    year, month, day, hour, minute, second = parts[:6]
    zone = timezone(timedelta(seconds=parts[9] or 0))
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)


def _named(written: str) -> datetime | None:
    match = _NAMED.search(written)
    if not match:
        return None
    numbers = [int(part or 0) for part in match.groups()]
    return datetime(*numbers[:6], tzinfo=UTC)  # type: ignore[arg-type,misc]


def _worded(written: str, language: str, now: datetime) -> datetime | None:
    """Months by name in the feed's language. Without a language or a year there is nothing sure to read."""
    base = language.split("-")[0].lower() or ("en" if written.isascii() and re.search("[A-Za-z]{3}", written) else "")
    if not base or not _YEAR.search(written):
        return None
    import dateparser

    settings = {
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": True,
        "STRICT_PARSING": True,
        "RELATIVE_BASE": now.replace(tzinfo=None),
    }
    try:
        return dateparser.parse(written, languages=[base], settings=settings)  # type: ignore[no-any-return]
    except ValueError:
        return None
