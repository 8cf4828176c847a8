"""The keys of `sources.yaml` as models: what is allowed, what it means, what it is when left out.

`docs/configuration.md` explains every key with an example (a test compares), and the JSON
Schema for editors is made from these classes.
"""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    WithJsonSchema,
    model_validator,
)

from monitor.domain import (
    ChangeKind,
    CustomIndicator,
    CustomPlace,
    CustomTopic,
    Extras,
    Feed,
    Rule,
    Severity,
    Source,
    Watch,
)
from monitor.vocabulary import PLACE, wrong_measure

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_SIZES = {"B": 1, "KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30}
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z]{2,8})*$"


def _duration(value: object) -> timedelta:
    match = re.fullmatch(r"(\d{1,7})\s*([smhd])", value.strip()) if isinstance(value, str) else None
    if not match:
        raise ValueError("is not a length of time; write a whole number and a unit, such as 45s, 30m, 6h or 7d")
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]])


def _size(value: object) -> int:
    match = re.fullmatch(r"(\d{1,9})\s*(B|[KMG]iB)", value.strip()) if isinstance(value, str) else None
    if not match:
        raise ValueError("is not a size; write a whole number and a unit, such as 512KiB or 10MiB")
    return int(match[1]) * _SIZES[match[2].upper()]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str | dict) else value


def _feed(value: object) -> object:
    return {"url": value} if isinstance(value, str) else value


def _example(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


def _words(value: tuple[str, ...]) -> tuple[str, ...]:
    if any(not word.strip().rstrip("*").strip() for word in value):
        raise ValueError("holds an empty word, which would fit every text; take it out")
    return value


def _measures(value: tuple[str, ...]) -> tuple[str, ...]:
    for measure in value:
        if message := wrong_measure(measure):
            raise ValueError(message)
    if len(set(value)) < 2:
        raise ValueError("joins nothing; name two measures at least, the one that all are filed under first")
    return value


Duration = Annotated[
    timedelta, BeforeValidator(_duration), WithJsonSchema({"type": "string", "pattern": r"^\d{1,7}\s*[smhd]$"})
]
Size = Annotated[int, BeforeValidator(_size), WithJsonSchema({"type": "string", "pattern": r"^\d{1,9}\s*(B|[KMG]iB)$"})]
Words = Annotated[tuple[str, ...], BeforeValidator(_one_or_many), AfterValidator(_words)]
Measures = Annotated[tuple[str, ...], AfterValidator(_measures)]
# The pattern is for editors only: here every id is looked up, and a wrong one named with the nearest right one.
PlaceId = Annotated[str, Field(json_schema_extra={"pattern": f"^({PLACE})$"})]
Places = Annotated[tuple[PlaceId, ...], BeforeValidator(_one_or_many)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Defaults(_Section):
    """What holds for all sources and for the daemon itself."""

    archive: str = Field(
        "sqlite:///var/figurewatch.db", description="where the archive is: sqlite:/// or postgresql://"
    )
    interval: Duration = Field(timedelta(minutes=30), description="how often a feed is polled")
    timeout: Duration = Field(timedelta(seconds=30), description="a fetch takes no longer than this in all")
    max_size: Size = Field(10 << 20, description="a page or feed is no larger than this after decoding")
    spacing: Duration = Field(timedelta(seconds=1), description="pause between two requests to one host")
    contact: str = Field("", description="address or page in the User-Agent, so that a site can reach you")
    workers: int = Field(2, ge=1, le=64, description="processes that parse and analyse")
    fetchers: int = Field(8, ge=1, le=64, description="sources that are polled at the same time")
    parse_timeout: Duration = Field(timedelta(seconds=20), description="one page's parse takes no longer than this")
    parse_memory: Size = Field(256 << 20, description="memory that one parse may take beyond the idle worker")
    window: Duration = Field(timedelta(days=30), description="how far apart two tellings of one story may lie")
    digest_hour: int = Field(7, ge=0, le=23, description="hour of the daily digest, UTC")
    entries_per_turn: int = Field(200, ge=1, le=10_000, description="entries of a source that one turn walks")
    keep_trying: Duration = Field(timedelta(hours=72), description="a delivery is tried for this long")
    pages: bool = Field(True, description="fetch the pages that entries link to")


class FeedSettings(_Section):
    """One address to poll."""

    url: str = Field(description="http or https address of an RSS, Atom or JSON feed")
    interval: Duration | None = Field(None, description="how often, if not as the source")

    @model_validator(mode="after")
    def _is_web_address(self) -> "FeedSettings":
        if not re.match(r"https?://[^/\s]+", self.url):
            raise ValueError(f"`{self.url[:80]}` is not a web address; it begins with http:// or https://")
        return self


class SourceSettings(_Section):
    """A publisher."""

    name: str = Field(min_length=1, max_length=200, description="how the source is called in alerts")
    feeds: Annotated[tuple[Annotated[FeedSettings, BeforeValidator(_feed)], ...], BeforeValidator(_one_or_many)] = (
        Field(min_length=1, description="addresses, or url and interval")
    )
    language: str | None = Field(None, pattern=LANGUAGE, description="language of its texts, BCP 47 (zh, ru, en …)")
    country: str | None = Field(None, pattern=r"^[A-Z]{2}$", description="country it writes from, ISO 3166-1")
    interval: Duration | None = Field(None, description="how often its feeds are polled")
    local: bool = Field(False, description="allow the private addresses of these very feeds (tests, intranet)")
    pages: bool | None = Field(None, description="fetch linked pages; no: the feed's text is enough")
    checked: bool = Field(False, description="somebody has seen this source work")
    enabled: bool = Field(True, description="no: keep the entry, don't poll")


class PlaceSettings(_Section):
    """A macro-region of your own."""

    id: str = Field(pattern=r"^macro:[a-z0-9-]+$", description="macro:name")
    name: str = Field(min_length=1, description="how it is shown")
    names: Words = Field((), description="what it is called in texts, in any language")
    members: Places = Field((), description="ids of the places that lie in it")


class ExampleSettings(_Section):
    """An article of the kind that is wanted."""

    text: str | None = Field(None, description="the article's text")
    file: str | None = Field(None, description="a file of plain text, UTF-8; its path is relative to this file")

    @model_validator(mode="after")
    def _is_one_text(self) -> "ExampleSettings":
        if (self.text is None) == (self.file is None):
            raise ValueError("needs one of `text` and `file`")
        if not (self.text or self.file or "").strip():
            raise ValueError("is empty")
        return self


class TopicSettings(_Section):
    """A topic of your own; any of the lists makes an article fit."""

    id: str = Field(pattern=r"^custom:[a-z0-9-]+$", description="custom:name")
    name: str = Field(min_length=1, description="how it is shown")
    words: Words = Field((), description="words or phrases")
    indicators: Words = Field((), description="ids of indicators")
    places: Places = Field((), description="ids of places, with what lies in them")
    examples: Annotated[
        tuple[Annotated[ExampleSettings, BeforeValidator(_example)], ...], BeforeValidator(_one_or_many)
    ] = Field((), description="articles of the kind that is wanted: texts, or text or file")

    @model_validator(mode="after")
    def _fits_something(self) -> "TopicSettings":
        if not (self.words or self.indicators or self.places or self.examples):
            raise ValueError("can't fit any article; give `words`, `indicators`, `places` or `examples`")
        return self


class IndicatorSettings(_Section):
    """A measure of your own, or more names for one that exists."""

    id: str = Field(pattern=r"^[a-z0-9_]+$", description="short id, as in `figurewatch figures --indicator`")
    names: dict[Annotated[str, Field(pattern=LANGUAGE)], Words] = Field(description="language: words it goes by")
    unit: str | None = Field(None, description="currency code, % or UCUM code; left out: any")


class WatchSettings(_Section):
    """Series whose every new period is told at once."""

    indicators: Words = Field((), description="ids of indicators; none: any")
    regions: Places = Field((), description="ids of places, with what lies in them; none: any")

    @model_validator(mode="after")
    def _watches_something(self) -> "WatchSettings":
        if not self.indicators and not self.regions:
            raise ValueError("watches nothing; give `indicators`, `regions` or both")
        return self


class EmailSettings(_Section):
    """Mail over SMTP."""

    type: Literal["email"]
    host: str = Field(min_length=1, description="mail server")
    port: int = Field(587, ge=1, le=65535, description="587 with starttls, 465 with tls")
    security: Literal["starttls", "tls", "none"] = Field("starttls", description="none: only for a server of your own")
    user: str | None = Field(None, description="name to log in with")
    password: SecretStr | None = Field(None, description="${NAME OF AN ENVIRONMENT VARIABLE}")
    sender: str = Field(alias="from", pattern=r"^[^@\s]+@[^@\s]+$", description="address that mails come from")
    to: Annotated[tuple[Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")], ...], BeforeValidator(_one_or_many)] = (
        Field(min_length=1, description="addresses that mails go to")
    )


class SlackSettings(_Section):
    """A Slack incoming webhook."""

    type: Literal["slack"]
    url: SecretStr = Field(description="${NAME OF AN ENVIRONMENT VARIABLE} that holds the webhook's address")
    local: bool = Field(False, description="the webhook is a private address (tests)")


class TerminalSettings(_Section):
    """Alerts on the terminal that runs the daemon."""

    type: Literal["terminal"]


ChannelSettings = Annotated[EmailSettings | SlackSettings | TerminalSettings, Field(discriminator="type")]


class RuleSettings(_Section):
    """Who wants to know what. A list left out means any."""

    name: str = Field(min_length=1, max_length=100, description="how the rule is called in the archive")
    channels: Words = Field(min_length=1, description="names from the section channels")
    kinds: Annotated[tuple[ChangeKind, ...], BeforeValidator(_one_or_many)] = Field((), description="kinds of change")
    severity: Severity = Field(Severity.INFO, description="at least this severe")
    regions: Places = Field((), description="ids of places, with what lies in them")
    topics: Words = Field((), description="ids of topics")
    indicators: Words = Field((), description="ids of indicators")
    threshold: Annotated[Decimal, Field(ge=0)] | None = Field(
        None, description="least change, in percent of the older value"
    )
    when: Literal["at_once", "hourly", "daily"] = Field("at_once", description="at once, or in a digest")
    watched: bool = Field(False, description="only series of the section watch")


class Settings(_Section):
    """All of `sources.yaml`."""

    defaults: Defaults = Field(default_factory=Defaults)
    sources: tuple[SourceSettings, ...] = ()
    places: tuple[PlaceSettings, ...] = ()
    topics: tuple[TopicSettings, ...] = ()
    indicators: tuple[IndicatorSettings, ...] = ()
    links: tuple[Measures, ...] = Field(
        (),
        description="measures that are one thing, as `figurewatch series` shows them; all are filed under the first",
    )
    watch: tuple[WatchSettings, ...] = ()
    channels: dict[str, ChannelSettings] = Field(default_factory=dict)
    rules: tuple[RuleSettings, ...] = ()

    def domain_sources(self) -> tuple[Source, ...]:
        """The enabled sources with every default filled in."""
        return tuple(self._source(source) for source in self.sources if source.enabled)

    def _source(self, source: SourceSettings) -> Source:
        usual = self.defaults.interval if source.interval is None else source.interval
        return Source(
            name=source.name,
            feeds=tuple(Feed(feed.url, usual if feed.interval is None else feed.interval) for feed in source.feeds),
            language=source.language,
            country=source.country,
            local=source.local,
            pages=self.defaults.pages if source.pages is None else source.pages,
        )

    def extras(self) -> Extras:
        """What users add to the vocabulary."""
        return Extras(
            places=tuple(CustomPlace(p.id, p.name, p.names or (p.name,), p.members) for p in self.places),
            topics=tuple(
                CustomTopic(t.id, t.name, t.words, t.indicators, t.places, tuple(e.text for e in t.examples if e.text))
                for t in self.topics
            ),
            indicators=tuple(CustomIndicator(i.id, i.names, i.unit) for i in self.indicators),
        )

    def domain_rules(self) -> tuple[Rule, ...]:
        return tuple(
            Rule(
                name=r.name,
                channels=r.channels,
                kinds=r.kinds,
                severity=r.severity,
                regions=r.regions,
                topics=r.topics,
                indicators=r.indicators,
                threshold=r.threshold,
                when=r.when,
                watched_only=r.watched,
            )
            for r in self.rules
        )

    def measures(self) -> dict[str, str]:
        """For each measure that is filed under another one that other one."""
        return {measure: link[0] for link in self.links for measure in link[1:] if measure != link[0]}

    def watches(self) -> tuple[Watch, ...]:
        return tuple(Watch(w.indicators, w.regions) for w in self.watch)


SECRETS = frozenset({"password", "url"})  # keys of a channel whose value must come from the environment


def cross_errors(settings: Settings) -> list[tuple[tuple[str | int, ...], str]]:
    """What single keys can't show: names used twice or not at all. Paths and messages, in file order."""
    found: list[tuple[tuple[str | int, ...], str]] = []
    found += _twice("sources", [source.name for source in settings.sources], "name")
    found += _twice("rules", [rule.name for rule in settings.rules], "name")
    for section in ("places", "topics", "indicators"):
        found += _twice(section, [item.id for item in getattr(settings, section)], "id")
    found += _linked_twice(settings)
    seen: dict[str, str] = {}
    for i, source in enumerate(settings.sources):
        for j, feed in enumerate(source.feeds):
            if feed.url in seen:
                found.append((("sources", i, "feeds", j), f"this feed is polled already by `{seen[feed.url]}`"))
            seen.setdefault(feed.url, source.name)
            found += _interval_errors(settings, i, j)
    for i, rule in enumerate(settings.rules):
        found += [
            (("rules", i, "channels"), f"there is no channel `{name}` in the section channels")
            for name in rule.channels
            if name not in settings.channels
        ]
    return found


def _linked_twice(settings: Settings) -> list[tuple[tuple[str | int, ...], str]]:
    """A measure is filed in one place: what two lists name belongs into one of them."""
    found: list[tuple[tuple[str | int, ...], str]] = []
    places: dict[str, int] = {}
    for i, link in enumerate(settings.links):
        for j, measure in enumerate(link):
            if measure in link[:j]:
                found.append((("links", i, j), f"`{measure}` stands twice in this list"))
            elif measure in places:
                found.append(
                    (("links", i, j), f"`{measure}` stands in links[{places[measure]}] too; make one list of both")
                )
            places.setdefault(measure, i)
    return found


def _interval_errors(settings: Settings, i: int, j: int) -> list[tuple[tuple[str | int, ...], str]]:
    """An hour has at most sixty polls; a source of one's own may be asked every second."""
    source = settings.sources[i]
    given: list[tuple[tuple[str | int, ...], timedelta | None]] = [
        (("sources", i, "feeds", j, "interval"), source.feeds[j].interval),
        (("sources", i, "interval"), source.interval),
        (("defaults", "interval"), settings.defaults.interval),
    ]
    place, interval = next((path, value) for path, value in given if value is not None)
    least = timedelta(seconds=1 if source.local else 60)
    if interval >= least:
        return []
    return [(place, f"is shorter than {int(least.total_seconds())} s; sites shut out readers that ask that often")]


def _twice(section: str, names: list[str], key: str) -> list[tuple[tuple[str | int, ...], str]]:
    return [
        ((section, i, key), f"`{name}` stands twice; each {key} must be its own")
        for i, name in enumerate(names)
        if name in names[:i]
    ]


def as_any(value: object) -> Any:
    """Plain Python of what the YAML reader gives, so that the models see no class of its own."""
    if isinstance(value, dict):
        return {str(key): as_any(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_any(item) for item in value]
    return value
