"""The gazetteer's place for a name that only its sentence shows to be whose a figure is: Vermont, Salamanca, Ordu.

A name that people and words bear too is a place's for the gazetteer only where something beside it says so. Where a
sentence counts something in it, that is said. Enters: a scene, the subject that a proper name gave. Leaves: the place
of that name, or None. Never: one of several places between which the gazetteer does not choose.
"""

from monitor.domain import SITE, Mention
from monitor.figures.scene import Scene
from monitor.text.proper import key_of


def place_of(here: Scene, subject: str) -> Mention | None:
    """The place that bears the name in a subject of `named.py` or `formed.py`, if the text names one."""
    if not subject.startswith(SITE):
        return None
    key, tag = subject.removeprefix(SITE), here.words.language
    found = {one.id: one for one in here.description.shy if key_of(here.text[one.start : one.end], tag) == key}
    return next(iter(found.values())) if len(found) == 1 else None
