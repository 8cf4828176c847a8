"""Log lines: an event's name and fields, on standard error, for people or as JSON.

One line an article, one a feed's turn, one a delivery. Addresses pass `redact` here
once more, so that no secret reaches a log whatever a room forgot.
"""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from monitor.urls import redact


def configure(*, as_json: bool, quiet: bool = False) -> None:
    """Send all log lines to standard error; with `quiet` only warnings. Call once, at the start of a command."""
    shown = sys.stderr.isatty() and not as_json
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(
            sort_keys=False, colors=shown, pad_event_to=10, exception_formatter=structlog.dev.plain_traceback
        )
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="%Y-%m-%dT%H:%M:%SZ" if as_json else "%H:%M:%S", utc=True),
            *([structlog.processors.format_exc_info] if as_json else []),
            _redacted,
            lambda *event: redact(renderer(*event)),  # tracebacks are made as late as here
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING if quiet else logging.INFO),
        # Looked up anew each time: a progress bar puts itself in the place of standard error.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    # Libraries log through the standard module: only what is worth a look, and never below WARNING.
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redacting("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def logger() -> Any:
    """Where to log: `logger().info("article", id=…, outcome=…)`."""
    return structlog.get_logger()


class _Redacting(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


def _redacted(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = redact(value)
    return event
