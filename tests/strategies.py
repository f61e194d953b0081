"""Hypothesis strategies that the tests share: legal text with all that breaks writers, values, trees, letters, cases."""

import datetime
import struct
import zlib
from decimal import Decimal

from hypothesis import strategies as st

from poa.case import Case
from poa.characters import fold, says_something
from poa.sections import AnnexTable, Closing, Enclosure, PlanOfAction, Point, Prevention, Remediation, RootCause
from poa.slots import read_slot
from poa.tree import Blank, BulletList, Figure, Filled, OrderedList, Para, Ref, Strong, Table, Text

# --- text ------------------------------------------------------------------------------------------------------------

NASTY = (
    "&<>\"'", "&amp;", "<b>", "</w:t>", "]]>", "<!--", "\U0001f600", "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "\U0001f1e9\U0001f1ea", "שלום", "مرحبا", "\u202eabc\u202c", "中文，标点。", "日本語", "한국어", "\u2028", "\u2029",
    "\u00a0", "\u3000", "\u200b", "\ufeff", "e\u0301", "1. one", "1) one", "# head", "- item", "* item", "+ item",
    "> quote", "| cell |", "---", "===", "```", "~~~", "~~gone~~", "{{x}}", "{{ x }}", "{{x.y}}", "{%", "%}", "{#", "${x}",
    "\\", "\\\\", "\\n", "**", "**b**", "*", "_", "_i_", "snake_case", "`code`", "[a](b)", "![a](b)", "https://a.example/b_c",
    "2026-05-14", "true", "null", "1", "[MISSING: x]", "=1+1", "@x", "'", '"""', "'''", "%s", "{0}", "\ue000",
)  # fmt: skip

legal_characters = st.characters(exclude_categories=("Cc", "Cs", "Cn"))
"""Every assigned character that a letter can hold, but for tab and line ends."""

_in_a_line = st.lists(st.sampled_from((*NASTY, *(["a ", "word", " ", "  ", "."] * 5))), max_size=6).map("".join)
_in_lines = st.lists(
    st.sampled_from((*NASTY, *(["a ", "word", " ", "\t", "\n", "\r\n", "\n\n", "\n \n"] * 4))), max_size=6
).map("".join)


def texts(*, line_ends=True):
    """Any legal text, with tabs, line ends and blank lines in it where asked for."""
    return (_in_lines if line_ends else _in_a_line) | st.text(legal_characters, max_size=8)


lines = texts(line_ends=False).map(lambda text: fold(text).strip(" ")).filter(says_something)
"""One line of legal text in the form in which a case keeps it: folded, no blank at either end."""

words = texts().filter(says_something)
slot_names = st.sampled_from(
    ["a", "b2", "x", "owner", "since", "done_on", "late_order_count", "lsr_before", "value", "source", "from", "to", "name", "count",
     "words", "true", "nan", "inf", "a_1", "z9_z9_z9", "written_on", "received", "until", "store", "records"]
)  # fmt: skip
slugs = st.sampled_from(
    ["a", "b", "1", "2-a", "typed-by-hand", "carrier-scans", "x-1-y", "true", "nan", "2026-05-14", "0x1", "1e5", "handling-time", "orders",
     "z" * 40]
)  # fmt: skip
issue_keys = st.sampled_from(["late_shipment_rate", "order_defect_rate", "inauthentic", "pre_fulfillment_cancel_rate"])

# --- what a seller can state ------------------------------------------------------------------------------------------

days = st.dates(datetime.date(1990, 1, 1), datetime.date(2199, 12, 31))
iso_days = days.map(datetime.date.isoformat)
times = st.times().map(lambda time: time.strftime("%H:%M"))
shares = st.integers(0, 10_000).map(lambda share: float(Decimal(share) / 10_000))
asins = st.integers(0, 16**8 - 1).map("B0{:08X}".format)
order_ids = st.integers(0, 10**7 - 1).map("114-{0:07}-{0:07}".format)
complaint_ids = st.integers(10**9, 10**11 - 1).map(str)
tracking_numbers = st.integers(0, 10**9 - 1).map("LX{:09}CN".format)
skus = st.integers(0, 99_999).map("CH-{}".format)
emails = st.sampled_from(["ops@cheese.example", "a.b+c@x-y.example", "o'neil@shop.co.uk", "x_1@a.com"])
moneys = st.builds(
    lambda code, amount, cents: f"{code} {amount}.{cents:02}",
    st.sampled_from(["USD", "EUR", "GBP"]),
    st.integers(0, 10**7),
    st.integers(0, 99),
)
UNITS = ("minute", "hour", "day", "working day", "week", "month")
RHYTHMS = (
    "hour", "day", "working_day", "week", "month", "quarter", "year",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip


def durations(least=0):
    return st.builds(lambda amount, unit: f"{amount} {unit}s", st.integers(least, 500), st.sampled_from(UNITS))


def lists_of(items):
    return st.lists(items, min_size=1, max_size=4)


people = st.fixed_dictionaries({"name": lines, "role": lines})
periods = st.tuples(days, days).map(lambda pair: {"from": min(pair).isoformat(), "to": max(pair).isoformat()})
rates = st.fixed_dictionaries({"rate": shares, "window_days": st.integers(1, 3660), "as_of": iso_days})
schedules = (
    st.sampled_from(RHYTHMS)
    | durations(least=1)
    | st.fixed_dictionaries({"every": st.sampled_from(RHYTHMS)}, optional={"at": lists_of(times)})
)
suppliers = st.fixed_dictionaries(
    {"name": lines}, optional={"address": lines, "phone": lines, "email": emails, "website": lines}
)
documents = st.fixed_dictionaries({"title": lines}, optional={"number": lines, "issuer": lines, "issued_on": iso_days})

NOUN = {"en": {"one": "order", "other": "orders"}, "zh": {"other": "个订单"}}
DECLARATIONS = {
    kind: {"kind": kind, "question": {"en": "What?", "zh": "什么？"}, "example": "", **more}
    for kind, more in {
        "text": {}, "number": {}, "count": {"noun": NOUN}, "percentage": {}, "rate": {}, "money": {}, "day": {},
        "time": {}, "period": {}, "duration": {}, "schedule": {}, "person": {}, "names": {}, "asins": {}, "skus": {},
        "order_ids": {}, "complaint_ids": {}, "tracking_numbers": {}, "email": {}, "supplier": {}, "document": {},
        "choice": {"options": {"scan": {"en": "the first scan", "zh": "首次扫描"}, "list": {"en": "the handover list"}}},
        "confirmation": {"statement": {"en": "We kept the record.", "zh": "我们保留了记录。"}},
        "records": {
            "noun": NOUN,
            "columns": {
                "order": {"title": {"en": "Order", "zh": "订单"}, "kind": "order_ids"},
                "refunded": {"title": {"en": "Refunded"}, "kind": "money"},
                "on": {"title": {"en": "On"}, "kind": "day"},
            },
        },
    }.items()
}  # fmt: skip
"""For each kind of slot, a declaration without its name, as a `slots.toml` has it."""

KINDS = tuple(DECLARATIONS)
VALUES = {
    "text": lines | st.fixed_dictionaries({"en": lines}, optional={"zh": lines}),
    "number": st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9).map(lambda number: round(number, 4)),
    "count": st.integers(0, 10**7),
    "percentage": shares | shares.map(lambda share: f"{Decimal(str(share)) * 100:f}%"),
    "rate": rates,
    "money": moneys,
    "day": iso_days,
    "time": times,
    "period": periods,
    "duration": durations(),
    "schedule": schedules,
    "person": people,
    "names": lists_of(lines),
    "asins": lists_of(asins),
    "skus": lists_of(skus),
    "order_ids": lists_of(order_ids),
    "complaint_ids": lists_of(complaint_ids),
    "tracking_numbers": lists_of(tracking_numbers),
    "email": emails,
    "supplier": suppliers,
    "document": documents,
    "choice": st.sampled_from(["scan", "list"]),
    "confirmation": st.just(value=True),
    "records": lists_of(
        st.fixed_dictionaries({"order": order_ids | lists_of(order_ids), "refunded": moneys, "on": iso_days})
    ),
}
"""For each kind of slot, values in the form that a JSON case has."""


def slot_of(kind, name="slot"):
    """A slot of a kind, declared as a pack would."""
    return read_slot(name, DECLARATIONS[kind])


@st.composite
def slots_with_values(draw, kinds=KINDS):
    """A slot and a value that can be stated for it."""
    kind = draw(st.sampled_from(kinds))
    return slot_of(kind, draw(slot_names)), draw(VALUES[kind])


fact_values = st.recursive(
    lines
    | st.booleans()
    | st.integers(1 - 10**18, 10**18 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | iso_days
    | times,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(lines, inner, max_size=3),
    max_leaves=6,
) | st.sampled_from(KINDS).flatmap(VALUES.__getitem__)
"""Values of any shape that a case can state, as JSON has them."""

sourced_facts = st.fixed_dictionaries({"value": fact_values}, optional={"source": lines})
fact_tables = st.dictionaries(slot_names, fact_values | sourced_facts, max_size=3)

# --- trees -----------------------------------------------------------------------------------------------------------


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\x00\x00\xff"))
    + _chunk(b"IEND", b"")
)
"""A picture of two pixels."""

text_nodes = texts().map(Text)
blanks = st.builds(Blank, slot_names, st.none() | slot_names)
filled = st.builds(Filled, slot_names, st.none() | slot_names, st.sampled_from(KINDS), texts(), lines)


def inlines(refs=slugs):
    """Runs of inlines; `refs` are the keys that references have."""
    leaves = text_nodes | blanks | filled | st.builds(Ref, refs)
    return st.lists(leaves | st.lists(leaves, max_size=2).map(Strong), max_size=3).map(tuple)


@st.composite
def tables(draw, refs=slugs):
    width = draw(st.integers(1, 3))
    cells = st.lists(inlines(refs), min_size=width, max_size=width)
    return Table(draw(cells), draw(st.lists(cells, max_size=3)), draw(inlines(refs)))


def figures(refs=slugs):
    return st.builds(Figure, st.just(PNG), texts(), inlines(refs))


def blocks(refs=slugs):
    """Trees of blocks of every type, with every type of inline in them."""
    return st.recursive(
        inlines(refs).map(Para) | tables(refs) | figures(refs),
        lambda inner: (
            st.lists(st.lists(inner, max_size=2), max_size=3).map(BulletList)
            | st.lists(st.lists(inner, max_size=2), max_size=3).map(OrderedList)
        ),
        max_leaves=4,
    )


@st.composite
def _markup_run(draw, leaves):
    """Inlines as markup gives them back: no empty text, no two texts in a row."""
    run = []
    for leaf in draw(st.lists(leaves, min_size=1, max_size=4)):
        if isinstance(leaf, Text) and (not leaf.content or (run and isinstance(run[-1], Text))):
            continue
        run.append(leaf)
    return tuple(run)


def _keeps_its_edges(run):
    """Whether neither end is white space: markup drops it there, and it would part `**` from its word."""
    first, last = run[0], run[-1]
    return not (isinstance(first, Text) and first.content[0].isspace()) and not (
        isinstance(last, Text) and last.content[-1].isspace()
    )


_strong = _markup_run(text_nodes | blanks).filter(lambda run: bool(run) and _keeps_its_edges(run)).map(Strong)
markup_paragraphs = (
    _markup_run(text_nodes | blanks | _strong).filter(lambda run: bool(run) and _keeps_its_edges(run)).map(Para)
)
_markup_items = st.lists(markup_paragraphs.map(lambda paragraph: [paragraph]), min_size=1, max_size=4)
markup_blocks = st.lists(
    markup_paragraphs | _markup_items.map(BulletList) | _markup_items.map(OrderedList), max_size=4
).map(tuple)
"""Blocks that have a markup, in the form in which markup gives them back."""

# --- letters ---------------------------------------------------------------------------------------------------------

MIDDLE = ("root_cause", "remediation", "prevention")
_PLACES = ("greeting", "acknowledgement", *MIDDLE, "closing", "signature", "unplaced")


@st.composite
def letters(draw, languages=("en", "zh")):
    """Letters of every shape: sections with and without words, points grouped by issue, exhibits, annexes, blanks."""
    keys = draw(st.lists(slugs, unique=True, max_size=5))
    exhibits, annexes, point_keys = keys[:2], keys[2:3], keys[3:]
    refs = st.sampled_from([*keys, "nowhere"])
    issues = draw(st.lists(issue_keys, max_size=2, unique=True))
    placed = {place: [] for place in _PLACES}
    intros = {place: [] for place in MIDDLE}
    unused = list(point_keys)
    for block in draw(st.lists(blocks(refs), max_size=6)):
        place = draw(st.sampled_from(_PLACES))
        if place in MIDDLE and draw(st.booleans()):
            intros[place].append(block)
        elif place in MIDDLE:
            point = Point(
                block,
                key=unused.pop() if unused else None,
                issue=draw(st.none() | st.sampled_from(issues)) if issues else None,
                evidence=draw(st.lists(st.sampled_from(exhibits), max_size=2)) if exhibits else (),
                addresses=draw(st.lists(st.sampled_from(point_keys), max_size=1)) if point_keys else (),
            )
            placed[place].append(point)
        else:
            placed[place].append(block)
    headings = st.none() | st.just("") | lines
    return PlanOfAction(
        language=draw(st.sampled_from(languages)),
        title=draw(st.just("") | lines),
        issues=issues,
        greeting=placed["greeting"],
        acknowledgement=placed["acknowledgement"],
        root_cause=RootCause(placed["root_cause"], intro=intros["root_cause"], heading=draw(headings)),
        remediation=Remediation(placed["remediation"], intro=intros["remediation"], heading=draw(headings)),
        prevention=Prevention(placed["prevention"], intro=intros["prevention"], heading=draw(headings)),
        closing=Closing(
            placed["closing"],
            enclosures=[Enclosure(key, draw(inlines(refs))) for key in exhibits],
            signature=placed["signature"],
        ),
        annexes=[AnnexTable(key, draw(inlines(refs)), draw(tables(refs) | figures(refs))) for key in annexes],
        unplaced=placed["unplaced"],
        issue_names={key: draw(lines) for key in issues},
        author=draw(st.just("") | lines),
    )


# --- cases -----------------------------------------------------------------------------------------------------------


@st.composite
def _statements(draw, section, issues, key, papers, keys):
    """A statement as a case file has it; `papers` and `keys` are what it may refer to."""
    made = {}
    if draw(st.booleans()):
        ids = st.builds("{}/{}/{}".format, issue_keys, st.just(section), slugs)
        made["paragraph"] = draw(ids | lists_of(ids))
        made["facts"] = draw(fact_tables)
    else:
        made["words"] = draw(words | st.fixed_dictionaries({"en": words}, optional={"zh": words, "zh-Hant": words}))
        if len(issues) > 1:
            made["issue"] = draw(st.sampled_from(issues))
    if key:
        made["key"] = key
    if papers and draw(st.booleans()):
        made["evidence"] = draw(lists_of(st.sampled_from(papers)))
    others = [other for other in keys if other != key]
    if others and draw(st.booleans()):
        made["addresses"] = draw(lists_of(st.sampled_from(others)))
    return made


_evidence_parts = st.fixed_dictionaries(
    {},
    optional={
        "file": lines,
        "issued_on": iso_days,
        "covers": lists_of(asins),
        "facts": fact_tables,
        "annotated": st.booleans(),
        "sha256": st.text("0123456789abcdef", min_size=64, max_size=64),
    },
)


@st.composite
def _annexes(draw, key):
    made = {"key": key, "title": draw(lines)}
    if draw(st.booleans()):
        return {**made, "file": draw(lines)}
    width = draw(st.integers(1, 3))
    row = st.lists(st.just("") | lines, min_size=width, max_size=width)
    columns = draw(st.lists(lines, min_size=width, max_size=width))
    return {**made, "columns": columns, "rows": draw(st.lists(row, max_size=3))}


_optional_parts = {
    "route": st.sampled_from(["plan", "questionnaire", "documents", "acknowledge"]),
    "scope": st.sampled_from(["account", "seller_fulfilled_offers", "category", "listings"]),
    "language": st.sampled_from(["en", "zh", "en-GB"]),
    "notice": st.fixed_dictionaries(
        {"received": iso_days},
        optional={
            "reference": lines,
            "issues": lists_of(issue_keys),
            "asins": lists_of(asins),
            "order_ids": lists_of(order_ids),
            "complaint_ids": lists_of(complaint_ids),
            "greater_detail": lists_of(lines),
            "deadline": iso_days,
            "reply_to": emails,
            "file": lines,
        },
    ),
    "facts": fact_tables,
    "defaults": st.dictionaries(st.sampled_from(MIDDLE), fact_tables, max_size=2),
    "attempts": lists_of(st.fixed_dictionaries({"sent_on": iso_days, "letter": texts()}, optional={"reply": texts()})),
    "accepted": lists_of(st.fixed_dictionaries({"rule": slot_names, "reason": lines}, optional={"until": iso_days})),
}
_sellers = st.fixed_dictionaries(
    {"store": lines, "signatory": people}, optional={"email": emails, "merchant_token": lines}
)


@st.composite
def case_data(draw):
    """A case as `json.loads` gives it, with every part of it now and then."""
    issues = draw(st.lists(issue_keys, min_size=1, max_size=2, unique=True))
    free = draw(st.lists(slugs, unique=True, max_size=8))
    exhibits, annexes, keyed = free[:2], free[2:4], free[4:]
    sections = draw(st.lists(st.sampled_from(MIDDLE), max_size=4))
    keyed = keyed[: len(sections)]
    data = {
        "issues": issues,
        "marketplace": draw(st.sampled_from(["US", "UK", "DE", "JP"])),
        "written_on": draw(iso_days),
        "seller": draw(_sellers),
    }
    for name in draw(st.lists(st.sampled_from(sorted(_optional_parts)), unique=True)):
        data[name] = draw(_optional_parts[name])
    papers = [*exhibits, *annexes]
    for name in draw(st.lists(st.sampled_from(["greeting", "acknowledgement", "closing"]), unique=True, max_size=2)):
        data[name] = draw(_statements(name, issues, None, papers, keyed))
    for index, section in enumerate(sections):
        key = keyed[index] if index < len(keyed) else None
        data.setdefault(section, []).append(draw(_statements(section, issues, key, papers, keyed)))
    if exhibits:
        data["evidence"] = [
            {"key": key, "kind": draw(slot_names), "title": draw(lines), **draw(_evidence_parts)} for key in exhibits
        ]
    if annexes:
        data["annexes"] = [draw(_annexes(key)) for key in annexes]
    return data


cases = case_data().map(Case.from_dict)
