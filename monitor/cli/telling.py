"""Who told a story from whom, put together for the commands that show it.

Enters: a story as it is read, and its members. Leaves: the same rows with the source of each article, why, and the
sentences that correspond. Never: a read of the archive, a print.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from monitor.cli.output import Row

if TYPE_CHECKING:
    from monitor.domain import Member
    from monitor.reprints.chain import Link


def with_reasons(row: Row, members: Sequence["Member"]) -> dict[str, Any]:
    """A story of `Reading.stories` with `origin`, and each article but the original with what `told` says of it.

    `members` are of the same order, and may hold more: the archive may have grown since the row was read.
    """
    from monitor.reprints.chain import chain

    found = chain(members)
    links = {link.key: link for link in found.links}
    by_key = {member.key: member for member in members}
    waiting: dict[str, list[Member]] = {}  # of one id there may be several: it is the caller's own
    for member in members:
        waiting.setdefault(member.article_id, []).append(member)
    articles = []
    for item in row["articles"]:
        same = waiting.get(item["id"])
        link = links.get(same.pop(0).key) if same else None
        articles.append({**item, **told(by_key, link)} if link else item)
    return {**row, "articles": articles, "origin": found.origin}


def told(members: "Mapping[int, Member]", link: "Link") -> dict[str, Any]:
    """What one member was made from, and the sentences of both.

    Where no source is on file its sentences are set against those of the story's original, else of the earliest.
    What is too short to be compared (most datelines, a byline) is shown only where the other text has the same words.
    """
    from monitor.domain import Relation
    from monitor.embed import says_something
    from monitor.reprints.align import align

    new = members[link.key]
    source = None if link.told_from is None else members[link.told_from]
    others = sorted((each for each in members.values() if each is not new), key=lambda each: each.published)
    beside = source or next((each for each in others if each.relation is Relation.ORIGINAL), next(iter(others), None))
    found = align(new.text, beside.text, new.embedding, beside.embedding) if beside else None
    pairs = found.pairs if found else ()
    left_out = [beside.text[slice(*span)] for span in found.left_out] if found and beside else []
    return {
        "told_from": source.article_id if source else None,
        "because": link.because,
        "aligned": [
            {
                "sentence": new.text[slice(*pair.sentence)],
                "of": beside.text[slice(*pair.of)] if beside and pair.of else None,
                "likeness": pair.likeness,
            }
            for pair in pairs
            if pair.of or says_something(new.text[slice(*pair.sentence)])
        ],
        "left_out": [sentence for sentence in left_out if says_something(sentence)],
        "beyond": found.beyond if found else 0,
    }
