"""Walking stored pages again, so that better rules, and words that users added, reach what is on file.

Enters: settings and an archive's address. Leaves: an exit code, and in the archive a new
reading of each page. Never: the network, an alert; what changes is filed as a baseline.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from monitor.analyse import in_batches, size_of
from monitor.build import make_corridor, make_pool
from monitor.errors import FigurewatchError
from monitor.log import logger
from monitor.pipeline import Corridor
from monitor.settings import Settings
from storage.archive import Archive


def replay_all(settings: Settings, url: str) -> int:
    """Walk every stored page again, oldest first. Returns 1 if some failed, else 0."""
    archive = Archive.open(url)
    try:
        archive.hold("figurewatch replay")
        pool = make_pool(settings, settings.defaults.workers, vectors=True)
        try:
            corridor = make_corridor(settings, archive, lambda: datetime.now(UTC), pool)
            return _walk(archive, corridor, {source.name: source.country for source in settings.sources})
        finally:
            pool.close()
    finally:
        archive.close()


def _walk(archive: Archive, corridor: Corridor, countries: Mapping[str, str | None]) -> int:
    """`countries`: from where each source writes, which no page says."""
    failed = 0
    stored = (replace(each, country=countries.get(each.source or "")) for each in archive.documents())
    for batch in in_batches(stored, size_of):
        for document, outcome in zip(batch, corridor.reread(batch), strict=True):
            if isinstance(outcome, FigurewatchError):
                failed += 1
                why = {"error": outcome.code, "why": outcome.message}
                logger().warning("article", id=document.id, outcome="as before", **why)
            else:
                logger().info("article", id=document.id, outcome=outcome.outcome, figures=outcome.figures)
    return 1 if failed else 0
