import pytest

from poa import Case, compose
from poa.review import RULES, review
from poa.review.example_case import example_case
from poa.review.rule import Example, Rule


def examples(kind: str):
    for rule in RULES:
        for number, given in enumerate(getattr(rule, kind), 1):
            yield pytest.param(rule, rule.example_of(given), id=f"{rule.id}-{number}")
        for language, (flags, accepts) in rule.examples_by_language.items():
            for number, words in enumerate(flags if kind == "flags" else accepts, 1):
                yield pytest.param(rule, rule.example_of(words, language), id=f"{rule.id}-{language}-{number}")


def findings(rule: Rule, given: Example):
    case: Case | None = example_case(given.case) if given.case is not None else None
    letter = given.letter or compose(case)
    report = review(letter, case, rules=[rule])
    return [finding for finding in report.findings if finding.rule == rule.id]


@pytest.mark.parametrize(("rule", "given"), list(examples("flags")))
def test_a_rule_objects_to_what_it_says_it_objects_to(rule, given):
    assert findings(rule, given)


@pytest.mark.parametrize(("rule", "given"), list(examples("accepts")))
def test_a_rule_lets_pass_what_it_says_it_lets_pass(rule, given):
    assert not findings(rule, given)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_at_least_three_examples_to_flag_and_five_to_let_pass(rule):
    assert len(rule.flags) >= 3
    assert len(rule.accepts) >= 5
    for flags, accepts in rule.examples_by_language.values():
        assert len(flags) >= 3
        assert len(accepts) >= 5


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_why_from_where_and_the_way_out(rule):
    for text in (rule.summary, rule.why, rule.hint):
        assert text.endswith((".", '."', "?"))
        assert len(text) > 15
    assert rule.source
