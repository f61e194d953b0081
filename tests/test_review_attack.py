"""What hostile and odd input once broke in the review, one test each."""

import json
import time

import pytest
from attrs import evolve

from poa import (
    CatalogueError,
    Hit,
    Level,
    PlanOfAction,
    PoaError,
    Rule,
    chosen,
    compose,
    load_phrases,
    read_letter,
    render,
    review,
)
from poa.cli.findings import written
from poa.review.subject import Subject
from poa.sections import Closing, Point
from poa.tree import Table
from tests.cases import late_shipment


def rule_of(check, name="mine"):
    return Rule(name, Level.ERROR, "summary", "why", "hint", check)


def test_a_letter_that_shows_nothing_is_reviewed():
    assert not review(PlanOfAction(remediation=["\u00a0"])).ok


def test_a_sentence_ends_with_its_passage_even_after_an_abbreviation():
    subject = Subject(PlanOfAction(remediation=["We bought it from Foo Ltd.", "Li Wei ships."]))
    assert [subject.text[start:end].strip() for start, end in subject.sentences] == [
        "We bought it from Foo Ltd.",
        "Li Wei ships.",
    ]


LONG = {
    "dates in one sentence": lambda size: PlanOfAction(remediation=["1 May 2026 " * (size // 11)]),
    "rates in one sentence": lambda size: PlanOfAction(remediation=["8.98% " * (size // 6)]),
    "counts in one sentence": lambda size: PlanOfAction(remediation=["37 of 412 orders (8.98%) " * (size // 25)]),
    "Chinese days": lambda size: PlanOfAction(language="zh", remediation=["2026年5月3日" * (size // 9)]),
    "links in one sentence": lambda size: PlanOfAction(remediation=["[a](http://b.c) " * (size // 16)]),
    "exhibits in one line": lambda size: PlanOfAction(remediation=["see Exhibit 1, " * (size // 15)]),
    "rows that repeat": lambda size: PlanOfAction(
        remediation=[Point(Table(["a", "b"], [["a " * 30, str(row)] for row in range(size // 60)]))]
    ),
    "figures that repeat": lambda size: PlanOfAction(remediation=["9 " * 30] * (size // 60)),
    "enclosures": lambda size: PlanOfAction(
        closing=Closing(
            ["a " * 30] * (size // 120), enclosures=[(f"e{at}", f"Paper {at} of it") for at in range(size // 120)]
        )
    ),
}


@pytest.mark.parametrize("letter", LONG.values(), ids=LONG)
def test_a_shape_that_was_once_slow_takes_time_in_proportion_to_its_length(letter):
    def taken(size: int) -> float:
        made = letter(size)
        begin = time.process_time()
        review(made)
        return time.process_time() - begin

    taken(1_000)
    short = min(taken(15_000) for _ in range(3))
    long = min(taken(60_000) for _ in range(2))
    assert long < max(short * 7, 0.15)


def test_a_file_name_that_is_no_utf8_is_a_uri_of_sarif(tmp_path):
    path = tmp_path / "a \udce9%.txt"
    try:
        path.write_text("Corrective actions\n\nWe will ship soon.\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    (run,) = json.loads(review(read_letter(path)).to_sarif())["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///")
    assert uri.endswith("/a%20%E9%25.txt")


def test_marks_of_direction_do_not_turn_a_line_of_the_terminal_around():
    report = review(PlanOfAction(remediation=["We will always \u202etry \u2066our best\u2069 soon."]))
    assert "We will always \\u202etry \\u2066our best\\u2069 soon." in written(report)
    assert not set("\u202e\u2066\u2069") & set(written(report))


def test_words_that_are_part_of_an_escape_are_not_marked_in_it():
    rule = rule_of(lambda subject: [Hit("m", subject.text.index("amp"), len(subject.text))])
    html = review(PlanOfAction(remediation=["Tom & the amp"]), rules=[rule])._repr_html_()
    assert "<q>Tom &amp; the <mark>amp</mark></q>" in html


LETTER = PlanOfAction(greeting="Dear team,", remediation=["We did it on 3 May.", "Li Wei saw it."])


@pytest.mark.parametrize(
    ("start", "end"), [(-50, -20), (-5, 3), (500, 600), (20, 10), (11, 11), (11, 12), (0, 10**30), (46, 46)]
)
def test_a_hit_outside_the_text_is_placed_within_it(start, end):
    (finding,) = review(LETTER, rules=[rule_of(lambda _: [Hit("m", start, end)])]).findings
    (passage,) = [
        each
        for each in Subject(LETTER).passages
        if each.spot == (finding.place.section, finding.place.point, finding.place.block)
    ]
    assert 0 <= finding.place.start <= finding.place.end <= len(passage.text)
    assert finding.words == passage.text[finding.place.start : finding.place.end]
    assert finding.words in finding.excerpt


def _raises(_):
    raise KeyError("x")


@pytest.mark.parametrize(
    "check", [_raises, lambda _: None, lambda _: ["x"], lambda _: [Hit("m", 1.5, 2.5)], lambda _: [Hit("m", level="x")]]
)
def test_a_rule_that_fails_is_named_in_a_sentence(check):
    with pytest.raises(PoaError, match="the rule 'mine' failed"):
        review(LETTER, rules=[rule_of(check)])


def test_one_id_alone_is_chosen_as_a_list_of_one_is():
    rules = [rule_of(_raises, "one"), rule_of(_raises, "two")]
    assert [rule.id for rule in chosen(rules, select="one")] == ["one"]
    assert [rule.id for rule in chosen(rules, ignore="one")] == ["two"]


def test_of_two_acceptances_of_a_rule_the_one_that_has_not_ended_counts():
    ended = {"rule": "mine", "reason": "old", "until": "2020-01-01"}
    lasting = {"rule": "mine", "reason": "new"}
    for entries in ([ended, lasting], [lasting, ended]):
        case = late_shipment(accepted=entries)
        report = review(compose(case), case, rules=[rule_of(lambda _: [Hit("m", 1, 3)])])
        assert [each.reason for each in report.accepted] == ["new"]
        assert [each.rule for each in report.findings] == ["accepted_expired"]
    case = late_shipment(accepted=[lasting, lasting])
    report = review(compose(case), case, rules=[rule_of(lambda _: [Hit("m", 1, 3)])])
    assert [each.message for each in report.findings] == ["the case accepts 'mine' a second time."]


PHRASES = """level = "warning"
summary = "s"
why = "w"
hint = "h"
patterns = ["we will"]
"""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('message = "{foo}"', "braces"),
        ('message = "{0}"', "braces"),
        ('message = "{"', "brace"),
        ('message = "{words:>1000000000}"', "braces"),
        ('message = "{words.__class__}"', "braces"),
        ('message = "\\u001b[31m"', "control character"),
        ('section = "nowhere"', "section"),
        ('parts = ["nowhere"]', "parts"),
        ("unless = [1]", "unless"),
        ('unless = ["a)"]', "RE2"),
        (f"unless = {[f'q{at}.{{0,900}}z' for at in range(500)]}", "too large together"),
        (f"unless = {'[' * 5000}", "too deep"),
        ('named = "x"', "named"),
        ("named = { x = 1 }", "named"),
        (f"named = {{ a = '{'x' * 1000}', b = '{'{a}' * 1000}', c = '{'{b}' * 1000}' }}", "named.b has"),
    ],
)
def test_a_file_of_phrases_that_would_fail_in_the_review_is_refused(tmp_path, line, said):
    path = tmp_path / "mine.toml"
    path.write_text(f"{PHRASES}{line}\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=said):
        load_phrases(path)


def test_a_match_of_no_words_is_none(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(PHRASES.replace('"we will"', r"'\b'"), encoding="utf-8")
    assert not review(LETTER, rules=[load_phrases(path)]).findings


@pytest.mark.parametrize("text", ["We haſe", "we İ am"])
def test_letters_that_fold_to_others_are_no_slip(text):
    review(PlanOfAction(remediation=[text]))


@pytest.mark.parametrize("text", ["Exhibit+", "EXHIBIT与"])
def test_a_heading_whose_only_words_go_over_a_parting_is_read(text):
    assert render(read_letter(text)).strip()


def test_a_draft_is_compared_with_a_case_of_an_issue_that_the_catalogue_lacks():
    case = late_shipment(issues=["inauthentic"], root_cause=None, remediation=None, facts=None)
    assert review(PlanOfAction(remediation=["We shipped 3 orders."]), case).findings


@pytest.mark.parametrize("language", ["zh", "zh-Hant"])
def test_a_letter_of_paragraphs_that_its_language_lacks_is_reviewed(language):
    case = late_shipment()
    assert review(evolve(compose(case), language=language), case).findings


ADDRESS = "jane.doe@mail.example"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "words",
    [
        f"We wrote to the buyer at {ADDRESS} on 15 May 2026 and then one more.",
        f"WE WROTE A LETTER TO THE BUYER AT {ADDRESS.upper()} ON 15 MAY 2026.",
        f"We told the buyer of the order that was late, which is {ADDRESS}, that the parcel came in the end after all.",
    ],
)
def test_no_finding_shows_the_data_of_a_buyer_in_its_words_or_its_message(language, words):
    letter = PlanOfAction(
        language=language,
        root_cause=[words, words],
        remediation=["我们已于 2026 年 5 月 15 日发货。", words],
        closing=Closing("", enclosures=[("a", words)]),
        unplaced=[words],
    )
    report = review(letter)
    assert any(finding.rule == "personal_data" for finding in report.findings)
    for written_as in (report.to_json(), report.to_sarif(), report._repr_html_(), written(report)):
        assert "jane.doe" not in written_as.casefold()
