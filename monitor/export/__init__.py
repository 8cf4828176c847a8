"""Series and vintages out of the archive, for other programs: plain rows, and rows as SDMX-CSV 2.0 has them.

Enters: series as `storage.reading` gives them. Leaves: one row a vintage, as it comes. Never: more than one series
in memory, a float, a file.
"""

from monitor.export.rows import HEADERS, KEYS, vintages
from monitor.export.sdmx import COLUMNS, records, time_period

__all__ = ["COLUMNS", "HEADERS", "KEYS", "records", "time_period", "vintages"]
