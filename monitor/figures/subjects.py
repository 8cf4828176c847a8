"""Whose figure it is: the place or organisation that governs it.

Enters: a scene and a spot. Leaves: a subject, with how sure we are. Who governs is told by governors.py; here is
which of them, or who was spoken of before, or whom the article is about; rather none than a guess.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from monitor.data import load
from monitor.domain import SITE, FigureKind, Mention, Region
from monitor.figures.bystanders import Bystanders, firms_measure
from monitor.figures.formed import FormedNames
from monitor.figures.governors import UNNAMED, Governors
from monitor.figures.held import Held
from monitor.figures.homes import Homes, is_wider, offices_of, statistical
from monitor.figures.lent import Lent
from monitor.figures.named import ProperNames
from monitor.figures.nation import Nation
from monitor.figures.openers import firm_of, known_of
from monitor.figures.orgs import Organisations
from monitor.figures.readership import country_of_readers
from monitor.figures.scene import Scene, Spot, is_place
from monitor.figures.shy import place_of
from monitor.figures.whose import municipalities, whose
from monitor.figures.whose_office import Offices

# A place farther behind a figure is not in its own words.
_OWN_WORDS = 60
_WHOLES = frozenset({FigureKind.PERCENT, FigureKind.COUNT, FigureKind.RATIO})
_ORG = "org:"
_COUNTRY = re.compile("[A-Z]{2}")
_WORKS = "-works"  # the end of a site's id, by its group in things.toml
_ANY_CLAUSE = re.compile(r"[,;:.(，；：。（]")


@dataclass(frozen=True, slots=True)
class Subject:
    """`id` None: the wording says that it is nobody we can name. `sure` from 0 to 1.

    `unplaced`: the text names no place, and the country is its readers'.
    """

    id: str | None
    path: tuple[str, ...]
    sure: float
    unplaced: bool = False


NOBODY = Subject(None, (), 0.0)
_UNSAID = Subject(None, (), 0.0)  # the text leaves open whose it is, so that its readers' country may be meant


class Subjects:
    """Answers for the spots of one text, in text order: it remembers who was spoken of last."""

    def __init__(self, here: Scene, beside: Bystanders) -> None:
        self._here = here
        self._beside = beside
        self._orgs = Organisations(here)
        self._governors = Governors(here, beside)
        self._homes = Homes(here, beside.elsewhere)
        self._nation = Nation(here, beside.elsewhere)
        self._offices = Offices(here, beside.elsewhere)
        self._names = ProperNames(here)
        self._held = Held(here)
        self._formed = FormedNames(here)
        self._lent = Lent(here)

    def of(self, spot: Spot, siblings: list[Spot], indicator: str | None = None) -> Subject:
        """The subject of one figure; `siblings` are all figures of its sentence, itself included.

        `indicator`: the known one that it measures, which the country of an office named before has.
        """
        found = self._distributed(spot, siblings) or self._standing(spot, siblings, known=indicator is not None)
        found = self._counted(found, spot)
        if found is _UNSAID and (country := country_of_readers(self._here, spot, indicator)):
            return Subject(country, (country,), 0.4, unplaced=True)
        if firms_measure(spot.lead) and not (found.id or "").startswith("org:"):
            return self._organisation() or NOBODY
        return found

    def _counted(self, found: Subject, spot: Spot) -> Subject:
        """ "Stats NZ has revised …": an office that counts a whole country is not whose its figures are."""
        if not (found.id or "").startswith("org:"):
            return found
        names = {one.name for one in self._here.mentions if one.id == found.id}
        homes = {country for name in names for country in offices_of(name)}
        if len(homes) != 1 or not (statistical(names) or self._orgs.of_places(spot) or self._nation.of(spot)):
            return found
        country = homes.pop()
        return Subject(country, (country,), 0.6)

    def _standing(self, spot: Spot, siblings: list[Spot], *, known: bool) -> Subject:
        return (
            self._listed(spot)
            or self._own(spot)
            or self._each(spot, siblings)
            or self._ranked(spot)
            or self._at_a_site(spot)
            or self._firm(spot)
            or (self._after(spot) if self._only_said(spot) else None)
            or self._before(spot)
            or self._after(spot)
            or self._further(spot, known=known)
            or self._in_a_name(spot)
            or self._by_name(spot, known=known)
            or _UNSAID
        )

    def _by_name(self, spot: Spot, *, known: bool) -> Subject | None:
        """A proper name that neither gazetteer nor list knows; what only whole countries have is none's."""
        if is_wider(spot):
            return None
        found = known_of(self._here, spot) or self._formed.of(spot) or self._names.of(spot, known=known)
        place = place_of(self._here, found) if found else None
        if place is not None:
            return Subject(place.id, place.path, 0.5)
        return Subject(found, (found,), 0.45) if found else None

    def _firm(self, spot: Spot) -> Subject | None:
        """A company by the form of its name, with which the sentence begins."""
        found = firm_of(self._here, spot)
        return Subject(found, (found,), 0.6) if found else None

    def _in_a_name(self, spot: Spot) -> Subject | None:
        """The place inside an organisation's name, of which a text without a place speaks."""
        found = None if is_wider(spot) else self._held.of(spot)
        return Subject(found.id, found.path, 0.45) if found else None

    def _further(self, spot: Spot, *, known: bool) -> Subject | None:
        """Whom the text speaks of elsewhere, else its home; who counted it can tell that it is another country's."""
        places = self._orgs.of_places(spot, by_itself=True)
        found = self._earlier(spot.sentence, places) or (None if places else self._organisation())
        home = self._homes.of(spot, known=known)
        if found is None and (country := self._nation.of(spot) or (home.country if home and home.own else None)):
            return Subject(country, (country,), 0.5)
        if found is None and (office := self._offices.of(spot)):
            return Subject(office.id, office.path, 0.55)
        found = found or self._unlent(self._title(spot), spot, known=known)
        if home is None:
            return found or (None if is_wider(spot) else self._unlent(self._only(), spot, known=known))
        if home.disputed:
            return found or NOBODY
        strange = found is not None and bool(found.path) and found.path[0] != home.country
        if found is not None and not (home.certain and strange and not str(found.id).startswith("org:")):
            return found
        return Subject(home.country, (home.country,), 0.5)

    def _unlent(self, found: Subject | None, spot: Spot, *, known: bool) -> Subject | None:
        """`found`, unless only sentences behind the figure's name it and something of its own is its subject."""
        if found is not None and self._offices.only_tells(found.id or "", spot):
            return None
        if found is None or not self._lent.may_be(found.id or "", spot.end):
            return found
        if self._lent.is_aside(found.id or "", spot.end) or self._by_name(spot, known=known):
            return None
        return found

    # ---- in the sentence

    def _distributed(self, spot: Spot, siblings: list[Spot]) -> Subject | None:
        """ "1.9, 2.4 and 5.2 percent, respectively": the n-th figure belongs to the n-th place."""
        start, end = spot.start, spot.end
        if not whose().respectively.search(self._here.plain, start, end):
            return None
        same = [
            sibling
            for sibling in siblings
            if sibling.quantity.unit == spot.quantity.unit and sibling.quantity.kind is spot.quantity.kind
        ]
        places = [mention for mention in self._here.mentions_in(start, same[0].quantity.start) if is_place(mention)]
        if len(same) < 2 or len(places) < len(same):
            return None
        mention = places[-len(same) :][same.index(spot)]
        return Subject(mention.id, mention.path, 0.9)

    def _before(self, spot: Spot) -> Subject | None:
        """The nearest governing place or back-reference before the figure, in its sentence."""
        if self._nobody(spot):
            return NOBODY
        governors = self._governors.within(spot.start, spot.quantity.start)
        if self._orgs.of_places(spot):
            governors = [(at, found) for at, found in governors if not _is_org(found)]
        for position, found in reversed(governors):
            if isinstance(found, Mention):
                actor = self._orgs.acting_in(spot.start, position)
                if actor is not None and (position, found) != governors[0] and self._orgs.where(actor, found):
                    found = actor
                return Subject(found.id, found.path, 0.85)
            if found == UNNAMED:
                return NOBODY
            country = self._nation.of(spot) if found == "country" else None
            if country:
                return Subject(country, (country,), 0.6)
            resolved = self._resolve(found, position, spot.sentence)
            if resolved:
                return resolved
        return None

    def _nobody(self, spot: Spot) -> bool:
        lead = self._here.plain[spot.start : spot.quantity.start]
        return any(word in lead for word in whose().groups) and not any(
            mention.start > spot.start + lead.rfind(word)
            for word in whose().groups
            if word in lead
            for mention in self._here.mentions_in(spot.start, spot.quantity.start)
        )

    def _listed(self, spot: Spot) -> Subject | None:
        """Chinese "甲、乙等33个区县": the places before are some of those counted; what they lie in has them."""
        start = spot.quantity.start
        mark = next((mark for mark in whose().listed if self._here.plain.endswith(mark, 0, start)), None)
        if mark is None or spot.quantity.kind is not FigureKind.COUNT:
            return None
        last = [m for m in self._here.mentions_in(spot.start, start) if m.end == start - len(mark) and is_place(m)]
        if not last or len(last[0].path) < 2:
            return None
        return Subject(last[0].path[-2], last[0].path[:-1], 0.75)

    def _own(self, spot: Spot) -> Subject | None:
        """ "13 percent of the new homes in London were sold": a clause that begins with it tells of its words."""
        clause = self._here.plain[spot.start : spot.quantity.start]
        if spot.quantity.kind not in _WHOLES or not whose().begins.search(clause):
            return None
        behind = self._here.mentions_in(spot.quantity.end, min(spot.end, spot.quantity.end + _OWN_WORDS))
        mention = next((m for m in behind if is_place(m)), None)
        if mention is None or mention.start in self._beside.elsewhere or mention.start in self._beside.containers:
            return None
        between = self._here.plain[spot.quantity.end : mention.start]
        if _ANY_CLAUSE.search(between) or not whose().own_words.search(between):
            return None
        return Subject(mention.id, mention.path, 0.75) if self._governors.may(mention.start, mention.end) else None

    def _after(self, spot: Spot) -> Subject | None:
        """ "There are six laboratories in Shenzhen": a place behind the figure, introduced by in."""
        if spot.quantity.kind is FigureKind.RANK and self._earlier(spot.sentence):
            return None
        for mention in self._here.mentions_in(spot.quantity.end, spot.end):
            before = self._here.plain[max(spot.start, mention.start - 24) : mention.start].rstrip()
            if mention.start in self._beside.elsewhere:
                continue
            located = whose().located.search(before) or self._is_object(spot, mention) or self._has_it(spot, mention)
            if is_place(mention) and located and self._governors.may(mention.start, mention.end):
                return Subject(mention.id, mention.path, 0.7)
        return None

    def _has_it(self, spot: Spot, mention: Mention) -> bool:
        """ "Killed on New Zealand roads", "a target for India's crop": a country in the figure's own clause."""
        if mention.kind != "country":
            return False
        between = self._here.plain[spot.quantity.end : mention.start]
        behind = self._here.plain[mention.end : mention.end + _OWN_WORDS]
        found = whose().has_it.search(between) is not None and whose().it_has.match(behind) is not None
        return found and len(between) < _OWN_WORDS and not _ANY_CLAUSE.search(between)

    def _is_object(self, spot: Spot, mention: Mention) -> bool:
        """ "312,000 people visited Stonehenge": a site in the figure's own clause, whatever the verb."""
        between = self._here.plain[spot.quantity.end : mention.start]
        return mention.kind == "site" and len(between) < _OWN_WORDS and not _ANY_CLAUSE.search(between)

    def _at_a_site(self, spot: Spot) -> Subject | None:
        """ "In Kazan 312 people visited the museum": who came is counted there."""
        counted, beside = _site()
        noun = spot.quantity.noun
        if noun is None or not counted.search(self._here.plain, *noun):
            return None
        for mention in self._here.mentions_in(spot.quantity.end, spot.end):
            by_it = beside.search(self._here.plain, spot.quantity.end, mention.start)
            if mention.kind == "site" and self._is_object(spot, mention) and not by_it:
                return Subject(mention.id, mention.path, 0.75)
        return None

    def _each(self, spot: Spot, siblings: list[Spot]) -> Subject | None:
        """ "Two were hurt in Lima and 5 in Cusco": figures of one sentence, each with its place right behind it."""
        places = [self._right_behind(sibling) for sibling in siblings]
        mention = places[siblings.index(spot)]
        if mention is None or sum(place is not None for place in places) < 2:
            return None
        return Subject(mention.id, mention.path, 0.8)

    def _ranked(self, spot: Spot) -> Subject | None:
        """ "X University ranked 4th": an organisation that nothing but a verb of ranking parts from its rank."""
        if spot.quantity.kind is not FigureKind.RANK:
            return None
        org = next(
            (m for m in reversed(self._here.mentions_in(spot.start, spot.quantity.start)) if m.kind == "org"), None
        )
        if org is None or not whose().ranks.fullmatch(self._here.plain[org.end : spot.quantity.start].strip()):
            return None
        return Subject(org.id, org.path, 0.75) if self._governors.may(org.start, org.end) else None

    def _right_behind(self, spot: Spot) -> Mention | None:
        end = min(spot.end, spot.quantity.end + len(spot.tail))
        mention = next((m for m in self._here.mentions_in(spot.quantity.end, end) if is_place(m)), None)
        if mention is None or mention.start in self._beside.elsewhere:
            return None
        between = self._here.plain[spot.quantity.end : mention.start]
        located = whose().located.search(between.rstrip()) and not _ANY_CLAUSE.search(between)
        return mention if located and self._governors.may(mention.start, mention.end) else None

    def _only_said(self, spot: Spot) -> bool:
        """ "According to the police in Lima, 12 were hurt in Cusco": all places before it say who says so."""
        said = whose().said.match(self._here.plain, spot.start, spot.quantity.start)
        if said is None:
            return False
        governors = self._governors.within(spot.start, spot.quantity.start)
        return bool(governors) and all(at < said.end() for at, _ in governors)

    # ---- before the sentence

    def _resolve(self, kind: str, position: int, sentence: int) -> Subject | None:
        """The last place of the kind named before `position`; "its" takes whoever was spoken of."""
        sentence_start = self._here.span(sentence)[0]
        if kind == "any":
            parts = self._beside.unnamed_in(sentence_start, position)
            if parts:
                meant = parts[-1].known or parts[-1].area
                return Subject(meant.id, meant.path, 0.75) if meant else NOBODY
            named = [m for m in self._here.mentions_in(sentence_start, position) if is_place(m) or m.acts]
            actor = self._orgs.subject_in(sentence_start, position)
            if actor and (not named or self._orgs.where(actor, named[-1])):
                named.append(actor)
            if named and self._governors.may(named[-1].start, named[-1].end):
                return Subject(named[-1].id, named[-1].path, 0.75)
            return self._earlier(sentence)
        if kind == "org":
            spoken_of = self._orgs.spoken_of(position)
            return Subject(spoken_of, (spoken_of,), 0.8) if spoken_of else None
        for mention in reversed(self._here.mentions_in(max(0, position - 6000), position)):
            if _fits(mention, kind) and mention.start not in self._beside.elsewhere:
                return Subject(mention.id, mention.path, 0.8)
        return self._of_kind(kind, position)

    def _of_kind(self, kind: str, position: int) -> Subject | None:
        """Chinese 全国 and 全市 without a place before them: the article's only region of that kind, or above it."""
        regions = [region for region in self._named_regions() if not self._lent.is_aside(region.id, position)]
        fitting = [region for region in regions if _kind_of(region.id, region.path_ids) == kind]
        fitting = [region for region in fitting if not self._only_partner(region.id)]
        if fitting:
            return Subject(fitting[0].id, fitting[0].path_ids, 0.6)
        if kind == "country" and regions and regions[0].path_ids:
            country = regions[0].path_ids[0]
            return Subject(country, (country,), 0.5)
        return None

    def _earlier(self, sentence: int, places: bool = False) -> Subject | None:
        """Who the paragraph's earlier sentences speak of (at most three back); `places`: no organisation is meant."""
        for back in range(sentence - 1, max(-1, sentence - 4), -1):
            if not self._here.same_paragraph(back, sentence):
                break
            start, end = self._here.span(back)
            governors = self._governors.within(start, end)
            for position, found in governors:
                if isinstance(found, Mention):
                    if found.kind != "org" or (found.acts and not places and not found.says):
                        return Subject(found.id, found.path, 0.65)
                elif found == UNNAMED:
                    return NOBODY
                elif found != "any" and (resolved := self._resolve(found, position, back)):
                    return Subject(resolved.id, resolved.path, 0.6)
        return None

    # ---- the article as a whole

    def _organisation(self) -> Subject | None:
        """The one organisation that the article is about."""
        only = self._orgs.only()
        return Subject(only, (only,), 0.5) if only else None

    def _title(self, spot: Spot) -> Subject | None:
        """The one region that the article is about, when it says so clearly."""
        del spot
        regions = [region for region in self._named_regions() if region.role == "subject"]
        regions = [region for region in regions if not self._only_partner(region.id)]
        if not regions:
            return None
        deepest = max(regions, key=lambda region: (region.score, len(region.path_ids)))
        chain = all(region.id in deepest.path_ids or deepest.id in region.path_ids for region in regions)
        return Subject(deepest.id, deepest.path_ids, 0.5) if chain or deepest.score >= 0.6 else None

    def _named_regions(self) -> list[Region]:
        """The article's regions without what is only gathered from a dateline or a firm's legal form."""
        return [region for region in self._here.description.regions if not region.inferred]

    def _only_partner(self, place: str) -> bool:
        """Whether the text names a place only as one that is traded with."""
        named = [mention for mention in self._here.mentions if mention.id == place]
        return bool(named) and all(mention.start in self._beside.elsewhere for mention in named)

    def _only(self) -> Subject | None:
        named = [mention for mention in self._here.mentions if is_place(mention) and mention.kind != "site"]
        places = {mention.id: mention for mention in named}
        places = {name: mention for name, mention in places.items() if not self._only_partner(name)}
        if len(places) == 1:
            mention = next(iter(places.values()))
            return Subject(mention.id, mention.path, 0.45)
        return None


def of_its_place(here: Scene, subject: Subject, indicator: str | None) -> Subject:
    """ "Beijing's reserves", "Washington's external debt": what only whole countries have is the country's.

    And the town's, who runs its metro: the operator has no other one.
    """
    if indicator in _of_towns() and (subject.id or "").startswith(_ORG):
        towns = [region for region in here.description.regions if _is_in_name(here, region, subject.id or "")]
        return Subject(towns[0].id, towns[0].path_ids, subject.sure) if len(towns) == 1 else subject
    if indicator not in _national() or len(subject.path) < 2 or not _COUNTRY.fullmatch(subject.path[0]):
        return subject
    return Subject(subject.path[0], subject.path[:1], subject.sure)


def made_at(spot: Spot, subject: Subject) -> Subject:
    """ "The Netherwick distillery" and "Netherwick" made the same litres; whom each employs may be two."""
    measured = spot.quantity.kind is FigureKind.MEASURE
    if not (measured or _makes().search(f"{spot.lead} | {spot.tail}")) or not (subject.id or "").startswith(SITE):
        return subject
    found = str(subject.id).removesuffix(_WORKS)
    return subject if found == subject.id else replace(subject, id=found, path=(*subject.path[:-1], found))


def _is_in_name(here: Scene, region: Region, name: str) -> bool:
    return any(here.plain[start:end] in name for start, end in region.spans)


@cache
def _of_towns() -> frozenset[str]:
    return frozenset(load("figures_subjects.toml")["national"]["of_towns"])


@cache
def _national() -> frozenset[str]:
    return frozenset(load("figures_subjects.toml")["national"]["indicators"])


@cache
def _makes() -> re.Pattern[str]:
    return re.compile(load("figures_subjects.toml")["works"]["makes"])


@cache
def _site() -> tuple[re.Pattern[str], re.Pattern[str]]:
    row: dict[str, str] = load("figures_subjects.toml")["site"]
    return re.compile(row["counted"]), re.compile(row["beside"])


def _fits(mention: Mention, kind: str) -> bool:
    if mention.kind == kind:
        return True
    # Municipalities are regions by their code, and cities in every text.
    return kind == "city" and mention.id in municipalities()


def _is_org(found: Mention | str) -> bool:
    return found == "org" or (isinstance(found, Mention) and found.kind == "org")


def _kind_of(place: str, path: tuple[str, ...]) -> str:
    if place.startswith("macro:"):
        return "macro"
    if place.startswith("geonames:") or place in municipalities():
        return "city"
    return "country" if len(path) <= 1 and "-" not in place else "region"
