"""A small news site on loopback: four outlets, three languages, news in waves, and all that makes real pages hard.

Enters: a port and the articles of `demo/news`. Leaves: feeds and pages over HTTP. The outlets
wrap their articles as outlets do: cookie banner, menus, captions twice, translation
wrapper, disclaimer, newsletter. Never: an address other than loopback.
"""

import html
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Thread
from typing import Any
from zlib import crc32


@dataclass(frozen=True)
class Story:
    """One article of the demonstration; `wave` says when it appears, from 1."""

    outlet: str
    slug: str
    wave: int
    published: datetime
    title: str
    truth: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Outlet:
    """How one invented paper looks: its language, and what it puts around its articles."""

    name: str
    language: str
    before: str
    after: str
    feed: str


OUTLETS: Mapping[str, Outlet] = {
    "courier": Outlet(
        "Harbour Courier",
        "en",
        "<div class='consent'><p>Our Cookie Notice</p><p>Cookies let our pages remember you. By reading on you agree"
        " to our cookies.</p><button>Accept all cookies</button></div>",
        "<p>Photo: Harbour Courier</p><p>Sign up for our newsletter</p><p>© 2025 Harbour Courier. All rights"
        " reserved.</p>",
        "rss",
    ),
    "daily": Outlet(
        "Coast Daily",
        "en",
        "<p>Translation. Region: Republic of Kazakhstan –</p><p>Source: Coast Daily in Kazakh – Coast Daily in Kazakh –"
        "</p><p>A disclaimer can be found at the end of this page.</p>",
        "<p>Please note: this text was passed on as it came from its source. What it says may not reflect"
        " what we or our readers think.</p>",
        "atom",
    ),
    "haiwan": Outlet(
        "海湾日报",
        "zh",
        "<p>本站用Cookie记住您的设置，继续阅读即视为同意。</p><p>同意</p>",
        "<p>责任编辑：陈一</p><p>版权所有，转载须经本报书面许可。</p>",
        "json",
    ),
    "vestnik": Outlet(
        "Вестник залива",
        "ru",
        "<p>Мы используем файлы cookie. Продолжая пользоваться сайтом, вы соглашаетесь с этим.</p><p>Принять</p>",
        "<p>Подписывайтесь на канал «Вестника залива» в Telegram</p><p>Все права защищены.</p>",
        "rss",
    ),
}


@cache
def stories() -> tuple[Story, ...]:
    """All articles of the demonstration, in order of appearance."""
    raw: dict[str, Any] = tomllib.loads(files("demo.news").joinpath("articles.toml").read_text(encoding="utf-8"))
    return tuple(
        Story(
            item["outlet"],
            item["slug"],
            item["wave"],
            item["published"],
            item["title"],
            item["truth"],
            tuple(item["body"].strip().split("\n")),
        )
        for item in raw["article"]
    )


class Site:
    """The site, serving waves 1 to `wave`. Use as a context."""

    def __init__(self, port: int = 0) -> None:
        self.wave = 1
        self.requests = 0
        site = self

        class Handler(_Handler):
            news = site

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        self._thread = Thread(target=self._server.serve_forever, name="demo-site", daemon=True)

    def __enter__(self) -> "Site":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def feed_url(self, outlet: str) -> str:
        return f"http://127.0.0.1:{self.port}/{outlet}/feed"

    def page_url(self, story: Story) -> str:
        return f"http://127.0.0.1:{self.port}/{story.outlet}/{story.slug}.html"

    def showing(self, outlet: str) -> tuple[Story, ...]:
        return tuple(story for story in stories() if story.outlet == outlet and story.wave <= self.wave)

    def answer(self, path: str) -> tuple[str, bytes] | None:
        """Content type and body for a path; None: there is no such page."""
        outlet, _, name = path.strip("/").partition("/")
        if outlet not in OUTLETS:
            return None
        if name == "feed":
            return _FEEDS[OUTLETS[outlet].feed](self, outlet)
        found = [story for story in self.showing(outlet) if f"{story.slug}.html" == name]
        return ("text/html; charset=utf-8", page(found[0]).encode()) if found else None


class _Handler(BaseHTTPRequestHandler):
    news: Site
    protocol_version = "HTTP/1.1"
    timeout = 5

    def do_GET(self) -> None:
        self.news.requests += 1
        found = self.news.answer(self.path.partition("?")[0])
        if found is None:
            self._reply(404, "text/plain", b"not here\n", None)
            return
        kind, body = found
        tag = f'"{crc32(body):08x}"'
        if self.headers.get("If-None-Match") == tag:
            self._reply(304, kind, b"", tag)
        else:
            self._reply(200, kind, body, tag)

    def _reply(self, status: int, kind: str, body: bytes, tag: str | None) -> None:
        self.send_response(status)
        if tag:
            self.send_header("ETag", tag)
        if status != 304:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it
        """Silence: the daemon's own log is what the demonstration shows."""


def page(story: Story) -> str:
    """The article as its outlet prints it."""
    outlet = OUTLETS[story.outlet]
    caption = f"<figcaption>{html.escape(story.title)} /VCG</figcaption>"
    body = "\n".join(f"<p>{html.escape(part)}</p>" for part in story.paragraphs)
    return f"""<!doctype html>
<html lang="{outlet.language}"><head><meta charset="utf-8">
<title>{html.escape(story.title)} - {outlet.name}</title></head>
<body>
<nav><a href="/">Home</a> <a href="/{story.outlet}/world">World</a> <a href="/{story.outlet}/sport">Sport</a></nav>
<main><article><h1>{html.escape(story.title)}</h1>
{outlet.before}
<figure><img src="/x.jpg" alt="">{caption}{caption}</figure>
{body}
{outlet.after}
</article></main>
<aside><h2>Most read</h2><ul><li><a href="/a">Storm closes the harbour for 3 days</a></li></ul></aside>
<footer>Invented for a demonstration. Nothing here is news.</footer>
</body></html>"""


def _rss(site: Site, outlet: str) -> tuple[str, bytes]:
    items = "".join(
        f"<item><title>{html.escape(s.title)}</title><link>{site.page_url(s)}?utm_source=rss</link>"
        f"<guid isPermaLink='false'>{s.slug}</guid><pubDate>{format_datetime(s.published)}</pubDate></item>"
        for s in site.showing(outlet)
    )
    head = f"<title>{OUTLETS[outlet].name}</title><link>http://127.0.0.1:{site.port}/{outlet}/</link>"
    text = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{head}{items}</channel></rss>'
    return "application/rss+xml; charset=utf-8", text.encode()


def _atom(site: Site, outlet: str) -> tuple[str, bytes]:
    entries = "".join(
        f"<entry><id>urn:{s.slug}</id><title>{html.escape(s.title)}</title><link href='{site.page_url(s)}'/>"
        f"<updated>{s.published.isoformat()}</updated><published>{s.published.isoformat()}</published></entry>"
        for s in site.showing(outlet)
    )
    text = (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{OUTLETS[outlet].name}</title><id>urn:{outlet}</id>{entries}</feed>"
    )
    return "application/atom+xml; charset=utf-8", text.encode()


def _json(site: Site, outlet: str) -> tuple[str, bytes]:
    items = [
        {"id": s.slug, "url": site.page_url(s), "title": s.title, "date_published": s.published.isoformat()}
        for s in site.showing(outlet)
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": OUTLETS[outlet].name, "items": items}
    return "application/feed+json", json.dumps(feed, ensure_ascii=False).encode()


_FEEDS = {"rss": _rss, "atom": _atom, "json": _json}
