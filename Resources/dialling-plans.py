"""Writes dialling-plans.txt, beside this file, from the metadata of libphonenumber.

    pip install phonenumbers==8.12.57
    python3 Resources/dialling-plans.py

The facts (calling codes, prefixes, lengths, leading digits) are libphonenumber's,
https://github.com/google/libphonenumber, Apache-2.0. It writes them as regular
expressions; here each expression is spread out into plain lists of leading digits, so
that the program reads them without a regular expression engine. The version is the one
that judges our numbers in the tests (trait Oracles): change both together.
"""

import re
from itertools import groupby
from pathlib import Path

try:
    from re import _parser as regex
except ImportError:  # before Python 3.11
    import sre_parse as regex

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumber, PhoneNumberFormat

VERSION = "8.12.57"
ANY = frozenset("0123456789")

HEADER = """\
# How each country writes its telephone numbers. Written by dialling-plans.py: do not edit.
# Facts from libphonenumber {version}, Copyright The Libphonenumber Authors, Apache-2.0.
#
# A line is a region: seven columns, "-" for an empty one. Of the regions that share a
# calling code the first one is the main one; 001 stands for no country.
#   region         ISO 3166
#   code           calling code, what follows the "+"
#   international  what is dialled before a calling code
#   trunk          what is dialled at home but is no part of the number
#   lengths        how many digits a number can have: 8-10/13 is 8, 9, 10 or 13
#   shape          leading digits of a number, and the lengths that go with them
#   groups         how the number is written for reading: 5-5 is 98450 12345
# International, trunk and shape are lists; the first entry that agrees counts. In an entry
# [2-57] is one digit out of 2, 3, 4, 5, 7 and "." is any digit, ":8-10" is the length of all
# digits. A trunk entry is dropped, save what stands in parentheses, and ">9" is put before it.
#
# region code international trunk lengths shape groups
"""


class Entry:
    """One way through a regular expression: sets of digits, and the group to be kept."""

    def __init__(self, sets=(), groups=None, closed=False):
        self.sets, self.groups, self.closed = tuple(sets), dict(groups or {}), closed

    def __add__(self, other):
        shift = len(self.sets)
        moved = {g: (a + shift, b + shift) for g, (a, b) in other.groups.items()}
        return Entry(self.sets + other.sets, self.groups | moved, self.closed or other.closed)


def spread(tree):
    """Every way through an expression, in the order in which an engine would try them."""
    ways = [Entry()]
    for kind, value in tree:
        kind = str(kind)
        if kind == "LITERAL":
            parts = [Entry([frozenset(chr(value))])]
        elif kind == "IN":
            parts = [Entry([digit_set(value)])]
        elif kind == "BRANCH":
            parts = [way for branch in value[1] for way in spread(branch)]
        elif kind == "SUBPATTERN":
            parts = [
                Entry(way.sets, way.groups | ({value[0]: (0, len(way.sets))} if value[0] else {}), way.closed)
                for way in spread(value[3])
            ]
        elif kind == "MAX_REPEAT":
            least, most, inner = value
            parts = []
            for times in range(most, least - 1, -1):
                repeated = [Entry()]
                for _ in range(times):
                    repeated = [a + b for a in repeated for b in spread(inner)]
                parts += repeated
        elif kind == "AT":
            parts = [Entry(closed=True)]
        else:
            raise ValueError(f"{kind} is new in the metadata")
        ways = [a + b for a in ways for b in parts]
    return ways


def digit_set(items):
    digits = set()
    for kind, value in items:
        if str(kind) == "LITERAL":
            digits.add(chr(value))
        elif str(kind) == "RANGE":
            digits |= {chr(c) for c in range(value[0], value[1] + 1)}
        else:  # \d
            digits |= ANY
    return frozenset(digits)


def joined(entries):
    """Makes one of two (digits, rest) that differ in one digit only, until there are none.

    The first entry that agrees counts, so none is moved past another that it overlaps.
    """
    done = []
    for digits, rest in entries:
        place = partner(digits, rest, done)
        if place is None:
            done.append((digits, rest))
        else:
            done[place] = (tuple(a | b for a, b in zip(digits, done[place][0])), rest)
    return done if len(done) == len(entries) else joined(done)


def partner(digits, rest, done):
    for place in reversed(range(len(done))):
        other, other_rest = done[place]
        apart = sum(a != b for a, b in zip(digits, other))
        if rest == other_rest and len(digits) == len(other) and apart < 2:
            return place
        if all(a & b for a, b in zip(digits, other)):
            return None
    return None


def class_text(digits):
    if digits == ANY:
        return "."
    if len(digits) == 1:
        return next(iter(digits))
    return "[" + runs(sorted(map(int, digits)), "") + "]"


def runs(numbers, between):
    """8, 9, 10, 13 -> 8-10/13"""
    texts = []
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in run]
        if len(run) < 3 and not between:
            texts += map(str, run)
        else:
            texts.append(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}")
    return between.join(texts)


def lengths_text(lengths):
    return runs(sorted(lengths), "/")


def shape(pattern):
    lengths = {}
    for way in spread(regex.parse(pattern)):
        digits = way.sets
        while digits and digits[-1] == ANY:
            digits = digits[:-1]
        lengths.setdefault(digits, set()).add(len(way.sets))
    entries = joined([(digits, frozenset(total)) for digits, total in lengths.items()])
    return ",".join("".join(map(class_text, d)) + ":" + lengths_text(total) for d, total in entries)


def international(pattern):
    entries = joined([(way.sets, ()) for way in spread(regex.parse(pattern))])
    return ",".join("".join(map(class_text, digits)) for digits, _ in entries)


def trunk(pattern, transform):
    """The prefix rule; a transformation such as 268\\1 keeps a group and puts 268 before it."""
    before, group = (transform[:-2], int(transform[-1])) if transform else ("", None)
    totals = {}
    for way in spread(regex.parse(pattern)):
        digits, kept, total = way.sets, way.groups.get(group), len(way.sets)
        if not digits:
            continue
        counted = way.closed
        while kept and kept[1] == len(digits) and digits[-1] == ANY and kept[1] > kept[0]:
            digits, kept, counted = digits[:-1], (kept[0], kept[1] - 1), True
        if kept and kept[0] == kept[1] == len(digits):
            kept = None
        key = (digits, kept, before if way.groups.get(group) else "", counted)
        totals.setdefault(key, set()).add(total)
    entries = joined([(d, (k, b, frozenset(t) if c else None)) for (d, k, b, c), t in totals.items()])
    texts = []
    for digits, (kept, before, lengths) in entries:
        marks = [class_text(d) for d in digits]
        if kept:
            marks.insert(kept[1], ")")
            marks.insert(kept[0], "(")
        text = "".join(marks)
        text += ":" + lengths_text(lengths) if lengths else ""
        texts.append(text + (">" + before if before else ""))
    return ",".join(texts)


def groups(plan):
    """The groups of example numbers, the mobile one first, one for each length."""
    found = {}
    for kind in (plan.mobile, plan.fixed_line, plan.toll_free, plan.voip, plan.uan):
        example = kind and kind.example_number
        if not example:
            continue
        number = PhoneNumber(plan.country_code, int(example))
        if example.startswith("0"):
            number.italian_leading_zero = True
            number.number_of_leading_zeros = len(example) - len(example.lstrip("0")) or 1
        written = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
        sizes = [len(part) for part in re.findall(r"\d+", written)[1:]]
        found.setdefault(sum(sizes), "-".join(map(str, sizes)))
    return ",".join(found.values())


def line(region, plan):
    columns = [
        region,
        str(plan.country_code),
        international(plan.international_prefix or ""),
        trunk(plan.national_prefix_for_parsing or "", plan.national_prefix_transform_rule),
        lengths_text(length for length in plan.general_desc.possible_length if length > 0),
        shape(plan.general_desc.national_number_pattern),
        groups(plan),
    ]
    return " ".join(column or "-" for column in columns)


def main():
    if phonenumbers.__version__ != VERSION:
        raise SystemExit(f"phonenumbers {VERSION} is needed, {phonenumbers.__version__} is installed")
    lines = []
    for code, regions in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items()):
        for region in regions:  # the main one is the first
            if region == "001":
                lines.append(line(region, PhoneMetadata.metadata_for_nongeo_region(code)))
            else:
                lines.append(line(region, PhoneMetadata.metadata_for_region(region)))
    text = HEADER.format(version=VERSION) + "\n".join(lines) + "\n"
    (Path(__file__).parent / "dialling-plans.txt").write_text(text)


if __name__ == "__main__":
    main()
