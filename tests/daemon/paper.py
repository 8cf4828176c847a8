"""A paper of our own on loopback, to run the real daemon against: feeds and pages that a test changes as it goes."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

Body = str | bytes | int | Callable[[], str | bytes | int]
SENTENCES = (
    "The harbour master signed the papers in the morning.",
    "A choir sang on the quay while the ferry was made ready.",
    "Fishermen from three villages came to look at the new crane.",
    "Nobody had expected such weather so late in the season.",
)


@dataclass
class Paper:
    """`feed` has items by slug and title, `pages` bodies by path (a number is a status). Use as a context.

    A request for a path in `stalled` is answered when `go_on` is set.
    """

    items: list[str] = field(default_factory=list)
    pages: dict[str, Body] = field(default_factory=dict)
    stalled: set[str] = field(default_factory=set)
    asked: list[tuple[float, str]] = field(default_factory=list)
    go_on: Event = field(default_factory=Event)

    def publish(self, slug: str, body: Body, content: str = "") -> str:
        """Put an item into the feed and its page online; its address."""
        link = f"{self.address}/{slug}.html"
        own = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
        self.items.append(f"<item><title>{slug}</title><link>{link}</link><guid>{slug}</guid>{own}</item>")
        self.pages[f"/{slug}.html"] = body
        return link

    def count(self, path: str) -> int:
        return sum(asked == path for _, asked in self.asked)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def feed(self) -> str:
        return f"{self.address}/feed"

    def __enter__(self) -> "Paper":
        paper = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                paper.asked.append((time.time(), path))
                if path in paper.stalled:
                    paper.go_on.wait(60)
                status, body = paper.answer(path)
                try:
                    self.send_response(status)
                    self.send_header("Content-Type", "application/rss+xml" if "feed" in path else "text/html")
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    self.close_connection = True  # the daemon was killed or has given up

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it
                """Silence."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.go_on.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str) -> tuple[int, bytes]:
        found: Body = self.pages.get(path, 404)
        if path == "/feed" and path not in self.pages:
            found = self._rss()
        body = found() if callable(found) else found
        if isinstance(body, int):
            return body, b"no"
        return 200, body.encode() if isinstance(body, str) else body

    def _rss(self) -> str:
        head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>P</title>'
        return f'<?xml version="1.0"?>{head}{"".join(self.items)}</channel></rss>'


def a_page(*sentences: str, title: str = "News from the quay") -> str:
    """An article that says this, and enough beside it to be one."""
    paragraphs = "".join(f"<p>{one}</p>" for one in (*sentences, *SENTENCES))
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )
