import pickle
import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from poa.markup import MarkupError, parse, write
from poa.tree import Blank, BulletList, Figure, Filled, OrderedList, Para, Ref, Strong, Table, Text
from tests.strategies import PNG, legal_characters, markup_blocks, texts

SIGNS = [
    "a", "b ", "word", "\n", "\n\n", " ", "  ", "    ", "\t", "- ", "1. ", "2. ", "* ", "+ ", "**", "*", "_", "# ", "#", "> ", "`",
    "|", "---", "===", "~~", "&amp;", "&", "<b>", "[", "]", "(", ")", "\\", "{{x}}", "{{x.y}}", "{", "}", ":-", ".", "!", "1", "é", "中", "。",
]  # fmt: skip
scribbles = st.lists(st.sampled_from(SIGNS), max_size=9).map("".join) | texts()


def read_or_refused(text):
    """The blocks of a text, or its refusal."""
    try:
        return parse(text)
    except MarkupError as refusal:
        return refusal


# --- both ways --------------------------------------------------------------------------------------------------------


@given(markup_blocks)
def test_blocks_written_as_markup_are_read_back_the_same(blocks):
    assert parse(write(blocks)) == blocks


@given(scribbles)
@example("a\r\n\r\nb")
@example("\r\n")
@example("\t")
def test_any_text_is_refused_with_its_line_or_reads_the_same_after_it_was_written_again(text):
    read = read_or_refused(text)
    if isinstance(read, MarkupError):
        assert 1 <= read.problem.line <= text.count("\n") + text.count("\r") + 1
    else:
        assert parse(write(read)) == read


@given(st.text(legal_characters | st.sampled_from("\\*_{}[]<>`#-+.!~|&1")))
def test_any_words_can_be_written_as_markup_and_come_back_as_words(text):
    assume(text.strip(" ") == text != "")
    assert parse(write([Para(text)])) == (Para(text),)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        ("\n \n", ()),
        ("One.", (Para("One."),)),
        ("One.\n\nTwo.", (Para("One."), Para("Two."))),
        ("One.\n\n\n   \nTwo.\n", (Para("One."), Para("Two."))),
        ("- one\n- two", (BulletList(["one", "two"]),)),
        ("1. one\n2. two", (OrderedList(["one", "two"]),)),
        ("- one\n\n1. two", (BulletList(["one"]), OrderedList(["two"]))),
        ("- one\n  more", (BulletList(["one more"]),)),
        ("One:\n\n- two", (Para("One:"), BulletList(["two"]))),
        ("a **b** c", (Para([Text("a "), Strong("b"), Text(" c")]),)),
        ("**a\nb**", (Para([Strong("a b")]),)),
        ("{{owner}} checks.", (Para([Blank("owner"), Text(" checks.")]),)),
        ("From {{period.from}}", (Para([Text("From "), Blank("period", "from")]),)),
        ("**{{a}}**{{b}}", (Para([Strong(Blank("a")), Blank("b")]),)),
        ("- {{a}}", (BulletList([[Para(Blank("a"))]]),)),
        (r"\*\*a\*\* \{\{b\}\} \\ \_c\_", (Para(r"**a** {{b}} \ _c_"),)),
        (r"\# a", (Para("# a"),)),
        (r"\- a", (Para("- a"),)),
        (r"1\. a", (Para("1. a"),)),
        ("snake_case_name and 5 - 3 = 2", (Para("snake_case_name and 5 - 3 = 2"),)),
        ("1.5 kg and 2026. Then.", (Para("1.5 kg and 2026. Then."),)),
        ("C#, a > b", None),
        ("#a -b", (Para("#a -b"),)),
    ],
)  # fmt: skip
def test_the_subset_is_read(text, blocks):
    if blocks is None:
        with pytest.raises(MarkupError):
            parse(text)
    else:
        assert parse(text) == blocks


# --- what else Markdown would read as markup --------------------------------------------------------------------------

FOREIGN = {
    "heading": "# Title",
    "heading of level 6": "###### Title",
    "empty heading": "#",
    "heading behind blanks": "  # Title",
    "setext heading": "Title\n===",
    "setext heading of level 2": "Title\n---",
    "rule": "---",
    "rule of stars": "***",
    "rule of stars apart": "* * *",
    "rule of lines": "___",
    "rule of lines behind a blank": " - - -",
    "quote": "> words",
    "star bullet": "* words",
    "plus bullet": "+ words",
    "bullet behind a blank": " - words",
    "bullet in a paragraph": "words\n- words",
    "bullet behind a blank in a paragraph": "words\n - words",
    "empty bullet": "-",
    "item with a bracket": "1) words",
    "item in a paragraph": "words\n1. words",
    "item behind a blank": " 1. words",
    "list that begins at 2": "2. words",
    "list that begins at 0": "0. words",
    "list that repeats a number": "1. words\n1. words",
    "list that leaves a number out": "1. words\n3. words",
    "bullets and numbers in one list": "- words\n1. words",
    "list in a list": "- words\n  - words",
    "list in an item": "- - words",
    "numbers in an item": "- 1. words",
    "heading in an item": "- # words",
    "quote in an item": "- > words",
    "code in an item": "-     words",
    "item that is not indented": "- words\nmore words",
    "second paragraph of an item": "- words\n\n  more words",
    "indented code": "    words",
    "indented code in a paragraph": "words\n    words",
    "tab": "\twords",
    "fence": "```\nwords\n```",
    "fence of tildes": "~~~\nwords\n~~~",
    "code": "the `words` here",
    "emphasis of stars": "the *words* here",
    "emphasis of lines": "the _words_ here",
    "strong of lines": "the __words__ here",
    "strong and emphasis": "***words***",
    "struck out": "the ~~words~~ here",
    "link": "[words](http://a.example)",
    "reference link": "[words][1]",
    "reference": "[1]: http://a.example",
    "picture": "![words](a.png)",
    "address": "<http://a.example>",
    "tag": "the <b>words</b> here",
    "comment": "<!-- words -->",
    "table": "| a | b |\n|---|---|",
    "table without edges": "a | b\n--- | ---",
    "table aligned": "a | b\n:-- | --:",
    "entity": "a &amp; b",
    "numbered entity": "a &#38; b",
    "hexadecimal entity": "a &#x26; b",
    "hard break": "words\\\nwords",
    "lone backslash": "a \\ b",
    "backslash before a letter": "\\alpha",
    "strong that is not closed": "the **words here",
    "strong that is closed in the next paragraph": "the **words\n\nhere**",
    "strong without words": "the **** here",
    "strong with a blank inside": "the ** words ** here",
    "slot with blanks": "{{ owner }}",
    "slot with a capital": "{{Owner}}",
    "slot with a hyphen": "{{the-owner}}",
    "slot of three parts": "{{owner.name.first}}",
    "slot without a name": "{{}}",
    "slot with a filter": "{{owner|upper}}",
    "slot that is not closed": "{{owner",
    "slot closed by one brace": "{{owner}",
    "slot that is not opened": "owner}}",
    "single braces": "{owner}",
    "statement of a template": "{% if owner %}",
    "comment of a template": "{# words #}",
}  # fmt: skip
BEFORE = "Words.\n\nWords\nand words.\n\n"
AT_ITS_SECOND_LINE = {
    "setext heading", "setext heading of level 2", "bullet in a paragraph", "bullet behind a blank in a paragraph",
    "item in a paragraph", "list that repeats a number", "list that leaves a number out", "bullets and numbers in one list",
    "list in a list", "item that is not indented", "indented code in a paragraph", "table without edges", "table aligned",
}  # fmt: skip


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_markup_is_refused_with_its_line(name):
    with pytest.raises(MarkupError) as refusal:
        parse(BEFORE + FOREIGN[name])
    line = {"second paragraph of an item": 8}.get(name, 7 if name in AT_ITS_SECOND_LINE else 6)
    assert refusal.value.problem.line == line
    assert str(refusal.value).startswith(f"{line}: ")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2. a", "1: the item is numbered 2 and is item 1."),
        ("- a\n1. b", "2: bullets and numbers are mixed in one list. Leave a blank line between."),
        ("- a\nb", "2: the line is neither an item nor its continuation. Indent it, or leave a blank line."),
        ("a *b*", "1: '*' is not plain text. Put a backslash before it if it is meant as it stands."),
        ("a **b", "1: a '**' is opened and not closed."),
        ("a **** b", "1: there is nothing between '**' and '**'."),
        ("{{ a }}", "1: '{{ a }}' is not a slot. Write {{name}} or {{name.field}}."),
        ("a **b\nc**\nd *e*", "3: '*' is not plain text. Put a backslash before it if it is meant as it stands."),
    ],
)
def test_a_refusal_says_what_is_wrong_and_how_to_mend_it(text, sentence):
    with pytest.raises(MarkupError) as refusal:
        parse(text)
    assert str(refusal.value) == sentence


def test_a_line_that_begins_like_a_list_or_a_heading_is_refused_with_both_ways_out():
    with pytest.raises(MarkupError) as refusal:
        parse("a\n# b")
    assert str(refusal.value) == (
        "2: a line may not begin with '# b' here. "
        "Leave a blank line before a list; put a backslash before the sign if it is meant as it stands."
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n{{b c}}", 3),
        ("a\nb {{b c}}", 2),
        ("中\n文\n字 {{b c}}", 3),
        ("- a\n  b\n- c\n  d *e*", 4),
        ("a\nb **c\nd", 2),
        ("a\n**b\nc** `d`\ne", 3),
    ],
)
def test_a_refusal_inside_a_wrapped_paragraph_names_the_line_of_the_sign(text, line):
    with pytest.raises(MarkupError) as refusal:
        parse(text)
    assert refusal.value.problem.line == line


def test_a_refusal_crosses_to_another_process():
    with pytest.raises(MarkupError) as refusal:
        parse("# a")
    other = pickle.loads(pickle.dumps(refusal.value))  # noqa: S301 - our own bytes
    assert other.problem == refusal.value.problem
    assert str(other) == str(refusal.value)


# --- a second reader ----------------------------------------------------------------------------------------------------

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OPENERS = {"bullet_list_open", "ordered_list_open", "list_item_open", "strong_open"}
CLOSERS = {
    "bullet_list_close": "bullets",
    "ordered_list_close": "numbers",
    "list_item_close": "item",
    "strong_close": "strong",
}


def as_markdown_reads(text):
    """The text as a reader of Markdown sees it: words without white space, strong words, lists; all else by its name."""
    stack = [[]]
    for token in [each for outer in MARKDOWN.parse(text) for each in (outer.children or [outer])]:
        if token.type in OPENERS:
            stack.append([])
        elif token.type in CLOSERS:
            made = (CLOSERS[token.type], tuple(stack.pop()))
            if stack[-1] and made[0] in {"bullets", "numbers"} and stack[-1][-1][0] == made[0]:
                made = (made[0], stack[-1].pop()[1] + made[1])
            stack[-1].append(made)
        elif token.type in {"text", "text_special", "softbreak", "hardbreak"}:
            _say(stack[-1], token.content)
        elif token.type not in {"paragraph_open", "paragraph_close", "inline"}:
            stack[-1].append(token.type)
        elif token.type == "paragraph_close":
            stack[-1].append("¶")
    assert len(stack) == 1
    return stack[0]


def as_we_read(blocks):
    """The same of our own blocks; two lists in a row are one to Markdown."""
    said = []
    for block in blocks:
        match block:
            case Para(children):
                for child in children:
                    match child:
                        case Text(content):
                            _say(said, content)
                        case Blank(slot, field):
                            _say(said, "{{" + slot + (f".{field}" if field else "") + "}}")
                        case Strong(inner):
                            said.append(("strong", tuple(as_we_read([Para(inner)])[:-1])))
                said.append("¶")
            case BulletList(items) | OrderedList(items):
                name = "bullets" if isinstance(block, BulletList) else "numbers"
                made = tuple(("item", tuple(as_we_read(item))) for item in items)
                if said and said[-1][0] == name:
                    made = said.pop()[1] + made
                said.append((name, made))
    return said


def _say(said, text):
    words = re.sub(r"\s", "", text)
    if words and said and isinstance(said[-1], str) and said[-1] != "¶":
        said[-1] += words
    elif words:
        said.append(words)


@given(scribbles)
@example("  # heading")
@example("- # heading")
@example("- a\n\n  b")
@example("a &amp; b")
@example("a ~~b~~ c")
@example("a | b\n:--|--")
def test_a_text_that_is_let_through_says_the_same_to_every_reader_of_markdown(text):
    read = read_or_refused(text)
    assume(not isinstance(read, MarkupError))
    # Next to a letter or to another pair, ** is read in as many ways as there are readers.
    assume(not re.search(r"\w\*\*|\*\*\w.*\w\*\*\w|\*\*\*\*|\*\*\W|\W\*\*", text))
    assert as_markdown_reads(text) == as_we_read(read)


# --- lines ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("We shipped\nthe orders.", "We shipped the orders."),
        ("We shipped  \n  the orders.", "We shipped the orders."),
        ("我们的员工\n第二天才录入。", "我们的员工第二天才录入。"),
        ("我们录入。\n之后检查。", "我们录入。之后检查。"),
        ("我们使用\nShipStation 发货", "我们使用 ShipStation 发货"),
        ("用 ShipStation\n发货", "用 ShipStation 发货"),
        ("日本語の\nテスト", "日本語のテスト"),
        ("한국어\n문장", "한국어 문장"),
    ],
)
def test_wrapped_lines_are_joined_without_a_blank_between_two_wide_characters_only(text, line):
    wrapped = re.sub(r"\n +", "\n", text)
    assert parse(wrapped) == (Para(line),)
    assert parse("- " + wrapped.replace("\n", "\n  ")) == (BulletList([line]),)


# --- what has no markup -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "block",
    [
        Para(Filled("x", None, "text", "words")),
        Para(Ref("x")),
        Table(["A"], []),
        Figure(PNG, "alt"),
        BulletList([BulletList(["words"])]),
        BulletList([["one", "two"]]),
        OrderedList([[]]),
        Para(Strong(Ref("x"))),
    ],
    ids=[
        "filled",
        "reference",
        "table",
        "figure",
        "list in a list",
        "two paragraphs",
        "empty item",
        "strong reference",
    ],
)
def test_what_has_no_markup_is_refused_in_writing(block):
    with pytest.raises(ValueError, match="no markup|one paragraph"):
        write([block])


@pytest.mark.parametrize(
    "block",
    [
        Para(""),
        Para(" words"),
        Para("words "),
        Para(Blank("Not A Name")),
        Para(Blank("a", "b c")),
        Para(Strong("")),
        Para(Strong(" words")),
        Para(Strong(["a", Strong("b"), "c"])),
        BulletList([]),
        OrderedList([]),
        BulletList([""]),
    ],
    ids=["empty", "blank before", "blank after", "slot", "field", "empty strong", "blank in strong", "strong in strong",
         "no bullets", "no items", "empty bullet"],
)  # fmt: skip
def test_what_would_be_read_back_as_something_else_is_refused_in_writing(block):
    with pytest.raises(ValueError):
        write([block])
