"""Decides which articles are one story: copies, translations, back-translations, excerpts.

Enters: an analysed article and the articles on file that may be near. Leaves: a
`StoryLink` with its reason. Never: a merge of two reports on one event, of two editions
of a daily report, or along a chain of neighbours.
"""

from monitor.reprints.fingerprints import fingerprint
from monitor.reprints.stories import decide

__all__ = ["decide", "fingerprint"]
