"""Writes places.bin and places-sample.tsv, beside this file, from a table of GeoNames.

    python3 Resources/places.py places.tsv.gz

The table has a line for each place of more than about 1,000 people: country (ISO 3166),
name, state, district; here it is that of 2015. The facts are those of GeoNames,
https://www.geonames.org, licensed under CC BY 4.0, https://creativecommons.org/licenses/by/4.0/;
changed: the states have today's names, other names of cities are added and districts left
out. What is added stands in place-names.txt and is ours.

places.bin is laid out so that a name is found in its bytes as they are. All numbers are
little-endian; an offset counts from the beginning of the file and has three bytes.

    512 bytes   what this is, in words
    677 offsets of a chapter for AA, AB … ZZ, 0 where there is none, and of one on the world
    a chapter:  how many states (1 byte); how many shelves of cities, and of states (2 bytes
                each); the offset of each shelf and of the end of the last one, twice; the states
                by number, each with its length before it; the shelves
    a shelf:    32 names in the order of their bytes. A name is a byte (high half: how many bytes
                it shares with the name before it, low half: how many follow, and for 15 the next
                byte says how many), the bytes that follow, and the number of its state: 255 when
                the name stands in several
The states of the world's chapter are countries, and its cities the names of countries.
"""

import gzip
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
HEADER = (
    "Places and their states. Facts of GeoNames, https://www.geonames.org, state of 2015, licensed\n"
    "under CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. Changed: states have today's\n"
    "names, other names of cities are added, districts left out. Written by places.py, which\n"
    "explains the layout: do not edit.\n"
)
SHELF = 32
SEVERAL = 255
SAMPLE = 2000
WORLD = "[A"  # stands right after ZZ

# The same as PlaceName has; the first half as Fold has.
PLAIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
SHORT = {"saint": "st", "sankt": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
LEFT_OUT = {"and", "the"}

# What stands beside the name proper of a state: "Lublin Voivodeship".
KINDS = {
    "voivodeship", "province", "oblast", "krai", "prefecture", "division", "region", "governorate",
    "county", "atoll", "atholhu", "district", "republic", "muhafazat", "wilaya", "changwat", "wilayat",
}


def words(text):
    lowered = unicodedata.normalize("NFD", text.lower())
    plain = "".join(PLAIN.get(c, c) for c in lowered if not 0x300 <= ord(c) <= 0x36F)
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in plain)
    return kept.split()


def key(names):
    names = words(names) if isinstance(names, str) else names
    kept = [name for name in names if name not in LEFT_OUT] or names
    return "".join(SHORT.get(name, name) for name in kept).encode()


class Country:
    def __init__(self):
        self.states = {}  # key: name as we call it
        self.listed = set()  # states that are ours or have places
        self.districts, self.gone = {}, set()
        self.claims = defaultdict(set)  # key of a city: states
        self.chiefs = {}

    def add_state(self, name, others):
        self.listed.add(name)
        for other in [name, *others]:
            if self.states.setdefault(key(other), name) != name:
                raise SystemExit(f"{other} is {self.states[key(other)]} and {name}")

    def state(self, name, district):
        """What we call a state of the table; nil where it was dissolved."""
        if district in self.districts:
            return self.districts[district]
        if name in self.gone:
            return None
        ours = self.states.get(key(name))
        if ours is None:
            self.add_state(name, [])
            ours = name
        return ours

    def claim_states(self):
        for name in sorted(self.listed):
            bare = [word for word in words(name) if word not in KINDS]
            if bare:
                self.states.setdefault(key(bare), name)
        for spelling, name in self.states.items():
            if len(spelling) > 3:
                self.claims[spelling].add(name)
        for spelling, name in self.states.items():
            if spelling not in self.claims:
                self.claims[spelling].add(name)

    def answer(self, spelling):
        """The state of a city, nil where it stands in several."""
        if spelling in self.chiefs:
            return self.chiefs[spelling]
        states = self.claims[spelling]
        return next(iter(states)) if len(states) == 1 else None


def read_names(countries):
    world = Country()
    for line in (HERE / "place-names.txt").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        head, _, listed = line.partition("|")
        word, code, *rest = head.split()
        name, others = " ".join(rest), [other.strip() for other in listed.split(",") if other.strip()]
        country = countries[code]
        if word == "country":
            world.listed.add(code)
            for other in [name, *others]:
                world.claims[key(other)].add(code)
            continue
        if word == "state":
            country.add_state(name, others)
        elif word == "gone":
            country.gone |= set(others)
        elif word == "district":
            country.districts |= {other: country.states[key(name)] for other in others}
        elif word == "chief":
            country.chiefs |= {key(other): country.states.get(key(name), name) for other in others}
        elif word == "city":
            for other in others:
                country.claims[key(other)].add(country.states.get(key(name), name))
        else:
            raise SystemExit(f"{word} is no word of place-names.txt")
    return world


def other_names(name, code):
    """ "Muelheim (Ruhr)" is also Muelheim, "Biel/Bienne" is both, "Osaka-shi" is Osaka."""
    yield re.sub(r"\s*\(.*", "", name) if " / " not in name else name
    if re.fullmatch(r"[^/ ]+/[^/ ]+", name):
        yield from name.split("/")
    if code == "JP":
        yield re.sub(r"-(shi|machi|cho)$", "", name)


def three(number):
    return number.to_bytes(3, "little")


def shelves(entries):
    """The bytes of a sorted list of (key, number), shelf by shelf."""
    done = []
    for start in range(0, len(entries), SHELF):
        shelf, before = b"", b""
        for spelling, number in entries[start : start + SHELF]:
            shared = 0
            while shared < min(15, len(before), len(spelling)) and before[shared] == spelling[shared]:
                shared += 1
            rest = spelling[shared:]
            length = bytes([shared << 4 | len(rest)]) if len(rest) < 15 else bytes([shared << 4 | 15, len(rest)])
            shelf += length + rest + bytes([number])
            before = spelling
        done.append(shelf)
    return done


def chapter(country, start):
    names = sorted(country.listed)
    number = {name: place for place, name in enumerate(names)}
    if len(names) >= SEVERAL:
        raise SystemExit("a country has too many states")
    answers = {spelling: country.answer(spelling) for spelling in country.claims.keys() | country.chiefs.keys()}
    cities = shelves(sorted((s, SEVERAL if a is None else number[a]) for s, a in answers.items()))
    states = shelves(sorted((s, number[name]) for s, name in country.states.items()))
    listed = b"".join(bytes([len(name.encode())]) + name.encode() for name in names)
    head = bytes([len(names)]) + len(cities).to_bytes(2, "little") + len(states).to_bytes(2, "little")
    place = start + len(head) + 3 * (len(cities) + len(states) + 2) + len(listed)
    offsets, body = b"", b""
    for group in (cities, states):
        for shelf in group:
            offsets += three(place + len(body))
            body += shelf
        offsets += three(place + len(body))
    return head + offsets + listed + body


def place(code):
    return (ord(code[0]) - 65) * 26 + ord(code[1]) - 65


def main():
    countries = defaultdict(Country)
    world = read_names(countries)
    with gzip.open(sys.argv[1], "rt") as table:
        rows = [line.rstrip("\n").split("\t") for line in table][1:]
    for code, name, state, district in rows:
        country = countries[code]
        ours = country.state(state, district)
        if ours:
            country.listed.add(ours)
            for other in {name, *other_names(name, code)}:
                country.claims[key(other)].add(ours)
    for country in countries.values():
        country.claim_states()
    countries = {code: country for code, country in countries.items() if country.listed}
    countries[WORLD] = world

    text = HEADER.encode().ljust(512)
    offsets, body = [0] * 677, b""
    for code, country in sorted(countries.items()):
        offsets[place(code)] = len(text) + 3 * len(offsets) + len(body)
        body += chapter(country, offsets[place(code)])
    (HERE / "places.bin").write_bytes(text + b"".join(map(three, offsets)) + body)
    write_sample(countries, rows)
    report(countries, len(text) + 3 * len(offsets) + len(body))


def write_sample(countries, rows):
    """Rows from all over the table, at least one of each country, and the state we give them."""
    lines = ["country\tname\tstate in the table\tstate, or - for several"]
    seen = set()
    for position, (code, name, state, district) in enumerate(rows):
        if code in seen and position % (len(rows) // SAMPLE):
            continue
        seen.add(code)
        lines.append("\t".join([code, name, state, countries[code].answer(key(name)) or "-"]))
    (HERE / "places-sample.tsv").write_text("\n".join(lines) + "\n")


def report(countries, size):
    for code in ("IN", "US"):
        print(code, len(countries[code].claims), "names")
    total = sum(len(country.claims.keys() | country.chiefs.keys()) for country in countries.values())
    several = sum(country.answer(s) is None for country in countries.values() for s in country.claims)
    print(f"{len(countries) - 1} countries, {total} names, {several} of them in several states, {size} bytes")


if __name__ == "__main__":
    main()
