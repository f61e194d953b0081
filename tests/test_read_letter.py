"""A seller's own draft becomes a letter: each sentence in its section, and none lost."""

import gc
import html
import re
import time
import tomllib
from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poa import (
    Blank,
    BulletList,
    Case,
    CatalogueError,
    FileError,
    LetterError,
    OrderedList,
    Para,
    PlanOfAction,
    Point,
    Ref,
    Strong,
    Table,
    compose,
    read_letter,
    render,
    walk,
)
from poa.sections import AnnexTable, numbering
from poa.tree import plain
from tests.golden import compare
from tests.reading import outline_of
from tests.strategies import letters, texts
from tests.words import docx_lines, markdown_text

ROOT = Path(__file__).parent.parent
DRAFTS = sorted(path for path in (ROOT / "tests" / "drafts").iterdir() if path.suffix in {".txt", ".md"})
HEADINGS = tomllib.loads((ROOT / "tests" / "drafts" / "headings.toml").read_text(encoding="utf-8"))
EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))
FORMATS = ("text", "markdown", "docx")
MIDDLE = ("root_cause", "remediation", "prevention")

# --- what a draft says, found in it without the reader ----------------------------------------------------------------


def letters_in(text: str) -> Counter[str]:
    """The letters of a text, without those that count items: "(a)", "ii.", "一、"."""
    text = re.sub(r"(?m)^\s*[A-Za-z][.)](?=\s)", "", text)
    return Counter(sign for sign in text if sign.isalpha() and sign not in "ivxIVXaA一二三四五六七八九十oO")


def words_of(letter: PlanOfAction) -> str:
    """All that a letter says, drawn; and the headings of sections that say no more, which are not drawn."""
    headings = [section.heading for section in letter.sections if section.is_empty and section.heading]
    return "\n".join((render(letter, "text"), *headings))


def points_of(letter: PlanOfAction) -> dict[str, list[str]]:
    """The words of each point of each section, paragraph by paragraph."""
    numbers = numbering(letter)

    def say(key: str) -> str:
        return numbers.exhibits.get(key) or numbers.keys.get(key) or key

    return {
        section.key: [
            "\n".join(plain((node,), lambda key: str(say(key))) for node in walk(*point.blocks) if not hasattr(node, "children") and not isinstance(node, BulletList | OrderedList | Table))
            for point in section.points
        ]
        for section in (letter.root_cause, letter.remediation, letter.prevention)
    }  # fmt: skip


# --- drafts in many styles --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_each_sentence_of_a_draft_is_in_the_section_where_a_person_would_put_it(path, pytestconfig):
    compare(path.with_suffix(".read"), outline_of(read_letter(path)), regen=pytestconfig.getoption("regen"))


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_no_word_of_a_draft_is_lost(path):
    text = path.read_text(encoding="utf-8")
    assert not letters_in(text) - letters_in(words_of(read_letter(path)))


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_the_origin_leads_from_each_text_to_its_line(path):
    letter = read_letter(path)
    lines = path.read_text(encoding="utf-8").split("\n")
    assert letter.origin.file == str(path)
    for (part, point, way), starts in letter.origin.lines.items():
        words = _words_at(letter, part, point, way)
        for place, (offset, line) in enumerate(starts):
            end = starts[place + 1][0] if place + 1 < len(starts) else len(words)
            first = re.findall(r"\w+", words[offset:end])[0]
            assert first in lines[line - 1], (part, point, way)
            assert letter.origin.line((part, point, way), offset) == line


def _words_at(letter, part, point, way) -> str:
    numbers = numbering(letter)

    def say(children) -> str:
        from poa.languages import language

        return plain(children, lambda key: numbers.reads(key, language(letter.language)))

    if part == "title":
        return letter.title
    if part == "enclosures":
        return say(letter.closing.enclosures[point].title)
    if not way:
        return getattr(letter, part).heading
    if part in {"signature", "unplaced"}:
        blocks = letter.closing.signature if part == "signature" else letter.unplaced
    elif point is not None:
        blocks = getattr(letter, part).points[point].blocks
    else:
        section = getattr(letter, part)
        blocks = section.intro if part in MIDDLE else section.content()
    first, *rest = way
    node = blocks[first]
    while rest:
        step, then, *rest = rest
        node = (node.head, *node.rows)[step][then] if isinstance(node, Table) else node.items[step][then]
    return say(node) if isinstance(node, tuple) else say(node.children)


@pytest.mark.parametrize("section", MIDDLE)
def test_a_section_is_known_by_any_of_its_usual_headings(section):
    for heading in HEADINGS[section]:
        letter = read_letter(
            f"Dear team,\n\nA parcel was late.\n\n{heading}\n\nThe Elm is a river.\n\nThe Ash is a tree."
        )
        assert [each.key for each in letter.sections if each.heading] == [section], heading


def test_every_text_of_a_draft_has_its_line():
    letter = read_letter(ROOT / "tests" / "drafts" / "hard_wrapped_mail.txt")
    spots = letter.origin.lines
    for section in (letter.root_cause, letter.remediation, letter.prevention):
        assert (section.key, None, ()) in spots
        for place, point in enumerate(section.points):
            assert all((section.key, place, (number,)) in spots for number in range(len(point.blocks)))
    assert [line for _, line in spots["root_cause", 0, (0,)]] == [10, 11, 12]


# --- our own formats come back ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_composed_letter_comes_back_from_each_format(path, name):
    letter = compose(Case.load(path))
    back = read_letter(render(letter, name))
    assert render(back, name) == render(letter, name) or name == "docx"  # the author is no part of the body
    assert render(back, "markdown") == render(letter, "markdown")
    assert back.origin.format == name
    assert (back.title, back.language, back.issues, back.issue_names) == (
        letter.title, letter.language, letter.issues, letter.issue_names,
    )  # fmt: skip
    for old, new in zip(
        (letter.root_cause, letter.remediation, letter.prevention),
        (back.root_cause, back.remediation, back.prevention),
        strict=True,
    ):
        assert [point.issue for point in new.points] == [point.issue for point in old.points]
        assert [len(point.evidence) for point in new.points] == [len(point.evidence) for point in old.points]
        assert [len(point.addresses) for point in new.points] == [len(point.addresses) for point in old.points]
    assert len(back.closing.enclosures) == len(letter.closing.enclosures)
    assert len(back.closing.signature) == len(letter.closing.signature)
    assert [type(annex.content) for annex in back.annexes] == [type(annex.content) for annex in letter.annexes]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_letter_with_every_blank_open_comes_back_with_the_same_blanks(path, name):
    data = {**Case.load(path).to_dict(), "facts": {}}
    for section in MIDDLE:
        for statement in data[section]:
            statement.pop("facts", None)
    letter = compose(Case.from_dict(data))
    assert letter.blanks()
    assert Counter(read_letter(render(letter, name)).blanks()) == Counter(letter.blanks())


@pytest.mark.parametrize("width", [40, 60, 72, 90])
def test_a_wrapped_letter_comes_back_with_its_points(width):
    letter = compose(Case.load(EXAMPLES[0]))
    back = read_letter(render(letter, "text", wrap=width))
    assert points_of(back) == points_of(read_letter(render(letter, "text")))


@pytest.mark.parametrize("name", ["text", "markdown", "docx"])
def test_the_table_of_an_annex_comes_back_as_a_table(name):
    table = Table(["Order", "Shipped on", "数量"], [["112-1", "2 May 2026", "三"], ["112-2", "3 May 2026", "四"]])
    letter = PlanOfAction(root_cause=["See Annex 1."], annexes=[AnnexTable("orders", "Late orders", table)])
    back = read_letter(render(letter, name))
    assert back.annexes == (AnnexTable("annex-1", "Late orders", table),)
    assert back.root_cause.points == (Point(Para(["See ", Ref("annex-1"), "."])),)


# --- laws -------------------------------------------------------------------------------------------------------------


def read_or_refuse(source, language=None):
    try:
        return read_letter(source, language=language)
    except LetterError as refused:
        reason = str(refused)
    assert re.search("empty|control|no letter can hold", reason)
    return None


@given(st.lists(texts() | st.sampled_from(
    ["Root cause:", "1. Root cause", "Actions taken", "Preventive measures", "问题原因：", "Dear team,", "Sincerely,", "Enclosed", "Exhibit 1: a paper", "- item",
     "(a) first", "We ask you to reinstate us.", "Plan of Action: Late Shipment Rate", "Annex 1: table", "a  b  c", "", "", "  indented", "o dot", "1.1 a", "2. b", "-"]
), max_size=14).map("\n".join))  # fmt: skip
def test_no_word_of_any_text_is_lost(text):
    letter = read_or_refuse(text)
    if letter is not None:
        assert not letters_in(html.unescape(text)) - letters_in(words_of(letter))


def test_the_heading_of_what_is_enclosed_stays_where_the_letter_draws_another():
    assert "Enclosed" in words_of(read_letter("根本原因\n\n标签掉了。\n\nEnclosed\n1. 标签照片"))


STYLES = {
    "lines": "{}\n\n",
    "capitals": "{}\n",
    "colons": "{}:\n\n",
    "numbers": "{n}. {}\n\n",
    "parts": "Part {n}: {}\n\n",
    "chinese numbers": "{c}、{}\n\n",
    "brackets": "【{}】\n",
    "markdown": "## {}\n\n",
    "bold": "**{}**\n\n",
    "run-in": "{}: ",
}
WORDLY = ("A bad week", "Back to work", "Eyes on the shelf")
KNOWN = ("Root cause", "Actions taken", "Prevention")


def draft_of(heads, style):
    head = STYLES[style]
    bodies = (
        "The Elm is a river with many fish.",
        "The Ash is a tree with many leaves.",
        "The Oak is a boat with two masts.",
    )
    parts = [
        head.format(words.upper() if style == "capitals" else words, n=number, c="一二三"[number - 1]) + f"{body}\n\n"
        for number, (words, body) in enumerate(zip(heads, bodies, strict=True), 1)
    ]
    return "Dear team,\n\nA parcel was late.\n\n" + "".join(parts) + "Please reinstate us.\n"


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("missing", range(3))
def test_an_unknown_heading_of_the_same_rank_takes_the_missing_section(style, missing):
    heads = [*KNOWN]
    heads[missing] = WORDLY[missing]
    letter = read_letter(draft_of(heads, style))
    assert [section.heading != "" for section in letter.sections if section.key in MIDDLE] == [True, True, True]
    assert [len(getattr(letter, part).points) for part in MIDDLE] == [1, 1, 1]
    assert letter.acknowledgement.blocks == (Para("A parcel was late."),)
    assert letter.closing.blocks == (Para("Please reinstate us."),)


@pytest.mark.parametrize("style", [each for each in STYLES if each != "run-in"])
@pytest.mark.parametrize("known", range(3))
def test_one_known_heading_is_enough_if_the_others_fill_the_order(style, known):
    heads = [*WORDLY]
    heads[known] = KNOWN[known]
    letter = read_letter(draft_of(heads, style))
    assert [len(getattr(letter, part).points) for part in MIDDLE] == [1, 1, 1]


def test_the_second_heading_of_what_was_done_is_of_what_was_changed_for_good():
    letter = read_letter(draft_of(["What happened", "What we did", "What we changed"], "lines"))
    assert [len(getattr(letter, part).points) for part in MIDDLE] == [1, 1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "ROOT CAUSE\n\nA label fell off.\n\nACTIONS TAKEN\n\nRefunds\n\nWe refunded nine buyers on 2 May.\n\nLabels\n\nWe reprinted nine labels on 3 May.",
        "Root cause\n\nA label fell off.\n\nActions taken\n\nRefunds\n\nWe refunded nine buyers on 2 May.\n\nLabels\n\nWe reprinted nine labels on 3 May.",
        "Root cause\n\nA label fell off.\n\nActions taken\n\nWe refunded nine buyers on 2 May.\n\nResult of 9 May\n\nOne late parcel in 90 orders.",
        "Root cause\n\nA label fell off.\n\nActions taken\n\nWe refunded nine buyers on 2 May.\n\nAda Voss\n\nVoss Home",
        "Root cause: A label fell off.\n\nActions taken: We refunded nine buyers on 2 May.\n\nResult: one late parcel in 90 orders.",
    ],
)
def test_a_heading_within_a_section_takes_no_other_section(text):
    letter = read_letter(text)
    assert letter.prevention.is_empty
    assert letter.remediation.points


def test_the_subject_above_the_letter_is_no_heading():
    letter = read_letter(
        "Late parcels of Voss Home\n\nFour parcels were late.\n\nActions taken\n\nWe refunded four buyers.\n\nPrevention\n\nAda looks daily."
    )
    assert letter.root_cause.is_empty


def test_the_second_list_of_what_is_enclosed_keeps_its_heading():
    letter = read_letter("Root cause\n\nA label.\n\nEnclosed\n1. A scan\n\nEnclosed\n2. An invoice")
    assert words_of(letter).count("Enclosed") == 2


SALUTATIONS = {
    "To the Account Health department, Amazon.com": "",
    "Seller Performance Team": "",
    "Respected Amazon team:": "",
    "Hello there Amazon": "",
    "Amazon,": "",
    "Dear team,": " Amazon took our page off on 2 May 2026.",
    "Hi, Amazon team,": " our page was taken off on 2 May 2026.",
    "Dear Ms. Holm,": " our page was taken off on 2 May 2026.",
    "亚马逊审核部门：": "",
    "致卖家支持团队": "",
    "亚马逊团队您好，": "我们的商品页面被下架了。",
    "尊敬的亚马逊 ": "我们的商品页面被下架了。",
}


@pytest.mark.parametrize("salutation", SALUTATIONS)
def test_a_salutation_is_the_greeting_and_what_follows_it_is_not(salutation):
    rest = SALUTATIONS[salutation] or "\n\nThe page was taken off on 2 May 2026."
    letter = read_letter(f"{salutation}{rest}\n\nRoot cause\n\nA label.")
    assert letter.greeting.blocks == (Para(salutation.strip()),)
    assert letter.acknowledgement.blocks == (Para(rest.strip()),)


@pytest.mark.parametrize(
    "text", ["Amazon took our page off.", "Account health: at risk", "亚马逊下架了我们的页面，我们已自查。"]
)
def test_a_sentence_about_amazon_is_no_salutation(text):
    assert not read_letter(f"{text}\n\nRoot cause\n\nA label.").greeting.blocks


PLAIN = "we shipped nine parcels late because the scanner broke 我们 更换 carrier root cause actions prevention Thank you".split()  # noqa: SIM905
MARKS = (
    "",
    "",
    "",
    "- ",
    "• ",
    "1. ",
    "2. ",
    "3) ",
    "(1) ",
    "(a) ",
    "(b) ",
    "A) ",
    "B) ",
    "一、",
    "二、",
    "（一）",
    "1.1 ",
    "1.2 ",
    "2.1 ",
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "\n", "\n\n", "\n  ", "\n    "]),
            st.sampled_from(MARKS),
            st.lists(st.sampled_from(PLAIN), min_size=1, max_size=9).map(" ".join),
            st.sampled_from(["", ".", ":", ","]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_the_words_of_a_draft_are_those_of_its_letter_none_more_and_none_less(parts):
    text = "\n".join(f"{before}{mark}{words}{end}" for before, mark, words, end in parts)
    letter = read_letter(text)
    drawn = words_of(letter)
    for key, name in letter.issue_names.items():
        assert key not in drawn or key == name
    expected = Counter(re.findall(r"[A-Za-z]{2,}|[\u4e00-\u9fff]", " ".join(words for _, _, words, _ in parts)))
    found = Counter(re.findall(r"[A-Za-z]{2,}|[\u4e00-\u9fff]", re.sub("[一二]", "", drawn)))
    assert not expected - found
    if not letter.closing.enclosures and len(letter.issues) < 2:
        assert not found - expected


@pytest.mark.parametrize("name", FORMATS)
@given(letter=letters())
def test_no_word_of_a_drawn_letter_is_lost(name, letter):
    drawn = render(letter, name)
    back = read_or_refuse(drawn, letter.language)
    if back is None:
        return
    if name == "docx":
        before = "\n".join(text for _, text in docx_lines(drawn))
    else:
        before = html.unescape(drawn) if name == "text" else "\n".join(markdown_text(drawn))
    assert not letters_in(before) - letters_in(words_of(back))
    assert before.count("[MISSING: ") <= words_of(back).count("[MISSING: ")


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_with_a_sentence(data):
    try:
        read_letter(data)
    except (LetterError, FileError) as refused:
        reason = str(refused)
    else:
        return
    assert reason


# --- blanks and references --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Root cause\n\nOn [MISSING: done_on] we shipped [MISSING: lsr_before.rate] late.",
        "## Root cause\n\nOn \\[MISSING: done\\_on\\] we shipped **\\[MISSING: lsr\\_before.rate\\]** late.",
        "Root cause\n\nOn [MISSING:\ndone_on] we shipped [MISSING: lsr_before.rate] late.",
    ],
)
def test_a_drawn_blank_is_a_blank_again(text):
    assert read_letter(text).blanks() == (Blank("done_on"), Blank("lsr_before", "rate"))


def test_a_blank_within_strong_words_stays_within_them():
    letter = read_letter("# Root cause\n\n**by \\[MISSING: owner\\] alone**")
    assert letter.root_cause.points[0].blocks == (Para([Strong(["by ", Blank("owner"), " alone"])]),)


def test_an_exhibit_that_is_not_enclosed_stays_words():
    letter = read_letter("Root cause\n1. See Exhibit 2.\n\nEnclosed\nExhibit 1: Scans")
    assert letter.root_cause.points[0].blocks == (Para("See Exhibit 2."),)
    assert letter.root_cause.points[0].evidence == ()


def test_a_number_means_a_point_only_where_the_draft_counts_as_the_letter_does():
    alike = "1. Root cause\n\n1.1 A.\n\n2. Actions taken\n\n2.1 B. This answers 1.1."
    assert read_letter(alike).remediation.points[0].addresses == ("p-1-1",)
    assert read_letter(alike).root_cause.points[0].key == "p-1-1"
    other = "1. Actions taken\n\n1.1 B.\n\n2. Root cause\n\n2.1 A. This answers 1.1."
    assert read_letter(other).root_cause.points[0].addresses == ()


# --- Word files made by others ----------------------------------------------------------------------------------------


def word_file(build) -> bytes:
    from docx import Document

    document = Document()
    build(document)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def test_a_word_file_with_headings_that_are_only_bold_is_read_by_sections():
    def build(document):
        document.add_paragraph("Dear Seller Performance Team,")
        document.add_paragraph().add_run("Root Cause").bold = True
        document.add_paragraph("The old printer skipped a line.", style="List Number")
        document.add_paragraph("Nobody looked.", style="List Number")
        document.add_paragraph().add_run("What we did").bold = True
        document.add_paragraph("We changed the printer on 4 May 2026.", style="List Bullet")
        document.add_paragraph("The old one", style="List Bullet 2")
        run = document.add_paragraph().add_run("Prevention: ")
        run.bold = True
        document.paragraphs[-1].add_run("Ada prints a test label every morning.")
        table = document.add_table(rows=2, cols=2)
        for cell, words in zip(
            (cell for row in table.rows for cell in row.cells), ["Who", "When", "Ada", "8:00"], strict=True
        ):
            cell.text = words
        document.add_paragraph("Kind regards,")
        document.add_paragraph("Ada Voss")

    letter = read_letter(word_file(build))
    assert (letter.root_cause.heading, letter.remediation.heading, letter.prevention.heading) == (
        "Root Cause",
        "What we did",
        "Prevention:",
    )
    assert [len(letter.root_cause.points), len(letter.remediation.points)] == [2, 1]
    assert letter.remediation.points[0].blocks[1] == BulletList([["The old one"]])
    assert letter.prevention.points[0].blocks == (
        Para("Ada prints a test label every morning."),
        Table(["Who", "When"], [["Ada", "8:00"]]),
    )
    assert letter.closing.signature == (Para("Ada Voss"),)
    assert letter.origin.lines["prevention", 0, (1, 1, 0)] == ((0, 11),)
    assert letter.origin.lines["closing", None, (0,)] == ((0, 13),)


def test_tracked_changes_count_as_accepted_and_links_keep_their_words():
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    def build(document):
        document.add_heading("Root cause", 1)
        paragraph = document.add_paragraph("We ")
        for inner in (
            "<w:ins><w:r><w:t>packed</w:t></w:r></w:ins>",
            "<w:del><w:r><w:delText>lost</w:delText></w:r></w:del>",
            '<w:hyperlink w:anchor="x"><w:r><w:t xml:space="preserve"> late</w:t></w:r></w:hyperlink>',
        ):
            paragraph._p.append(parse_xml(inner.replace(">", f" {nsdecls('w')}>", 1)))

    assert read_letter(word_file(build)).root_cause.points == (Point("We packed late"),)


def test_a_text_box_and_a_header_are_kept_apart_and_not_lost():
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    def build(document):
        document.add_heading("Root cause", 1)
        paragraph = document.add_paragraph("One clerk was ill.")
        box = "<w:r %s><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        paragraph._p.append(parse_xml(box % nsdecls("w")))
        document.sections[0].header.paragraphs[0].text = "Cheese Home"
        document.sections[0].footer.paragraphs[0].text = "Page 1 of 2"

    letter = read_letter(word_file(build))
    assert letter.root_cause.points == (Point("One clerk was ill."),)
    assert letter.unplaced == (Para("In the box"), Para("Cheese Home"))


# --- what cannot be read ----------------------------------------------------------------------------------------------


def test_a_name_of_a_file_is_not_a_draft(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text("Root cause", encoding="utf-8")
    with pytest.raises(LetterError, match="Pass a Path"):
        read_letter(str(path))


@pytest.mark.parametrize("source", ["", " \n\t ", b"", b"\xef\xbb\xbf \n"])
def test_a_draft_without_a_word_is_refused(source):
    with pytest.raises(LetterError, match="empty"):
        read_letter(source)


def test_another_suffix_is_refused_with_the_way_out(tmp_path):
    for name in ("draft.doc", "draft.pdf", "draft"):
        (tmp_path / name).write_bytes(b"x")
        with pytest.raises(FileError, match="docx"):
            read_letter(tmp_path / name)


def test_a_file_that_is_not_there_is_named(tmp_path):
    for name in ("draft.txt", "draft.docx"):
        with pytest.raises(FileError, match="no such file"):
            read_letter(tmp_path / name)


def test_bytes_that_are_neither_word_nor_utf8_are_refused_with_the_line():
    with pytest.raises(LetterError, match=r"^2: .*neither a Word file nor UTF-8"):
        read_letter("Dear team,\nwir prüfen".encode("cp1252"))


def test_a_text_that_is_too_large_is_refused():
    for source in ("a b " * 300_000, b"a b " * 300_000):
        with pytest.raises(LetterError, match="too large"):
            read_letter(source)


def test_a_word_file_that_unpacks_to_too_much_is_refused_before_it_is_parsed():
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b" " * 60_000_000)
    with pytest.raises(FileError, match="too large"):
        read_letter(bomb.getvalue())
    many = BytesIO()
    with ZipFile(many, "w") as package:
        for number in range(1001):
            package.writestr(f"{number}.xml", b"")
    with pytest.raises(FileError, match="1001 parts"):
        read_letter(many.getvalue())


def test_a_broken_word_file_is_refused_with_a_sentence():
    package = BytesIO()
    with ZipFile(package, "w") as made:
        made.writestr("[Content_Types].xml", b"<Types/>")
    for data in (b"PK\x03\x04 and no more", package.getvalue()):
        with pytest.raises(FileError, match="Word file"):
            read_letter(data)


def test_a_language_without_words_is_refused():
    with pytest.raises(CatalogueError):
        read_letter("Root cause", language="tlh")


def test_the_language_is_that_of_the_writing_unless_it_is_given():
    assert read_letter("根本原因：新员工打错了单号。").language == "zh"
    assert read_letter("Root cause: one clerk (李伟) was ill.").language == "en"
    assert read_letter("根本原因：ラベルを まちがえました。").language == "en"
    assert read_letter("Root cause: one clerk was ill.", language="zh").language == "zh"


# --- time -------------------------------------------------------------------------------------------------------------

HOSTILE = {
    "one line": "Root cause: a " * 14_000,
    "marks": "(a) - 1. 1.1 • x\n" * 2000,
    "deeper and deeper": "".join(" " * (at % 60) + "-+*•"[at % 4] + " x\n" for at in range(1500)),
    "headings": "Root cause\nActions taken\nPrevention:\n" * 500,
    "blanks": "[MISSING: x] [MISSING: [MISSING: " * 3000,
    "sentences": "We. 我们。Root: cause! " * 2000,
    "columns": "a  b  c\n" * 4000,
    "brackets": "[" * 50_000 + "](" * 25_000,
    "stars": "# x\n" + "**a *b " * 5000,
    "answers": "This answers 1.1, " * 5500,
    "no ends": "word " * 40_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_takes_about_twice_the_time(name):
    def seconds(text: str) -> float:
        gc.collect()
        start = time.process_time()
        read_letter(text)
        return time.process_time() - start

    once, twice = (min(seconds(HOSTILE[name] * times) for _ in range(2)) for times in (1, 2))
    assert twice < max(2.6 * once, 0.6), (once, twice)


@settings(max_examples=5)
@given(st.sampled_from(DRAFTS))
def test_reading_twice_gives_the_same_letter(path):
    assert read_letter(path) == read_letter(path)


def test_a_line_that_names_an_issue_and_heads_nothing_keeps_its_words():
    draft = "Root cause\n\nPackaging\nLate parcels\n\nActions we have taken\n\nPackaging\nLate parcels\n"
    said = render(read_letter(draft))
    assert said.count("Packaging") == said.count("Late parcels") == 2


def test_the_colon_of_a_drawn_blank_ends_no_heading():
    letter = read_letter("Exhibit 1 [MISSING: a]\n\nEnclosed\n\nExhibit 1: Scans\n")
    assert [blank.slot for blank in letter.blanks()] == ["a"]
