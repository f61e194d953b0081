import datetime
import json
import re
import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from poa import case_file
from poa.case import Case
from poa.case_file import toml_value
from poa.errors import CaseError, FileError, Problem
from poa.facts import normal, plain
from tests.cases import LSR, late_shipment
from tests.strategies import MIDDLE, case_data, fact_values

EXAMPLES = Path(__file__).parent.parent / "examples"
BASE = """\
issues      = ["late_shipment_rate"]     # what was found
marketplace = "US"
written_on  = 2026-05-20

[seller]                                 # who writes
store     = "Cheese Home"
signatory = { name = "Li Wei", role = "Operations manager" }
"""


def written(case, suffix=".toml"):
    """The text of a case as it is saved to a new file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"case{suffix}"
        case.save(path)
        return path.read_text(encoding="utf-8")


def saved_over(old, change):
    """The text of a file after its case was changed and saved to it, once it has been read back as the changed case.

    One blank is put back: tomlkit loses it between a day and the bracket behind it.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.toml"
        path.write_text(old, encoding="utf-8")
        case = change(Case.load(path))
        case.save(path)
        assert Case.load(path) == case
        assert exactly(Case.load(path)) == exactly(case)
        new = path.read_text(encoding="utf-8")
    return re.sub(r"(\d{4}-\d\d-\d\d)([}\]])", r"\1 \2", new) if re.search(r"\d{4}-\d\d-\d\d [}\]]", old) else new


def exactly(case):
    """What a case states, so that true differs from 1 and 1 from 1.0."""
    return json.dumps(case.to_dict(), sort_keys=True)


def with_part(**parts):
    return lambda case: Case.from_dict({**case.to_dict(), **parts})


# --- written and read -------------------------------------------------------------------------------------------------------


@given(case_data())
@example({**LSR, "seller": {**LSR["seller"], "store": "2026-05-14"}})
@example({**LSR, "evidence": [{"key": "a", "kind": "b", "title": "2026-05-14"}]})
@example({**LSR, "prevention": [{"words": "2026-05-14"}]})
@example({**LSR, "facts": {"a": {"value": 1, "source": "2026-05-14"}}})
@example({**LSR, "facts": {"a": {"value": {"value": 1}}}})
def test_a_case_is_equal_after_it_was_a_toml_file_and_after_it_was_a_json_file(data):
    case = Case.from_dict(data)
    assert exactly(Case.from_toml(written(case))) == exactly(case)
    assert Case.from_toml(written(case)) == case
    assert Case.from_dict(json.loads(written(case, ".json"))) == case


def test_a_json_file_is_plain_to_read():
    text = written(late_shipment(seller={**LSR["seller"], "store": "启明星"}), ".json")
    assert '    "store": "启明星",\n' in text
    assert text.endswith("}\n")
    assert json.loads(text)["facts"]["late_order_count"] == 37


def test_a_toml_file_is_plain_to_read():
    text = written(late_shipment())
    assert "[seller]\n" in text
    assert "[[root_cause]]\n" in text
    assert "written_on = 2026-05-29\n" in text
    assert "lsr_before = {rate = 0.0898, window_days = 30, as_of = 2026-05-14}\n" in text
    assert tomllib.loads(text)["notice"]["received"] == datetime.date(2026, 5, 14)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.stem)
def test_an_example_is_equal_from_toml_and_json(path):
    case = Case.load(path)
    assert Case.from_toml(written(case)) == case
    assert Case.from_dict(json.loads(written(case, ".json"))) == case


# --- saved over an older file -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.stem)
def test_saving_an_unchanged_example_changes_no_character(path):
    text = path.read_text(encoding="utf-8")
    assert saved_over(text, lambda case: case) == text


@given(case_data(), case_data())
def test_any_case_saved_over_any_other_is_read_back(before, after):
    old = written(Case.from_dict(before))
    assert saved_over(old, lambda case: case) == old
    new = saved_over(old, lambda _: Case.from_dict(after))
    assert saved_over(new, lambda case: case) == new


def test_a_changed_fact_changes_its_own_value_and_nothing_else():
    old = (
        BASE + "\n[facts]        # said once\n# counted in the report\nb_count = 3    # orders\na_count = 4  # others\n"
    )
    new = saved_over(old, lambda case: case.with_facts({"b_count": 5}))
    assert new == old.replace("b_count = 3 ", "b_count = 5 ")


def test_a_new_fact_stands_at_the_end_of_its_table():
    old = (
        BASE
        + '\n[facts]        # said once\nb_count = 3    # orders\n\n[defaults.remediation]\nowner = { name = "Bo", role = "x" }\n'
    )
    new = saved_over(old, lambda case: case.with_facts({"a_count": 5}))
    assert [line for line in new.split("\n") if line not in old.split("\n")] == ["a_count = 5"]
    assert new.index("b_count") < new.index("a_count") < new.index("[defaults")


def test_a_fact_that_is_taken_out_takes_nothing_with_it():
    old = BASE + "\n[facts]        # said once\nb_count = 3    # orders\na_count = 4    # others\n"
    assert saved_over(old, with_part(facts={"a_count": 4})) == old.replace("b_count = 3    # orders\n", "")


def test_a_statement_that_is_added_stands_behind_the_others_which_stay():
    old = (
        BASE
        + '\n# why\n[[root_cause]]\nwords = "One."   # the first\n\n[[evidence]]\nkey = "a"\nkind = "b"\ntitle = "C"  # a paper\n'
    )
    new = saved_over(old, lambda case: case.say("root_cause", "Two."))
    assert [line for line in old.split("\n") if line not in new.split("\n")] == []
    assert new.count("[[root_cause]]") == 2
    assert new.index("One.") < new.index("Two.")


def test_a_statement_that_is_added_where_there_was_none_keeps_the_file():
    new = saved_over(BASE, lambda case: case.say("root_cause", "One."))
    assert new.startswith(BASE)
    assert '[[root_cause]]\nwords = "One."\n' in new


def test_comments_blank_lines_and_order_outlive_every_change():
    old = (EXAMPLES / "late_shipment.toml").read_text(encoding="utf-8")
    new = saved_over(
        old,
        lambda case: (
            case.with_facts({"late_order_count": 38}).say("prevention", "Another.").with_facts({"new_fact": "x"})
        ),
    )
    kept = [line for line in old.split("\n") if not line.startswith("late_order_count")]
    remaining = iter(new.split("\n"))
    assert [line for line in kept if line not in remaining] == []  # in their old order


@pytest.mark.parametrize(
    ("stated", "changed"),
    [
        (1, True),
        (True, 1),
        (1, 1.0),
        (1.0, 1),
        (0, False),
        ([1], [True]),
        ("1", 1),
        ("true", True),
        ({"a": 1}, {"a": True}),
    ],
)
def test_a_change_of_type_alone_is_saved(stated, changed):
    old = BASE + f"\n[facts]\na = {toml_value(stated)}\n"
    new = saved_over(old, lambda case: case.with_facts({"a": changed}))
    assert type(tomllib.loads(new)["facts"]["a"]) is type(changed)


def test_a_paragraph_break_that_is_put_into_words_is_saved():
    old = BASE + '\n[[root_cause]]\nwords = "One. Two."\n'
    new = saved_over(old, with_part(root_cause=[{"words": "One.\n\nTwo."}]))
    assert Case.from_toml(new).root_cause[0].words == "One.\n\nTwo."


def test_blanks_in_an_earlier_letter_are_saved():
    old = BASE + '\n[[attempts]]\nsent_on = 2026-05-01\nletter = "One. Two."\n'
    new = saved_over(old, with_part(attempts=[{"sent_on": "2026-05-01", "letter": "One.\n  Two."}]))
    assert Case.from_toml(new).attempts[0].letter == "One.\n  Two."


def test_words_over_several_lines_stay_as_they_are_written():
    old = BASE + '\n[[root_cause]]\nwords = """\nOne line\nand another.\n\nA second paragraph."""   # ours\n'
    assert saved_over(old, lambda case: case) == old


@pytest.mark.parametrize(
    "line",
    [
        'route = "plan"          # the usual one', 'scope = "account"  # all', 'language = "en"', "root_cause = []", "facts = {}",
        'greeting = "any/greeting/default"   # as everybody', 'root_cause = ["late_shipment_rate/root_cause/x"]  # short',
    ],
)  # fmt: skip
def test_what_is_written_in_a_short_or_a_needless_form_stays_in_it(line):
    old = f"{line}\n{BASE}"
    assert saved_over(old, lambda case: case) == old


def test_other_spellings_of_the_same_stay_as_they_are_written():
    old = (
        BASE.replace('["late_shipment_rate"]', '"late_shipment_rate"').replace('"US"', '"amazon.com"  # the store')
        + '\n[notice]\nreceived = "2026-05-14"\nasins = [\n  "b0abcdefg1",  # cheese\n]\n'
        + '\n[facts]\na = { value = 3, source = "seller" }\nb = 2026-05-14\nc = "16:00"\nd = 16:00:00\n'
    )
    assert saved_over(old, lambda case: case) == old


def test_dotted_keys_and_tables_out_of_order_are_changed_in_place():
    dotted = 'issues = ["a"]\nmarketplace = "US"\nwritten_on = 2026-05-20\nseller.store = "x" # s\nseller.signatory.name = "n"\nseller.signatory.role = "r"\n'
    new = saved_over(dotted, with_part(seller={"store": "y", "signatory": {"name": "n", "role": "r"}}))
    assert new == dotted.replace('"x"', '"y"')
    apart = BASE + '[defaults.remediation]\nowner = "x" # o\n[facts]\na = 1\n[defaults.prevention]\nowner = "y" # p\n'
    new = saved_over(apart, with_part(defaults={"remediation": {"owner": "x"}, "prevention": {"owner": "z"}}))
    assert new == apart.replace('"y"', '"z"')


def test_a_file_that_is_no_toml_is_not_written_over(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text("my notes: call Bo\n", encoding="utf-8")
    with pytest.raises(CaseError, match=r"case\.toml:1: this is not TOML"):
        late_shipment().save(path)
    assert path.read_text(encoding="utf-8") == "my notes: call Bo\n"


@pytest.mark.parametrize(
    "old", ["", "# nothing yet\n", "x = inf\n", "facts = 3\n", "t = 2026-05-14T10:00:00\n", "[facts]\nA = nan\n"]
)
def test_a_file_that_is_toml_and_no_case_yet_becomes_one(tmp_path, old):
    path = tmp_path / "case.toml"
    path.write_text(old, encoding="utf-8")
    late_shipment().save(path)
    assert Case.load(path) == late_shipment()


def test_a_folder_that_is_missing_is_named(tmp_path):
    with pytest.raises(FileError, match=r"Make the folder first\."):
        late_shipment().save(tmp_path / "cases" / "case.toml")


# --- what is wrong in a file, and where ---------------------------------------------------------------------------------------


def refused(tmp_path, text, name="case.toml"):
    """What is said of a file, one line for each problem, without its folder."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as caught:
        Case.load(path)
    assert all("\n" not in str(problem) for problem in caught.value.problems)
    return [str(problem).replace(f"{tmp_path}/", "") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BASE + 'sotre = "x"\n', "case.toml:8: seller.sotre: 'sotre' is not known here. Did you mean 'store'?"),
        ('marketplce = "US"\n' + BASE, "case.toml:1: marketplce: 'marketplce' is not known here. Did you mean 'marketplace'?"),
        (BASE.replace("2026-05-20", '"20 May 2026"'), "case.toml:3: written_on: write 20 May 2026 as 2026-05-20."),
        (BASE.replace("2026-05-20", '"03/04/2026"'), "case.toml:3: written_on: 03/04/2026 can be 4 March or 3 April 2026: write 2026-03-04 or 2026-04-03."),
        (BASE.replace('marketplace = "US"\n', ""), "case.toml:1: 'marketplace' is missing."),
        (BASE.replace(', role = "Operations manager"', ""), "case.toml:7: seller.signatory: 'role' is missing."),
        (BASE.replace('"Cheese Home"', "5"), "case.toml:6: seller.store: should be text."),
        (BASE + '\n[[root_cause]]\nwords = "a"\n\n[[root_cause]]\nkey = "b"\n', "case.toml:12: root_cause 2: a statement has either 'paragraph' or 'words', and not both."),
        (BASE + '\n[[root_cause]]\nwords = "a"\nevidence = [\n  "scans",\n]\n', "case.toml:12: root_cause 1, evidence 1: there is no evidence or annex with the key 'scans'."),
        (BASE + "\n[facts]\nLate-Count = 3\n", "case.toml:10: facts.Late-Count: 'Late-Count' is not the name of a fact. Write small letters, digits and underscores."),
    ],
)  # fmt: skip
def test_a_mistake_in_a_toml_file_is_one_sentence_with_file_and_line(tmp_path, text, said):
    assert refused(tmp_path, text) == [said]


def test_every_loose_end_has_its_line(tmp_path):
    text = (
        BASE.replace('["late_shipment_rate"]', '["late_shipment_rate",\n  "late_shipment_rate"]')
        + """
[defaults.closing]
owner = "Bo"

[[root_cause]]
words     = "a"
key       = "one"
addresses = ["one"]

[[prevention]]
words     = "b"
key       = "one"
addresses = [
    "one",
    "two",
]
issue     = "inauthentic"

[[evidence]]
key   = "scans"
kind  = "carrier_scans"
title = "Scans"

[[annexes]]
key   = "scans"
title = "Orders"
file  = "orders.csv"
"""
    )
    found = refused(tmp_path, text)
    rows = text.split("\n")

    def row(said):
        return rows[int(said.split(":")[1]) - 1].strip()

    assert {said.split(": ")[1]: row(said) for said in found} == {
        "issues 2": '"late_shipment_rate"]     # what was found',
        "prevention 1, key": 'key       = "one"',
        "annexes 1, key": 'key   = "scans"',
        "defaults.closing": "[defaults.closing]",
        "root_cause 1, addresses": 'addresses = ["one"]',
        "prevention 1, addresses": "addresses = [",
        "prevention 1, addresses 2": '"two",',
        "prevention 1, issue": 'issue     = "inauthentic"',
    }


def test_a_mistake_in_a_json_file_has_its_line(tmp_path):
    text = json.dumps({**LSR, "prevention": [{"words": "a"}, {"words": "b", "evidence": ["scans"]}]}, indent=2)
    line = text[: text.index('"scans"')].count("\n") + 1
    (said,) = refused(tmp_path, text, "case.json")
    what = "prevention 2, evidence 1: there is no evidence or annex with the key 'scans'."
    assert said == f"case.json:{line}: {what}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (BASE + "x = \n", 8), (BASE + 'x = "abc\n', 8), (BASE + 'store = "x"\n', 8), (BASE + "[seller]\n", 8), (BASE + "x = 2026-02-30\n", 8),
        (BASE + "just words\n", 8), (BASE + 'x = "\\q"\n', 8), (BASE + "x = [1,\n\n", 10), (BASE + 'x = """abc\n\n', 10),
    ],
)  # fmt: skip
def test_a_file_that_is_not_toml_is_refused_with_its_line(tmp_path, text, line):
    (said,) = refused(tmp_path, text)
    assert said.startswith(f"case.toml:{line}: this is not TOML: ")
    assert said.endswith(".")
    assert "(at line" not in said


@pytest.mark.parametrize(
    ("text", "line"),
    [("", 1), ("{\n}\n}", 3), ('{\n"a": 1,\n}', 3), ('{\n"a": nope\n}', 2), ("{'a': 1}", 1), ('{\n"a": "b\n"}', 2)],
)
def test_a_file_that_is_not_json_is_refused_with_its_line(tmp_path, text, line):
    (said,) = refused(tmp_path, text, "case.json")
    assert said.startswith(f"case.json:{line}: this is not JSON: ")


@pytest.mark.parametrize("text", ["[]", '"words"', "5", "null"])
def test_a_json_file_that_holds_no_table_is_refused(tmp_path, text):
    assert refused(tmp_path, text, "case.json") == [
        "case.json:1: the file does not hold a case: it should be a table of names and values."
    ]


def test_an_empty_file_is_told_what_a_case_needs(tmp_path):
    assert refused(tmp_path, "") == [
        f"case.toml:1: '{name}' is missing." for name in ("issues", "marketplace", "written_on", "seller")
    ]


@pytest.mark.parametrize("facts", ['{"a": null}', '{"a": [null]}', '{"a": {"b": null}}'])
def test_a_fact_without_a_value_is_refused_and_told_to_leave_it_out(tmp_path, facts):
    text = json.dumps({**LSR, "facts": 0}).replace('"facts": 0', f'\n"facts": {facts}')
    (said,) = refused(tmp_path, text, "case.json")
    assert said.startswith("case.json:2: facts.a")
    assert said.endswith("there is no value: leave the fact out if it is not known.")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_fact_that_is_no_number_is_refused(tmp_path, number):
    text = json.dumps({**LSR, "facts": 0}).replace('"facts": 0', f'\n"facts": {{"a": {number}}}')
    (said,) = refused(tmp_path, text, "case.json")
    assert said.startswith("case.json:2: facts.a")
    assert said.endswith("is not a value that a case can state.")


def test_a_name_that_stands_twice_in_json_is_refused_as_toml_does(tmp_path):
    text = json.dumps(LSR)[:-1] + ', "language": "en", "language": "zh"}'
    (said,) = refused(tmp_path, text, "case.json")
    assert "'language' stands twice" in said


@pytest.mark.parametrize("depth", [40, 300, 900, 100_000])
@pytest.mark.parametrize("name", ["case.toml", "case.json"])
def test_a_file_that_is_nested_without_end_is_refused_in_one_sentence(tmp_path, name, depth):
    deep = "[" * depth + "]" * depth
    text = (
        f"{BASE}\n[facts]\na = {deep}\n"
        if name == "case.toml"
        else json.dumps({**LSR, "facts": 0})[:-1] + f', "x": {deep}}}'
    )
    found = refused(tmp_path, text, name)
    assert all(said.startswith("case.") and len(said) < 300 for said in found)


@pytest.mark.parametrize("quotes", ['"""a \\""" b"""', '"""a""""', "'''a''''", '"a \\" [ {"'])
def test_quotes_inside_quotes_do_not_lead_the_search_for_a_line_astray(tmp_path, quotes):
    text = f"{BASE}\n[facts]\na = {quotes}\nB = 1\n"
    assert refused(tmp_path, text)[0].startswith("case.toml:11: facts.B: ")


def test_text_without_a_file_is_refused_with_its_line():
    with pytest.raises(CaseError) as caught:
        Case.from_toml(BASE + 'sotre = "x"\n')
    assert str(caught.value) == "<text>:8: seller.sotre: 'sotre' is not known here. Did you mean 'store'?"


def test_plain_data_has_no_line():
    with pytest.raises(CaseError) as caught:
        Case.from_dict({**LSR, "sotre": "x"})
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.path) == (None, None, ("sotre",))


def test_a_case_puts_file_and_line_to_a_problem_that_is_found_later(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text(BASE + "\n[facts]\nlate_order_count = 3\n", encoding="utf-8")
    placed = Case.load(path).place(Problem("it is wrong.", path=("facts", "late_order_count")))
    assert (placed.file, placed.line) == (str(path), 10)


def test_every_problem_of_a_file_is_reported_in_one_go(tmp_path):
    text = BASE.replace("2026-05-20", '"soon"').replace('"Cheese Home"', '""') + '\n[[evidence]]\nkey = "A B"\n'
    found = refused(tmp_path, text)
    assert [said.partition(": ")[0] for said in found] == [f"case.toml:{line}" for line in (3, 6, 10, 9, 9)]


@given(st.sampled_from(MIDDLE), st.text(max_size=30))
def test_any_text_is_a_case_or_a_refusal_with_a_line(section, text):
    try:
        Case.from_toml(f"{BASE}\n[[{section}]]\nwords = {text}\n")
    except CaseError as refusal:
        found = refusal.problems
    else:
        found = ()
    assert all(problem.line for problem in found)


# --- values as a case file has them ----------------------------------------------------------------------------------------


@given(fact_values)
@example("2026-99-99")
@example("a\nb")
@example({"a b": 1})
@example({})
@example('\u0009\\"')
def test_a_value_is_written_as_toml_that_says_the_same(value):
    kept = plain(normal(value))
    assert plain(normal(tomllib.loads(f"value = {toml_value(kept)}")["value"])) == kept


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (37, "37"), (0.0898, "0.0898"), (True, "true"), ("ShipStation", '"ShipStation"'), ("2026-05-14", "2026-05-14"), ("16:00", '"16:00"'),
        (["CH-220", "CH-221"], '["CH-220", "CH-221"]'), ({"name": "Bo", "role": "Clerk"}, '{ name = "Bo", role = "Clerk" }'),
        ('say "hi" \\', '"say \\"hi\\" \\\\"'),
    ],
)  # fmt: skip
def test_a_value_is_written_as_a_person_would(value, written):
    assert toml_value(value) == written


@pytest.mark.parametrize(
    ("text", "file", "said"),
    [
        ('a = "open\n', "case.toml", "case.toml:1: this is not TOML: a quote is opened and not closed on this line."),
        ("a = 1\na = 2\n", "case.toml", "case.toml:2: this is not TOML: a name stands twice in one table."),
        (
            "a = yes\n",
            "case.toml",
            "case.toml:1: this is not TOML: there is no value that TOML knows; put text between quotes.",
        ),
        ('{"a": 1,}', "case.json", "a comma too many"),
        ("", "CASE.JSON", "CASE.JSON:1: this is not JSON: a value is expected here"),
        ('{"a": 1, "a": 2}', "case.json", "the name 'a' stands twice in one table"),
    ],
)
def test_what_the_parsers_say_is_said_plainly(text, file, said):
    with pytest.raises(CaseError) as error:
        case_file.parse(text, file)
    assert said in str(error.value)


def test_a_name_that_stands_twice_in_json_is_refused_with_its_line():
    with pytest.raises(CaseError) as error:
        case_file.parse('{\n"a": {"b": 1},\n"c": {"b": 1,\n"b": 2}}', "case.json")
    assert str(error.value).startswith("case.json:4: the name 'b' stands twice in one table.")


def test_a_number_without_end_is_refused_with_its_line():
    with pytest.raises(CaseError) as error:
        case_file.parse("a = 1\nb = " + "9" * 5000, "case.toml")
    assert str(error.value) == "case.toml:2: a number has too many digits."
