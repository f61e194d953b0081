"""What hostile and odd input once broke in the review, one test each."""

import json
import time

import pytest

from poa import Hit, Level, PlanOfAction, Rule, read_letter, review
from poa.cli.findings import written
from poa.review.subject import Subject
from poa.sections import Closing, Point
from poa.tree import Table


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
    rule = Rule(
        "r", Level.ERROR, "s", "w", "h", lambda subject: [Hit("m", subject.text.index("amp"), len(subject.text))]
    )
    html = review(PlanOfAction(remediation=["Tom & the amp"]), rules=[rule])._repr_html_()
    assert "<q>Tom &amp; the <mark>amp</mark></q>" in html
