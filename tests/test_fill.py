import pytest
from hypothesis import given
from hypothesis import strategies as st

from poa.facts import normal
from poa.fill import Known, fill
from poa.languages import language
from poa.tree import Blank, BulletList, Filled, OrderedList, Para, Strong, Table, Text, plain, walk
from tests.strategies import VALUES, blocks, slot_of, slots_with_values

EN, ZH = language("en"), language("zh")


def known(kind, stated, *, name="slot", **more):
    slot = slot_of(kind, name)
    return {name: Known(slot, slot.typed(normal(stated)), **more)}


@st.composite
def texts_and_facts(draw):
    """Blocks with blanks in them, and facts for some of these."""
    pairs = draw(st.lists(slots_with_values(), max_size=4))
    facts = {
        slot.name: Known(
            slot, slot.typed(normal(stated)), draw(st.sampled_from(["seller", "a report"])), draw(st.booleans())
        )
        for slot, stated in pairs
    }
    blanks = [Blank(fact.slot.name, field) for fact in facts.values() for field in (None, *fact.slot.fields)] + [
        Blank("unknown")
    ]
    made = draw(st.lists(blocks(), max_size=2))
    children = draw(st.lists(st.sampled_from([*blanks, Text("words")]), max_size=4))
    alone = draw(st.lists(st.sampled_from(blanks), max_size=2))
    return (*made, Para(children), Para(Strong(children)), BulletList([[Para(children)]]), *map(Para, alone)), facts


@given(texts_and_facts(), st.sampled_from([EN, ZH]))
def test_filling_twice_is_filling_once(made, words):
    text, facts = made
    once = fill(text, facts, words)
    assert fill(once, facts, words) == once


@given(texts_and_facts(), st.randoms(use_true_random=False), st.sampled_from([EN, ZH]))
def test_filling_by_parts_in_any_order_is_filling_at_once(made, random, words):
    text, facts = made
    names = list(facts)
    random.shuffle(names)
    cut = random.randint(0, len(names))
    by_parts = text
    for part in (names[:cut], names[cut:]):
        by_parts = fill(by_parts, {name: facts[name] for name in part}, words)
    one_by_one = text
    for name in names:
        one_by_one = fill(one_by_one, {name: facts[name]}, words)
    assert by_parts == one_by_one == fill(text, facts, words)


@given(texts_and_facts())
def test_every_blank_is_filled_if_its_value_says_something_and_stays_if_not(made):
    text, facts = made
    for before in (node for node in walk(*text) if isinstance(node, Blank)):
        fact = facts.get(before.slot)
        has_the_part = fact is not None and before.field in {None, *fact.slot.fields}
        says = has_the_part and fact.slot.reading(fact.value, before.field, EN)
        after = fill([Para([before, Text(".")])], facts, EN)[0].children[0]
        assert isinstance(after, Filled if says else Blank)
        assert (after.slot, after.field) == (before.slot, before.field)


@given(st.lists(blocks(), max_size=3))
def test_without_facts_nothing_changes(text):
    assert fill(text, {}, EN) == tuple(text)


@given(slots_with_values())
def test_what_is_filled_says_its_slot_its_kind_and_where_it_comes_from(pair):
    slot, stated = pair
    value = slot.typed(normal(stated))
    (paragraph,) = fill([Para([Blank(slot.name), Text(".")])], {slot.name: Known(slot, value, "a report")}, EN)
    content = Text(slot.reading(value, None, EN)).content
    assert paragraph == Para([Filled(slot.name, None, slot.kind, content, "a report"), Text(".")])


def test_a_missing_fact_stays_a_blank_everywhere():
    blank = Blank("owner", "name")
    text = (
        Para(blank),
        Para(Strong(blank)),
        BulletList([[Para(blank)]]),
        OrderedList([[Para(["a ", blank])]]),
        Table(["A"], [[[blank]]], [blank]),
    )
    assert fill(text, known("count", 3, name="other"), EN) == text


def test_a_part_that_the_value_lacks_stays_a_blank():
    (paragraph,) = fill(
        [Para([Blank("slot", "name"), Blank("slot", "phone")])], known("supplier", {"name": "Acme"}), EN
    )
    assert paragraph.children == (Filled("slot", "name", "supplier", "Acme"), Blank("slot", "phone"))


@pytest.mark.parametrize(
    ("kind", "stated"),
    [
        ("person", {"name": "Zhao Min", "role": "Clerk"}), ("supplier", {"name": "Acme"}), ("document", {"title": "Contract"}),
        ("day", "2026-05-14"), ("text", "words"), ("period", {"from": "2026-05-01", "to": "2026-05-05"}), ("skus", ["CH-220"]),
    ],
)  # fmt: skip
def test_a_part_that_the_kind_has_not_stays_a_blank(kind, stated):
    text = (Para(["On ", Blank("slot", "no_such_part")]),)
    assert fill(text, known(kind, stated), EN) == text


def test_blanks_in_lists_strong_words_tables_and_captions_are_filled():
    blank, filled = Blank("slot"), Filled("slot", None, "count", "3 orders")
    text = (Para(Strong(["a ", blank])), BulletList([[Para(blank)]]), Table([[blank]], [[[blank]]], [blank]))
    assert fill(text, known("count", 3), EN) == (
        Para(Strong(["a ", filled])),
        BulletList([[Para(filled)]]),
        Table([[filled]], [[[filled]]], [filled]),
    )


def test_values_are_said_in_the_language_of_the_letter():
    day = known("day", "2026-05-14")
    assert fill([Para(Blank("slot"))], day, EN)[0].children[0].content == "14 May 2026"
    assert fill([Para(Blank("slot"))], day, ZH)[0].children[0].content == "2026 年 5 月 14 日"


def test_a_value_is_never_read_again_as_a_slot_or_as_markup():
    text = fill([Para(Blank("slot"))], known("text", "{{other}} **b** \\"), EN)
    assert text == (Para(Filled("slot", None, "text", "{{other}} **b** \\")),)
    assert fill(text, known("text", "no", name="other"), EN) == text


def test_a_person_who_has_been_introduced_is_named_without_the_role():
    person = {"name": "Zhao Min", "role": "Warehouse lead"}
    text = [Para([Blank("slot"), Blank("slot", "name"), Blank("slot", "role")])]

    def said(**more):
        return [child.content for child in fill(text, known("person", person, **more), EN)[0].children]

    assert said() == ["Zhao Min (Warehouse lead)", "Zhao Min", "Warehouse lead"]
    assert said(brief=True) == ["Zhao Min", "Zhao Min", "Warehouse lead"]
    brief = fill([Para(Blank("slot"))], known("count", 3, brief=True), EN)
    assert brief[0].children[0].content == "3 orders"


ROWS = [
    {"order": "114-1234567-1234567", "refunded": "USD 5", "on": "2026-05-14"},
    {"order": ["114-1234567-1234568", "114-1234567-1234569"], "refunded": "USD 1250", "on": "2026-05-15"},
]


def test_records_alone_in_a_paragraph_become_a_table_that_knows_where_its_cells_come_from():
    (table,) = fill([Para(Blank("slot"))], known("records", ROWS, source="a report"), EN)
    assert table.head == ((Text("Order"),), (Text("Refunded"),), (Text("On"),))
    assert table.rows[1] == (
        (Filled("slot", "order", "order_ids", "114-1234567-1234568 and 114-1234567-1234569", "a report"),),
        (Filled("slot", "refunded", "money", "USD 1,250.00", "a report"),),
        (Filled("slot", "on", "day", "15 May 2026", "a report"),),
    )
    assert len(table.rows) == 2


def test_the_count_of_records_stays_in_its_sentence():
    text = [Para(["We refunded ", Blank("slot", "count"), "."])]
    assert fill(text, known("records", ROWS), EN)[0].children[1].content == "2 orders"


@given(VALUES["records"])
def test_a_table_of_records_has_a_row_for_each(rows):
    (table,) = fill([Para(Blank("slot"))], known("records", rows), ZH)
    assert len(table.rows) == len(rows)
    assert table.head[0] == (Text("订单"),)


@pytest.mark.parametrize(
    ("before", "kind", "stated", "after", "reads"),
    [
        ("由", "text", "Zhao Min", "负责", "由 Zhao Min 负责"),
        ("由 ", "text", "赵敏", " 负责", "由赵敏负责"),
        ("由", "person", {"name": "Zhao Min", "role": "Clerk"}, " 负责", "由 Zhao Min（Clerk）负责"),
        ("，", "text", "Zhao Min", "。", "，Zhao Min。"),
        ("低于", "percentage", "2%", "时", "低于 2% 时"),
        ("共", "count", 3, "，", "共 3 个订单，"),
        ("店铺 ", "text", "a", " b", "店铺 a b"),
    ],
)  # fmt: skip
def test_a_chinese_sentence_has_a_blank_only_where_characters_meet_letters_or_figures(
    before, kind, stated, after, reads
):
    (paragraph,) = fill([Para([before, Blank("slot"), after])], known(kind, stated), ZH)
    assert plain(paragraph.children, str) == reads


def test_two_values_side_by_side_are_set_apart_in_chinese():
    facts = known("text", "Zhao Min", name="owner") | known("schedule", "monday", name="rhythm")
    text = [Para([Blank("owner"), Blank("rhythm"), " 查看"]), BulletList([[Para([Blank("owner"), "查看"])]])]
    paragraph, bullets = fill(text, facts, ZH)
    assert plain(paragraph.children, str) == "Zhao Min 每周一查看"
    assert bullets == BulletList([[Para([Filled("owner", None, "text", "Zhao Min"), " 查看"])]])
    assert plain(fill(text, facts, EN)[0].children, str) == "Zhao Minevery Monday 查看"
