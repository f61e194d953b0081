import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from poa.catalogue import Catalogue
from poa.facts import normal
from poa.languages import language
from poa.slots import read_slot, slot_schema
from tests.json_schema import objections
from tests.strategies import DECLARATIONS, KINDS, VALUES, slot_of, slots_with_values

EN, ZH = language("en"), language("zh")
PAGE = (Path(__file__).parent.parent / "docs" / "writing-paragraphs.md").read_text(encoding="utf-8")


def reading(kind, stated, field=None, words=EN):
    slot = slot_of(kind)
    return slot.reading(slot.typed(normal(stated)), field, words)


def refusal(kind, stated):
    with pytest.raises(ValueError) as caught:
        slot_of(kind).typed(normal(stated))
    return str(caught.value)


# --- the table of the documentation -----------------------------------------------------------------------------------

RATE = {"rate": 0.0898, "window_days": 30, "as_of": "2026-05-14"}
MAY = {"from": "2026-05-01", "to": "2026-05-05"}
BO = {"name": "Zhao Min", "role": "Warehouse lead"}
TABLE = [
    # kind, as a case file has it, field, in English, in Chinese
    ("text", "ShipStation", None, "ShipStation", "ShipStation"),
    ("number", 3, None, "3", "3"),
    ("count", 37, None, "37 orders", "37 个订单"),
    ("count", 37, "number", "37", "37"),
    ("percentage", "2%", None, "2%", "2%"),
    ("percentage", 0.02, None, "2%", "2%"),
    ("rate", RATE, None, "8.98% for the 30 days to 14 May 2026", "8.98%（截至 2026 年 5 月 14 日的 30 天）"),
    ("rate", RATE, "rate", "8.98%", "8.98%"),
    ("rate", RATE, "window_days", "30 days", "30 天"),
    ("rate", RATE, "as_of", "14 May 2026", "2026 年 5 月 14 日"),
    ("money", "USD 25", None, "USD 25.00", "USD 25.00"),
    ("day", "2026-05-14", None, "14 May 2026", "2026 年 5 月 14 日"),
    ("time", "16:00", None, "16:00", "16:00"),
    ("period", MAY, None, "1 to 5 May 2026", "2026 年 5 月 1 日至 5 日"),
    ("period", MAY, "from", "1 May 2026", "2026 年 5 月 1 日"),
    ("period", MAY, "to", "5 May 2026", "2026 年 5 月 5 日"),
    ("period", MAY, "days", "5 days", "5 天"),
    ("duration", "2 days", None, "2 days", "2 天"),
    ("duration", "2 days", "amount", "2", "2"),
    ("schedule", "monday", None, "every Monday", "每周一"),
    ("schedule", "working_day", None, "every working day", "每个工作日"),
    (
        "schedule",
        {"every": "working_day", "at": ["10:00", "16:00"]},
        None,
        "every working day at 10:00 and 16:00",
        "每个工作日 10:00 和 16:00",
    ),
    ("person", BO, None, "Zhao Min (Warehouse lead)", "Zhao Min（Warehouse lead）"),
    ("person", BO, "name", "Zhao Min", "Zhao Min"),
    ("person", BO, "role", "Warehouse lead", "Warehouse lead"),
    ("names", ["Anna", "Bo"], None, "Anna and Bo", "Anna 和 Bo"),
    ("names", ["Anna", "Bo"], "count", "2", "2"),
    ("skus", ["CH-220", "CH-221"], None, "CH-220 and CH-221", "CH-220 和 CH-221"),
    ("skus", ["CH-220", "CH-221"], "count", "2 SKUs", "2 个 SKU"),
    ("email", "ops@example.com", None, "ops@example.com", "ops@example.com"),
    ("choice", "scan", None, "the first scan", "首次扫描"),
    ("confirmation", True, None, "We kept the record.", "我们保留了记录。"),
]


def rows_of_the_page():
    table = PAGE.partition("| kind | in a case file |")[2].partition("\n\n")[0]
    cells = (row.strip("| ").split(" | ") for row in table.splitlines()[2:])
    return {kind: row for row in cells for kind in re.findall(r"`([a-z_]+)`", row[0].partition("(")[0])}


@pytest.mark.parametrize(("kind", "stated", "field", "english", "chinese"), TABLE)
def test_each_kind_reads_as_the_documentation_says(kind, stated, field, english, chinese):
    assert reading(kind, stated, field) == english
    assert reading(kind, stated, field, ZH) == chinese


def test_the_page_on_paragraphs_lists_every_kind_and_every_field():
    page = rows_of_the_page()
    assert set(page) == set(KINDS) == set(slot_schema()["discriminator"]["mapping"])
    unlisted = {
        (kind, field)
        for kind, row in page.items()
        for field in slot_of(kind).fields
        if f"`{field}`" not in row[-1] and "each part" not in row[-1]
    }
    assert unlisted == set()


@pytest.mark.parametrize("kind", sorted({kind for kind, *_ in TABLE} - {"choice", "confirmation"}))
def test_what_the_page_shows_for_a_kind_is_what_is_tested_here(kind):
    row = rows_of_the_page()[kind]
    if kind == "email":
        assert row[2] == "as written"
    else:
        assert row[2].partition(",")[0] in [english for each, _, _, english, _ in TABLE if each == kind]
    literal = re.search(r"`([^`]+)`", row[1].rpartition("`, `")[2] if kind == "schedule" else row[1])
    stated = tomllib.loads(f"value = {literal[1] if literal else row[1].split('`')[1]}")["value"]
    assert normal(stated) in [normal(value) for each, value, *_ in TABLE if each == kind]


# --- readings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "english", "chinese"),
    [
        (0, "0 orders", "0 个订单"),
        (1, "1 order", "1 个订单"),
        (2, "2 orders", "2 个订单"),
        (1250, "1,250 orders", "1,250 个订单"),
    ],
)
def test_a_count_agrees_with_its_noun(count, english, chinese):
    assert reading("count", count) == english
    assert reading("count", count, words=ZH) == chinese


def test_a_count_without_a_chinese_noun_takes_the_english_one_with_its_plural():
    slot = read_slot("late", {**DECLARATIONS["count"], "noun": {"en": {"one": "parcel", "other": "parcels"}}})
    assert [slot.reading(count, None, ZH) for count in (0, 1, 2)] == ["0 parcels", "1 parcel", "2 parcels"]


@pytest.mark.parametrize(
    ("kind", "one", "many"),
    [
        ("asins", "1 ASIN", "3 ASINs"), ("skus", "1 SKU", "3 SKUs"), ("order_ids", "1 order", "3 orders"),
        ("complaint_ids", "1 complaint", "3 complaints"), ("tracking_numbers", "1 tracking number", "3 tracking numbers"),
    ],
)  # fmt: skip
def test_identifiers_are_counted_by_their_own_noun(kind, one, many):
    example = {
        "asins": "B0ABCDEFG1", "skus": "CH-220", "order_ids": "114-1234567-1234567", "complaint_ids": "12345678901",
        "tracking_numbers": "1Z999AA10123456784",
    }[kind]  # fmt: skip
    assert reading(kind, [example], "count") == one
    assert reading(kind, [example] * 3, "count") == many
    assert reading(kind, example) == example


def test_records_are_counted_by_their_noun_and_shown_row_by_row():
    slot = slot_of("records")
    row = {"order": "114-1234567-1234567", "refunded": "USD 1250", "on": "2026-05-14"}
    one, two = (slot.typed(normal([row] * times)) for times in (1, 2))
    assert slot.reading(one, "count", EN) == "1 order"
    assert slot.reading(two, "count", EN) == "2 orders"
    assert slot.cells(one, EN) == (("114-1234567-1234567", "USD 1,250.00", "14 May 2026"),)
    assert slot.cells(one, ZH) == (("114-1234567-1234567", "USD 1,250.00", "2026 年 5 月 14 日"),)
    assert [column.heading(ZH) for column in slot.columns.values()] == ["订单", "Refunded", "On"]


@pytest.mark.parametrize(
    ("begin", "end", "english", "chinese"),
    [
        ("2026-05-01", "2026-05-01", "1 May 2026", "2026 年 5 月 1 日"),
        ("2026-05-01", "2026-05-05", "1 to 5 May 2026", "2026 年 5 月 1 日至 5 日"),
        ("2026-04-28", "2026-05-05", "28 April to 5 May 2026", "2026 年 4 月 28 日至 5 月 5 日"),
        ("2025-12-28", "2026-01-05", "28 December 2025 to 5 January 2026", "2025 年 12 月 28 日至 2026 年 1 月 5 日"),
        ("2025-05-01", "2026-05-05", "1 May 2025 to 5 May 2026", "2025 年 5 月 1 日至 2026 年 5 月 5 日"),
    ],
)
def test_a_period_says_once_what_both_its_days_share(begin, end, english, chinese):
    assert reading("period", {"from": begin, "to": end}) == english
    assert reading("period", {"from": begin, "to": end}, words=ZH) == chinese


@pytest.mark.parametrize(
    ("share", "read"),
    [
        (0, "0%"), (1, "100%"), (0.5, "50%"), (0.0898, "8.98%"), (0.025, "2.5%"), (0.00065, "0.06%"), ("0.004%", "0.004%"),
        ("0.0004%", "0.0004%"), ("0.000123%", "0.000123%"), ("12.345%", "12.34%"),
    ],
)  # fmt: skip
def test_a_share_reads_with_two_digits_or_as_many_as_it_takes_to_say_something(share, read):
    assert reading("percentage", share) == read


@given(st.integers(1, 10**8))
def test_a_share_that_is_something_never_reads_as_nothing(part):
    assert reading("percentage", part / 10**8).strip("0.%,") != ""


@pytest.mark.parametrize(
    ("stated", "read"),
    [("USD 0", "USD 0.00"), ("USD 1250.5", "USD 1,250.50"), ("EUR 25", "EUR 25.00"), ("JPY 2500", "JPY 2,500")],
)
def test_money_reads_with_its_code_and_its_decimals(stated, read):
    assert reading("money", stated) == read
    assert reading("money", stated, words=ZH) == read


@pytest.mark.parametrize(
    ("stated", "english", "chinese"),
    [
        ("0 days", "0 days", "0 天"), ("1 day", "1 day", "1 天"), ("1 days", "1 day", "1 天"), ("30 minutes", "30 minutes", "30 分钟"),
        ("1 hour", "1 hour", "1 小时"), ("3 working days", "3 working days", "3 个工作日"), ("6 weeks", "6 weeks", "6 周"),
        ("2 months", "2 months", "2 个月"),
    ],
)  # fmt: skip
def test_a_length_of_time_agrees_with_its_unit(stated, english, chinese):
    assert reading("duration", stated) == english
    assert reading("duration", stated, words=ZH) == chinese


@pytest.mark.parametrize(
    ("stated", "english"),
    [
        ("hour", "every hour"), ("day", "every day"), ("week", "every week"), ("quarter", "every quarter"), ("sunday", "every Sunday"),
        ("2 hours", "every 2 hours"), ({"every": "friday", "at": ["09:00"]}, "every Friday at 09:00"),
        ({"every": "day", "at": ["09:00", "12:00", "18:00"]}, "every day at 09:00, 12:00 and 18:00"),
    ],
)  # fmt: skip
def test_a_rhythm_reads_as_a_phrase(stated, english):
    assert reading("schedule", stated) == english


def test_a_number_keeps_its_digits():
    assert [reading("number", number) for number in (0, -1, 3.5, 0.1, 1250, 1234.5678)] == [
        "0", "-1", "3.5", "0.1", "1,250", "1,234.5678",
    ]  # fmt: skip


def test_lists_read_with_and():
    assert [reading("names", names) for names in ("Anna", ["Anna"], ["A", "B"], ["A", "B", "C"])] == [
        "Anna", "Anna", "A and B", "A, B and C",
    ]  # fmt: skip
    assert reading("names", ["A", "B", "C"], words=ZH) == "A、B 和 C"


def test_a_text_may_be_stated_per_language_and_another_language_is_marked():
    both, chinese = {"en": "our warehouse", "zh": "我们的仓库"}, {"zh": "我们的仓库"}
    assert reading("text", both) == "our warehouse"
    assert reading("text", both, words=ZH) == "我们的仓库"
    assert reading("text", chinese) == "我们的仓库 [in zh]"
    assert reading("text", {"en": "our warehouse"}, words=ZH) == "our warehouse【原文为 en】"


@pytest.mark.parametrize(
    ("kind", "first"),
    [("supplier", {"name": "Acme"}), ("document", {"title": "Contract"})],
)
def test_parts_that_are_not_stated_read_as_nothing(kind, first):
    whole = next(iter(first.values()))
    assert reading(kind, first) == whole
    fields = slot_of(kind).fields
    assert [reading(kind, first, field) for field in fields] == [whole, *([""] * (len(fields) - 1))]


def test_all_parts_of_a_supplier_and_a_document_read_as_stated():
    supplier = {
        "name": "Acme",
        "address": "1 Quay",
        "phone": "+1 555",
        "email": "a@acme.example",
        "website": "acme.example",
    }
    assert {field: reading("supplier", supplier, field) for field in slot_of("supplier").fields} == supplier
    document = {"title": "Contract", "number": "5", "issuer": "Acme", "issued_on": "2026-05-14"}
    assert [reading("document", document, field) for field in slot_of("document").fields] == [
        "Contract",
        "5",
        "Acme",
        "14 May 2026",
    ]
    assert reading("document", document, "issued_on", ZH) == "2026 年 5 月 14 日"


def test_a_choice_without_a_translation_reads_in_english():
    assert reading("choice", "list", words=ZH) == "the handover list"


# --- laws -------------------------------------------------------------------------------------------------------------


@given(slots_with_values(), st.sampled_from([EN, ZH]))
def test_every_value_that_fits_reads_as_one_line_of_words(pair, words):
    slot, stated = pair
    value = slot.typed(normal(stated))
    said = slot.reading(value, None, words)
    assert said
    assert not set(said) & set("\n\r\t")
    for field in slot.fields:
        assert isinstance(slot.reading(value, field, words), str)


@given(slots_with_values())
def test_a_typed_value_stated_again_is_the_same_value(pair):
    slot, stated = pair
    value = slot.typed(normal(stated))
    if slot.kind not in {"number", "percentage", "day", "records"}:  # their typed form is no form of a case
        assert slot.typed(normal(value)) == value
    assert hash(value) == hash(slot.typed(normal(stated)))


@given(slots_with_values())
def test_every_value_that_fits_fits_the_schema_too(pair):
    slot, stated = pair
    assert objections(slot.value_schema(), stated) == []


@given(st.sampled_from(KINDS), st.sampled_from(KINDS).flatmap(VALUES.__getitem__))
def test_a_value_of_another_kind_is_typed_or_refused_in_one_sentence(kind, stated):
    slot = slot_of(kind)
    try:
        value = slot.typed(normal(stated))
    except ValueError as refused:
        said = str(refused)
        assert said
        assert "\n" not in said
        assert "Input should" not in said
        assert not said.endswith(".")  # the sentence goes on in the message of the catalogue
    else:
        assert isinstance(slot.reading(value, None, EN), str)


# --- refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "stated", "sentence"),
    [
        ("text", "", "is empty"),
        ("text", 5, "should be text"),
        ("number", "3", "should be a number"),
        ("number", True, "should be a number"),
        ("count", -1, "should be a whole number, 0 or more"),
        ("count", 3.0, "should be a whole number, 0 or more"),
        ("count", True, "should be a whole number, 0 or more"),
        ("count", "37", "should be a whole number, 0 or more"),
        ("percentage", 2, '2 is not between 0 and 1: if 2 per cent is meant, write "2%"'),
        ("percentage", "two", "'two' is not a share: write 0.0898 or \"8.98%\""),
        ("percentage", "nan", "'nan' is not between 0 and 1"),
        ("rate", {"rate": 8.98, "window_days": 30, "as_of": "2026-05-14"}, 'rate: 8.98 is not between 0 and 1: if 8.98 per cent is meant, write "8.98%"'),
        ("rate", {"rate": 0.08, "as_of": "2026-05-14"}, "'window_days' is missing"),
        ("rate", {**RATE, "window": 30}, "window: 'window' is not known here. Did you mean 'window_days'?"),
        ("rate", {**RATE, "as_of": "14 May 2026"}, "as_of: write 14 May 2026 as 2026-05-14"),
        ("money", "$25", "'$25' is not an amount: write it as \"USD 25.00\""),
        ("day", "14 May 2026", "write 14 May 2026 as 2026-05-14"),
        ("day", "03/04/2026", "03/04/2026 can be 4 March or 3 April 2026: write 2026-03-04 or 2026-04-03"),
        ("day", "2026-02-30", "2026-02-30 is not a day of the calendar"),
        ("day", 20260514, "should be text"),
        ("time", "4pm", "'4pm' is not a time of day: write it as \"16:00\""),
        ("time", "24:00", "'24:00' is not a time of day: write it as \"16:00\""),
        ("period", {"from": "2026-05-05", "to": "2026-05-01"}, "the period ends (2026-05-01) before it begins (2026-05-05)"),
        ("period", {"form": "2026-05-01", "to": "2026-05-05"}, "'from' is missing. form: 'form' is not known here. Did you mean 'from'?"),
        ("duration", "two days", "'two days' is not a length of time: write it as \"2 days\", \"24 hours\" or \"3 working days\""),
        ("person", {"name": "Zhao Min"}, "'role' is missing"),
        ("person", {"name": "", "role": "Clerk"}, "name: is empty"),
        ("names", [], "should be a list of names"),
        ("names", ["Anna", 5], "should be text"),
        ("asins", [], "should be a list, with at least one in it"),
        ("asins", ["B0"], "B0, with 2 characters, is not an ASIN: an ASIN is B and nine letters or digits (B0ABCDEFG1), or the ISBN-10 of a book"),
        ("order_ids", ["114-1234567-123456"], "114-1234567-123456 is not an order id: an order id is 3, 7 and 7 digits with hyphens (114-1234567-1234567)"),
        ("email", "ops", "ops, with 3 characters, is not an e-mail address: an e-mail address has one @, no blanks and a domain with a dot"),
        ("supplier", {"nam": "Acme"}, "'name' is missing. nam: 'nam' is not known here. Did you mean 'name'?"),
        ("document", {"title": "Contract", "issued_on": "May"}, "issued_on: 'May' is not a day: write it as YYYY-MM-DD, such as 2026-05-14"),
        ("choice", "scna", "'scna' is none of scan, list. Did you mean 'scan'?"),
        ("choice", "zzz", "'zzz' is none of scan, list"),
        ("confirmation", False, 'can only be true: a paragraph that states "We kept the record." cannot be used where it is not so'),
        ("confirmation", 1, 'can only be true: a paragraph that states "We kept the record." cannot be used where it is not so'),
        ("records", [], "should be a list of tables, with at least one in it"),
        ("records", [5], "row 1 should be a table with order, refunded, on"),
        ("records", [{"order": "114-1234567-1234567", "refunded": "USD 5"}], "row 1 has no 'on'"),
        ("records", [{"order": "114-1234567-1234567", "refunded": "5", "on": "2026-05-14"}], "row 1, refunded: '5' is not an amount: write it as \"USD 25.00\""),
        ("records", [{"ordr": "x"}], "row 1: 'ordr' is no column. Did you mean 'order'?"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_one_helpful_sentence(kind, stated, sentence):
    assert refusal(kind, stated) == sentence


def test_a_rhythm_that_is_unknown_is_refused_once_with_the_nearest():
    said = refusal("schedule", "Monday")
    assert "Did you mean 'monday'?" in said
    assert "Duration" not in said
    assert "length of time" not in said


def test_a_text_is_not_taken_from_a_table_of_anything():
    assert "is not a language" in refusal("text", {"name": "Bo", "role": "Clerk"})


# --- declarations -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_declaration_of_every_kind_is_read_under_its_name(kind):
    slot = read_slot("late_count", DECLARATIONS[kind])
    assert (slot.name, slot.kind) == ("late_count", kind)
    assert (slot.per_statement, slot.private) == (False, False)
    assert slot.asked("zh") == "什么？"
    assert slot.asked("en-GB") == slot.asked("de") == "What?"


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "colour"}, {"kind": None}, {"question": {}}, {"question": {"english": "What?"}}, {"example": None}, {"colour": "red"},
        {"kind": "count", "noun": {"en": {"other": "orders"}}}, {"kind": "count"}, {"kind": "choice"}, {"kind": "choice", "options": {}},
        {"kind": "confirmation"}, {"kind": "records"}, {"kind": "records", "noun": DECLARATIONS["count"]["noun"], "columns": {}},
        {"kind": "records", "noun": DECLARATIONS["count"]["noun"], "columns": {"a": {"title": {"en": "A"}, "kind": "records"}}},
    ],
)  # fmt: skip
def test_a_declaration_that_is_not_whole_is_refused(changes):
    with pytest.raises(ValidationError):
        read_slot("late_count", {**DECLARATIONS["text"], **changes})


def test_a_declared_slot_cannot_be_changed():
    slot = slot_of("count")
    with pytest.raises(ValidationError):
        slot.private = True
    with pytest.raises(TypeError):
        slot.noun["en"] = {}


def test_every_slot_of_the_catalogue_has_an_example_that_fits_and_reads_well():
    catalogue = Catalogue.builtin()
    slots = {**catalogue.built_in_slots(), **catalogue.slots(*(issue.key for issue in catalogue.issues))}
    assert len(slots) > 20
    for slot in slots.values():
        example = slot.model_dump(mode="json")["example"]
        assert objections(slot.value_schema(), example) == [], slot.name
        assert slot.reading(slot.typed(slot.example), None, EN), slot.name
