import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poa.tree import (
    BLOCK_TYPES,
    INLINE_TYPES,
    Blank,
    BulletList,
    Figure,
    Filled,
    OrderedList,
    Para,
    Ref,
    Strong,
    Table,
    Text,
    as_blocks,
    as_inlines,
    drawn_blank,
    map_inlines,
    plain,
    walk,
)
from tests.strategies import PNG, blocks, inlines, lines, texts

# --- strings stand for inlines and blocks -----------------------------------------------------------------------------


def test_a_string_stands_for_an_inline_wherever_one_is_taken():
    assert Para("words") == Para([Text("words")]) == Para((Text("words"),)) == Para(Text("words"))
    assert Para(["one", Blank("x"), "two"]) == Para((Text("one"), Blank("x"), Text("two")))
    assert Strong("words") == Strong([Text("words")])
    assert Table(["Head"], [["cell"]], "caption") == Table([Text("Head")], [[[Text("cell")]]], [Text("caption")])
    assert Figure(PNG, "alt", "caption").caption == (Text("caption"),)


def test_a_string_stands_for_blocks_and_a_blank_line_parts_them():
    assert as_blocks("one\n\ntwo") == (Para("one"), Para("two"))
    assert as_blocks(["one", Para("two")]) == (Para("one"), Para("two"))
    assert as_blocks(Para("one")) == (Para("one"),)
    assert as_blocks("") == as_blocks(" \n ") == as_blocks([]) == ()
    assert BulletList(["one", ["two", "three"]]).items == ((Para("one"),), (Para("two"), Para("three")))
    assert OrderedList([Para("one")]).items == ((Para("one"),),)


def test_a_lone_string_is_one_item_of_a_list():
    assert BulletList("One item.") == BulletList(["One item."])
    assert OrderedList("One item.") == OrderedList(["One item."])
    assert BulletList(Para("One item.")) == BulletList(["One item."])


def test_a_string_is_not_taken_for_a_row_of_cells_of_one_letter():
    with pytest.raises((TypeError, ValueError)):
        Table(["Order", "Paid"], ["12", "34"])
    with pytest.raises((TypeError, ValueError)):
        Table("AB", [["1", "2"]])


def test_an_empty_string_says_nothing_alone_and_among_others():
    assert as_inlines("") == as_inlines([]) == as_inlines([""]) == ()
    assert as_inlines(["", "words", ""]) == (Text("words"),)


@given(texts())
def test_the_words_of_a_paragraph_are_a_single_line(text):
    (made,) = Para(Text(text)).children
    assert made == Text(made.content)
    assert not set(made.content) & set("\t\r\n")


def test_runs_of_blanks_and_line_ends_become_one_blank():
    assert Text("a \t\r\n b").content == "a b"
    assert Filled("x", None, "text", "a\nb").content == "a b"
    assert Figure(PNG, "a\n\nb").alt == "a b"


@pytest.mark.parametrize("thing", [5, None, object(), b"bytes", Para("x"), [Para("x")], ["x", 5], [["x"]], [None]])
def test_what_cannot_stand_inside_a_paragraph_is_refused(thing):
    with pytest.raises(TypeError):
        Para(thing)


@pytest.mark.parametrize("thing", [5, None, object(), b"bytes", Text("x"), [Text("x")], ["x", 5], [["x"]], [None]])
def test_what_is_no_block_is_refused(thing):
    with pytest.raises(TypeError):
        as_blocks(thing)


# --- what a node cannot hold ------------------------------------------------------------------------------------------

ILLEGAL = ["a\x00b", "a\x0bb", "a\x85b", "a\ud800b", "a\ufffeb", "a\U0010ffffb"]
HOLDERS = {
    "text": Text,
    "strong": Strong,
    "paragraph": Para,
    "bullet": lambda text: BulletList([text]),
    "item": lambda text: OrderedList([text]),
    "head": lambda text: Table([text], []),
    "cell": lambda text: Table(["A"], [[text]]),
    "table caption": lambda text: Table(["A"], [], text),
    "alt": lambda text: Figure(PNG, text),
    "figure caption": lambda text: Figure(PNG, "alt", text),
    "content": lambda text: Filled("x", None, "text", text),
    "blocks": as_blocks,
    "slot of a blank": Blank,
    "field of a blank": lambda text: Blank("x", text),
    "slot of a filled": lambda text: Filled(text, None, "text", "words"),
    "field of a filled": lambda text: Filled("x", text, "text", "words"),
    "kind of a filled": lambda text: Filled("x", None, text, "words"),
    "source of a filled": lambda text: Filled("x", None, "text", "words", text),
    "reference": Ref,
}


@pytest.mark.parametrize("text", ILLEGAL, ids=ascii)
@pytest.mark.parametrize("holder", HOLDERS)
def test_a_character_that_no_letter_can_hold_is_refused_by_every_node(holder, text):
    with pytest.raises(ValueError, match=r"has U\+[0-9A-F]+ .* at position 2"):
        HOLDERS[holder](text)


def test_a_row_that_is_not_as_wide_as_the_head_is_refused_by_its_number():
    with pytest.raises(ValueError) as refusal:
        Table(["A", "B"], [["1", "2"], ["3"]])
    assert str(refusal.value) == "row 2 of the table has 1 cells, its head 2"


def test_a_figure_that_is_no_png_is_refused():
    with pytest.raises(ValueError, match="not a PNG picture"):
        Figure(b"GIF89a", "alt")


@given(blocks())
def test_a_tree_cannot_be_changed_and_comes_back_from_pickle(block):
    for node in walk(block):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(node, attrs.fields(type(node))[0].name, "other")
        assert all(not isinstance(value, list | dict | set) for value in attrs.asdict(node, recurse=False).values())
    assert pickle.loads(pickle.dumps(block)) == block  # noqa: S301 - our own bytes
    assert hash(pickle.loads(pickle.dumps(block))) == hash(block)  # noqa: S301


# --- walking ----------------------------------------------------------------------------------------------------------


def test_a_walk_goes_in_reading_order_each_node_before_what_it_holds():
    strong = Strong(["b", Blank("c")])
    paragraph = Para(["a", strong, Ref("d")])
    bullets = BulletList([["e"], ["f", "g"]])
    table = Table(["h", "i"], [["j", "k"], ["l", "m"]], "n")
    figure = Figure(PNG, "alt", [Filled("o", None, "text", "o")])
    assert list(walk(paragraph, bullets, table, figure)) == [
        paragraph, Text("a"), strong, Text("b"), Blank("c"), Ref("d"),
        bullets, Para("e"), Text("e"), Para("f"), Text("f"), Para("g"), Text("g"),
        table, *map(Text, "hijklmn"),
        figure, Filled("o", None, "text", "o"),
    ]  # fmt: skip


def count(node):
    """How many nodes a node is with all that it holds, counted without `walk`."""
    if not attrs.has(type(node)):
        return sum(map(count, node)) if isinstance(node, tuple) else 0
    return 1 + sum(count(value) for value in attrs.asdict(node, recurse=False).values())


@given(st.lists(blocks(), max_size=3))
def test_a_walk_passes_every_node_once(trees):
    walked = list(walk(*trees))
    assert len(walked) == sum(map(count, trees))
    assert all(isinstance(node, (*INLINE_TYPES, *BLOCK_TYPES)) for node in walked)


# --- changing ---------------------------------------------------------------------------------------------------------


@given(blocks())
def test_changing_nothing_gives_the_same_tree(block):
    assert map_inlines(block, lambda inline: inline) == block


@given(blocks())
def test_a_change_meets_every_inline_that_holds_no_others_once_and_in_reading_order(block):
    met = []

    def note(inline):
        met.append(inline)
        return Text("changed")

    changed = map_inlines(block, note)
    leaves = [node for node in walk(block) if isinstance(node, INLINE_TYPES) and not isinstance(node, Strong)]
    assert met == leaves
    after = [node for node in walk(changed) if isinstance(node, INLINE_TYPES) and not isinstance(node, Strong)]
    assert after == [Text("changed")] * len(leaves)


@given(blocks())
def test_a_change_of_inlines_leaves_the_shape(block):
    changed = map_inlines(block, lambda _: Ref("x"))
    assert [type(node) for node in walk(changed) if isinstance(node, (*BLOCK_TYPES, Strong))] == [
        type(node) for node in walk(block) if isinstance(node, (*BLOCK_TYPES, Strong))
    ]


# --- words ------------------------------------------------------------------------------------------------------------


def test_a_blank_is_drawn_so_that_its_slot_and_field_are_seen():
    assert drawn_blank(Blank("owner")) == "[MISSING: owner]"
    assert drawn_blank(Blank("owner", "name")) == "[MISSING: owner.name]"


def test_the_words_of_inlines_are_one_string_with_blanks_and_references_drawn():
    said = plain(
        as_inlines(["a ", Strong(["b ", Blank("c", "d")]), Filled("e", None, "text", " f "), Ref("g")]),
        lambda key: f"<{key}>",
    )
    assert said == "a b [MISSING: c.d] f <g>"


@given(inlines(), inlines())
def test_the_words_of_two_runs_are_the_words_of_one_and_then_of_the_other(first, second):
    def reads(key):
        return f"({key})"

    assert plain((*first, *second), reads) == plain(first, reads) + plain(second, reads)


@given(lines)
def test_words_are_never_read_as_markup_or_slots(text):
    assert Para(text).children == (Text(text),)


@pytest.mark.parametrize("png", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(30)])
def test_bytes_that_are_no_picture_are_refused(png):
    with pytest.raises(ValueError, match="PNG picture"):
        Figure(png, "x")
