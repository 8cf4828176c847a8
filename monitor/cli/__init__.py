"""The contract's commands. Each module holds a few of them; heavy imports wait until a command runs."""

from monitor.cli.app import app
from monitor.cli.deciding import confirm, dismiss, reopen
from monitor.cli.documents import analyse, ingest
from monitor.cli.exporting import export
from monitor.cli.linking import links
from monitor.cli.looking import feed, inspect
from monitor.cli.reading import alerts, changes, figures, search, series, stories
from monitor.cli.running import check, replay, run, status

__all__ = [
    "alerts",
    "analyse",
    "app",
    "changes",
    "check",
    "confirm",
    "dismiss",
    "export",
    "feed",
    "figures",
    "ingest",
    "inspect",
    "links",
    "reopen",
    "replay",
    "run",
    "search",
    "series",
    "status",
    "stories",
]
