"""A name that is spelled two ways: the store, a person, a carrier, an order system.

With a case its names are the measure for the seller's own words. In a draft a name is compared with those that stand there
more often; two people whose names are alike and who each have a role are two people.
"""

from collections.abc import Iterator, Mapping

from attrs import frozen

from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.sightings import NOT_A_NAME
from poa.review.subject import Subject

NEAR = 85.0  # from which likeness on two spellings are taken for one name, in percent
_LEAST = 5  # letters of a name
_MOST = 60  # names in a letter that are compared with each other
_CAPITALISED = r"[A-Z][A-Za-z]*[a-z](?:-[A-Z]?[a-z]+)?"
_NAMES = pattern(
    rf"\b{_CAPITALISED} & {_CAPITALISED}(?: {_CAPITALISED}){{0,2}}",
    rf"\b{_CAPITALISED}(?: {_CAPITALISED}){{1,2}}",
    ignore_case=False,
)
_ROWS = pattern(r"\b[A-Z][\w'-]*(?: (?:&|[A-Z0-9][\w'-]*))+", ignore_case=False)  # where a name of the case may stand
_OF_FIRMS = (
    "carrier",
    "courier",
    "system",
    "supplier",
    "warehouse",
    "software",
)  # facts that are names of firms and tools
_SINGLE = pattern(rf"\b{_CAPITALISED}\b", ignore_case=False)
_CAMEL = pattern(r"\b[A-Z][a-z]+(?:[A-Z][a-z]*)+\b", ignore_case=False)  # ShipStation
_ROLE_FOLLOWS = pattern(r"^ ?\(|^, (?:our|the|my|[A-Z][a-z]+ (?:manager|lead|clerk|supervisor|officer))|^'s|^’s")
_OWNED = ("'s", "’s", "s")


@frozen
class _Name:
    """A capitalised row of words, and where it stands for the first time and how often."""

    words: str
    start: int
    end: int
    count: int
    has_role: bool


def check(subject: Subject) -> Iterator[Hit]:
    """Compare the names in the words with those of the case, then with each other."""
    if subject.language == "zh" or (subject.is_composed and not any(each.is_own_words for each in subject.points)):
        return  # in a composed letter without own words every name is a fact
    stated = _stated(subject)
    named = _named(subject, stated)
    done: set[str] = set()
    for known in stated:
        for each in named:
            if (
                each.words not in done
                and each.words not in stated
                and _alike(known, each.words)
                and _own(each, subject)
            ):
                done.add(each.words)
                yield Hit(f"'{each.words}' is spelled '{known}' in the case.", each.start, each.end)
    for known, name in _misspelled(stated, subject):
        if name.words not in done and not any(name.words in each for each in done):
            done.add(name.words)
            yield Hit(f"'{name.words}' is spelled '{known}' in the case.", name.start, name.end)
    rare = [each for each in named if each.words not in done and each.words not in stated]
    frequent = sorted(named, key=lambda each: -each.count)[:_MOST]
    for each in rare[:_MOST]:
        for other in frequent:
            if other.words in done or other.words == each.words or not _one_name(each, other):
                continue
            done.add(each.words)
            yield Hit(f"'{each.words}' is spelled '{other.words}' elsewhere.", each.start, each.end)
            break


def _misspelled(stated: tuple[str, ...], subject: Subject) -> Iterator[tuple[str, _Name]]:
    """Go through rows of words that are nearly a name of the case, also where such words are no name by themselves.

    Figures and capitals are no slips: "Tracked 24" and "Tracked 48", "UPS Ground" and "USPS Ground" are two things.
    """
    long: dict[str, dict[int, list[str]]] = {}  # by first letter, then by number of words
    for known in stated:
        if " " in known:
            long.setdefault(known[0], {}).setdefault(known.count(" ") + 1, []).append(known)
    seen = set(stated)
    for match in _ROWS.finditer(subject.text) if long else ():
        begin, end = match.span()
        words = subject.text[begin:end].split(" ")
        for first, word in enumerate(words):
            for length, names in long.get(word[0], {}).items():
                row = " ".join(words[first : first + length])
                if row in seen or first + length > len(words):
                    continue
                seen.add(row)
                start = begin + sum(len(each) + 1 for each in words[:first])
                name = _Name(row, start, start + len(row), 1, has_role=False)
                yield from ((known, name) for known in names if _is_slip(known, row) and _own(name, subject))


def _is_slip(known: str, row: str) -> bool:
    return _alike(known, row) and not any(
        each.isupper() or not each.isalpha() for pair in _differing(known, row) for each in pair
    )


def _differing(one: str, other: str) -> list[tuple[str, str]]:
    return [pair for pair in zip(one.split(" "), other.split(" "), strict=False) if pair[0] != pair[1]]


def _named(subject: Subject, stated: tuple[str, ...]) -> list[_Name]:
    """Give the names in the words, each once, with the place where it stands first."""
    joined = {match.group().casefold() for match in _CAMEL.finditer(subject.text)}
    twins = joined | {known.casefold().replace(" ", "") for known in stated}
    places: dict[str, list[tuple[int, int]]] = {}
    for match in _NAMES.finditer(subject.text):
        places.setdefault(match.group(), []).append(match.span())
    if twins:
        for start, end in _found_in(subject.text, twins):
            if _SINGLE.fullmatch(subject.text[start:end]):
                places.setdefault(subject.text[start:end], []).append((start, end))
    for row in [each for each in places if " " in each]:
        name = _without_first_words(row, joined)
        if name != row:
            found = places.pop(row)
            places.setdefault(name, []).extend((end - len(name), end) for _, end in found)
    made: list[_Name] = []
    for words, found in places.items():
        if len(words) < _LEAST or (_squeezed(words) not in joined and NOT_A_NAME.search(words)):
            continue
        spans = [span for span in found if not subject.passage_at(span[0]).is_heading]
        if spans:
            has_role = any(_ROLE_FOLLOWS.search(subject.text[end : end + 24]) for _, end in spans)
            made.append(_Name(words, *min(spans), len(spans), has_role))
    return made


def _found_in(text: str, folded: set[str]) -> Iterator[tuple[int, int]]:
    """Go through the places where these words stand by themselves, in any case."""
    lower = text.lower()
    for word in sorted(folded) if len(lower) == len(text) else ():
        start = lower.find(word)
        while start >= 0:
            end = start + len(word)
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                yield start, end
            start = lower.find(word, end)


def _without_first_words(row: str, joined: set[str]) -> str:
    """Leave out what begins a sentence and is no name: "Since Zhao Min"."""
    while " " in row and _squeezed(row) not in joined and NOT_A_NAME.fullmatch(row.partition(" ")[0]):
        row = row.partition(" ")[2]
    return row


def _stated(subject: Subject) -> tuple[str, ...]:
    """Give the names of the case: store, people, suppliers, carriers, systems."""
    case = subject.case
    if case is None:
        return ()
    names = [case.seller.store, case.seller.signatory.name]
    tables = [case.facts, *case.defaults.values(), *(each.facts for _, _, each in case.statements())]
    for table in tables:
        for name, fact in table.items():
            value = fact.value
            if isinstance(value, str) and value[:1].isupper() and any(each in name.split("_") for each in _OF_FIRMS):
                names.append(value)
            if isinstance(value, Mapping) and isinstance(value.get("name"), str):
                names.append(value["name"])
    return tuple(dict.fromkeys(names))


def _own(name: _Name, subject: Subject) -> bool:
    """Whether a name stands in words of the seller, not in a fact or a paragraph of the catalogue."""
    point = subject.point_at(name.start)
    if point is not None and not point.is_own_words:
        return False
    said = subject.passage_at(name.start).said
    return not any(each.start <= name.start and name.end <= each.end for each in said)


def _alike(known: str, other: str) -> bool:
    """Whether two spellings differ by little more than a capital, a blank or a letter."""
    if known == other or known[0] != other[0] or abs(len(known) - len(other)) > 2 or _plural(known, other):
        return False
    if min(len(known), len(other)) < _LEAST:
        return False
    if _squeezed(known) == _squeezed(other):
        return known.upper() != other and other.upper() != known
    if known.count(" ") != other.count(" ") or " " not in known:
        return False
    from rapidfuzz import fuzz  # noqa: PLC0415 - only letters with names need it

    return bool(NEAR <= fuzz.ratio(known, other) < 100)


def _one_name(rare: _Name, frequent: _Name) -> bool:
    if not _alike(frequent.words, rare.words):
        return False
    if _squeezed(rare.words) == _squeezed(frequent.words):
        return rare.count < frequent.count or (rare.count == frequent.count and rare.start > frequent.start)
    return rare.count < frequent.count and not (rare.has_role and frequent.has_role)


def _squeezed(name: str) -> str:
    return name.replace(" ", "").replace("-", "").casefold()


def _plural(known: str, other: str) -> bool:
    longer, shorter = (known, other) if len(known) > len(other) else (other, known)
    return any(longer == shorter + end for end in _OWNED)


RULE = Rule(
    id="inconsistent_names",
    level=Level.WARNING,
    summary="The store, a person, a carrier or a system is spelled in two ways.",
    why="Two spellings look like two people or two firms, and the name on an exhibit has to be the name in the letter.",
    source="facts.md 3.2",
    hint="Choose the spelling that Seller Central or the paper shows, and use it throughout.",
    check=check,
    flags=[
        example(
            remediation="On 18 May 2026 we connected ShipStation with our account.",
            prevention="Zhao Min checks Shipstation for failed labels every day.",
        ),
        example(
            remediation="On 15 May 2026 Zhao Min shipped 9 orders, and Zhao Min told 6 buyers.",
            prevention="Zhou Min checks the unshipped orders every day.",
        ),
        example(
            case={"prevention": [{"words": "Zhou Min checks the unshipped orders every working day at 10:00."}]},
        ),
        example(
            case={"remediation": [{"words": "On 18 May 2026 Li Wei changed the sender on our labels to CheeseHome."}]},
        ),
        example(
            case={
                "seller": {"store": "Quill & Pott Supplies"},
                "remediation": [
                    {"words": "On 18 May 2026 Li Wei changed the sender on our labels to Quill & Pot Supplies."}
                ],
            },
            note="a name with an ampersand",
        ),
        example(
            case={
                "facts": {"order_system": "Sample Parcel Desk", "order_system_since": "2026-05-18"},
                "remediation": [{"words": "On 18 May 2026 Zhao Min set Sampel Parcel Desk to send the number."}],
            },
            remediation=["On 18 May 2026 Zhao Min set Sampel Parcel Desk to send the number."],
            note="a system of the facts",
        ),
        example(
            remediation="On 15 May 2026 Reed & Thorne Books told 6 buyers; Reed & Thorne Books paid 2 refunds.",
            prevention="Since 18 May 2026 the labels have said Reed & Thorn Books.",
        ),
        example(
            remediation="On 15 May 2026 we moved to Ship Station.",
            prevention="ShipStation sends the number; Li Wei reads the ShipStation log on Mondays.",
        ),
    ],
    accepts=[
        example(
            remediation="On 15 May 2026 Zhao Min (Warehouse lead) and Zhou Min (Clerk) shipped the orders, and Zhao Min told "
            "the buyers.",
            note="two people",
        ),
        example(
            remediation="Zhao Min's team shipped 9 orders on 15 May 2026. Zhao Min told 6 buyers.",
            note="a possessive",
        ),
        example(
            root_cause="Late Shipments were counted by nobody.",
            remediation="The Late Shipment was found on 3 May 2026. A Return Label and Return Labels were printed.",
        ),
        example(
            remediation="On 15 May 2026 Li Wei and Li Mei shipped the orders; Li Wei called the carrier.",
            note="different people",
        ),
        example(
            case={"facts": {"carrier_old": "UPS Ground", "carrier_new": "Example Mail Tracked 48"}},
            remediation=["Until 3 May 2026 USPS Ground took them; Example Mail Tracked 24 did not go to the islands."],
            note="two services each",
        ),
        example(
            case={"seller": {"store": "Quill & Pott Supplies"}},
            remediation=["On 15 May 2026 Quill & Pott Supplies told 6 buyers; Quill and Pott have 2 packers."],
        ),
        example(remediation="FedEx picked up 9 parcels on 15 May 2026 (FEDEX manifest)."),
        example(case={}),
    ],
)
