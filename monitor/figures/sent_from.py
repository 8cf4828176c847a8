"""Where a text was sent from: "MADRID, 13 jul (EFE).- ", "Nürnberg - ", "Bern (sda). ".

Enters: a scene. Leaves: which of its mentions stand in a dateline. Never: a subject; where a reporter or an office
sits says nothing about whose figures follow.
"""

import re

from monitor.figures.scene import Scene, is_place

# Before the place, at the start of a line: nothing, or an agency in brackets with a dash.
_OPENS = re.compile(r"(?:^|\n)[ \t]*(?:[(（/][^()\n]{2,30}[)）/] ?[-–—]{1,2} ?)?[(（【\[]?$")
_AGENCY = r"[(/][^()/\n]{2,40}[)/]"
_DAY = r"(?:[,.] ?(?:\d{1,2}[./ ]? ?(?:de )?[^\W\d]{3,10}\.?|[^\W\d]{3,10}\.? \d{1,2})(?:,? \d{4})?)"
# Behind it a day, an agency or both, then a dash or a full stop; a dash alone, or a full stop alone, before a sentence.
_BEHIND = re.compile(
    rf"{_DAY}? ?{_AGENCY}[.,:]? ?(?:[-–—]{{1,2}} ?|(?<=[.:]) (?=[^\W\d_a-zà-ÿа-я]))"
    rf"|{_DAY}[.:]? ?[-–—]{{1,2}} "
    r"|\.?[-–—]{1,2} | [-–—]{1,2} (?=[^\W\d_a-zà-ÿа-я])"
    r"|\. (?=[^\W\d_a-zà-ÿа-я])"
    r"|=[^()（）\n]{2,20}[)）]"
)
_LONGEST = 40  # characters before the place


def sent_from(here: Scene) -> frozenset[int]:
    """Starts of the places that a text or one of its lines opens with, as a dateline does."""
    text, found = here.text, set()
    for mention in here.mentions:
        if is_place(mention) and _BEHIND.match(text, mention.end):
            line = max(0, mention.start - _LONGEST)
            if _OPENS.search(text[line : mention.start] if line else "\n" + text[: mention.start]):
                found.add(mention.start)
    return frozenset(found)
