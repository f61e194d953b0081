import json
import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from poa.case import Case
from poa.case_file import _item
from poa.positions import json_lines, line_of, toml_lines
from tests.strategies import case_data, fact_values, lines


def places(data, path=()):
    """The path of every member and item of plain data, with what stands there."""
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in members:
        yield (*path, key), value
        yield from places(value, (*path, key))


def marked(text):
    """The lines of a text by the mark in a comment at their end: `# a.0.b` is the line of ("a", 0, "b")."""
    found = {}
    for number, row in enumerate(text.split("\n"), 1):
        for mark in row.partition("#:")[2].split():
            found[tuple(int(part) if part.isdigit() else part for part in mark.split("."))] = number
    return found


TOML = '''\
# a comment with [brackets] = and "quotes"
issues = ["late"]                                       #: issues issues.0
seller.store = "Cheese [Home]"                          #: seller seller.store
seller.signatory.name = 'It"s'                          #: seller.signatory seller.signatory.name
"quoted" = 1                                            #: quoted
'literal' = 2                                           #: literal
empty = []                                              #: empty
nothing = {}                                            #: nothing
lone = [ # comment with ] and "                         #: lone
    "one",                                              #: lone.0
    # a comment, with a comma
    "two # three", 5,                                   #: lone.1 lone.2

    [ 1,                                                #: lone.3 lone.3.0
      2 ],                                              #: lone.3.1
    { a = 1, b = [                                      #: lone.4 lone.4.a lone.4.b
        2 ] },                                          #: lone.4.b.0
]
inline = { "from" = 2026-05-01, to.day = 5, 'x=y' = { z = "}" } }   #: inline inline.from inline.to inline.to.day inline.x=y inline.x=y.z
long = """
[not.a.table]
not_a_key = 1
"""
after_long = 1                                          #: after_long
same = """one line""" # comment                         #: same
literal_long = \'\'\'
[[nor.this]]
\'\'\'
time = 10:00:00                                         #: time
instant = 2026-05-14T10:00:00+02:00                     #: instant
   indented = 1                                         #: indented

[notice]                                                #: notice
received = 2026-05-14                                   #: notice.received

[ defaults . remediation ]                              #: defaults defaults.remediation
owner = { name = "Bo", role = "Clerk" }                 #: defaults.remediation.owner defaults.remediation.owner.role

[[root_cause]]                                          #: root_cause root_cause.0
key = "one"                                             #: root_cause.0.key

  [root_cause.facts]                                    #: root_cause.0.facts
  count = 3                                             #: root_cause.0.facts.count

  [[root_cause.part]]                                   #: root_cause.0.part root_cause.0.part.0
  a = 1                                                 #: root_cause.0.part.0.a
  [[root_cause.part]]                                   #: root_cause.0.part.1
  a = 2                                                 #: root_cause.0.part.1.a
  [root_cause.part.deep]                                #: root_cause.0.part.1.deep
  b = 3                                                 #: root_cause.0.part.1.deep.b

[[root_cause]]                                          #: root_cause.1
key = "two"                                             #: root_cause.1.key
  [[root_cause.part]]                                   #: root_cause.1.part root_cause.1.part.0
  a = 3                                                 #: root_cause.1.part.0.a

["quoted table"."a.b"]
c = 1
[last]                                                  #: last
end = 1                                                 #: last.end'''


def test_every_place_of_a_toml_text_has_its_line():
    tomllib.loads(TOML)  # it is TOML
    lines_of = toml_lines(TOML)
    wanted = marked(TOML)
    assert len(wanted) > 50
    assert {path: lines_of.get(path) for path in wanted} == wanted


def test_quoted_parts_of_a_header_are_read_as_they_mean():
    lines_of = toml_lines('a = 1\n["a b"."c.d"]\n"e\\u0041" = 1\n')
    assert lines_of["a b", "c.d"] == 2
    assert lines_of["a b", "c.d", "eA"] == 3


@pytest.mark.parametrize(
    "value",
    [
        '"""a \\""" b"""', '"""a""""', '"""a"""""', '""""a"""', '"""\\\\"""', "'''a''''", "'''a'''''", "''''a'''", '"a \\" b"',
        '"\\\\"', "'\\'", '"""\n\\"""\n"""', "'''\n\"\"\"\n'''", '"""\n\'\'\'\n"""', '"# [ {"', "'# [ {'", '["""\n]\n""", "]"]', '{ a = """}""" }',
    ],
)  # fmt: skip
def test_quotes_of_every_kind_end_where_they_end(value):
    text = f"first = {value}\nsecond = 1\n"
    assert list(tomllib.loads(text)) == ["first", "second"]
    found = toml_lines(text)
    assert found["first",] == 1
    assert found["second",] == text.count("\n")


@given(case_data())
def test_the_line_that_is_found_in_a_toml_case_holds_the_key(data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.toml"
        Case.from_dict(data).save(path)
        text = path.read_text(encoding="utf-8")
    assert set(tomllib.loads(text)) >= {"issues", "marketplace", "written_on", "seller"}
    rows, found = text.split("\n"), toml_lines(text)
    for path, _ in places(tomllib.loads(text)):
        assert path in found
        key = path[-1]
        if isinstance(key, str):
            row = rows[found[path] - 1]
            assert key in row or json.dumps(key, ensure_ascii=False) in row


@given(st.dictionaries(lines, fact_values, max_size=4), st.integers(0, 3))
@example({"a": [["x"], {"b": ["y", 1]}]}, 1)
def test_each_item_of_a_list_over_several_lines_has_its_own_line(table, empty):
    """Writes each item on a line of its own, with comments and empty lines between."""

    def write(value):
        if isinstance(value, list):
            return "[" + "\n" * empty + "".join(f"\n# a comment ]\n{write(part)},\n" for part in value) + "]"
        return _item(value).as_string()

    text = "".join(
        f"{_item({key: 1}).as_string()[1:].partition(' = ')[0].strip()} = {write(table[key])}\n" for key in table
    )
    rows, found = text.split("\n"), toml_lines(text)
    read = tomllib.loads(text)
    for path, value in places(read):
        inside_a_list = all(isinstance(part, int) for part in path[1:])
        if len(path) > 1 and inside_a_list and not isinstance(value, dict):
            row = rows[found[path] - 1]
            assert row.startswith("[") if isinstance(value, list) else row == f"{write(json_value(table, path))},"


def json_value(data, path):
    for part in path:
        data = data[part]
    return data


JSON = """\
{
  "issues": ["late"],
  "list": [
    "one, [two]",
    5,
    {
      "a": 1, "b": [
        null
      ]
    },
    [
      true
    ]
  ],
  "caf\\u00e9": {
    "say \\"hi\\"": 1
  },
  "empty": [],
  "nothing": {},
  "last": 1
}"""


def test_every_place_of_a_json_text_has_its_line():
    found = json_lines(JSON)
    assert found == {
        (): 1, ("issues",): 2, ("issues", 0): 2, ("list",): 3, ("list", 0): 4, ("list", 1): 5, ("list", 2): 6, ("list", 2, "a"): 7,
        ("list", 2, "b"): 7, ("list", 2, "b", 0): 8, ("list", 3): 11, ("list", 3, 0): 12, ("café",): 15, ("café", 'say "hi"'): 16,
        ("empty",): 18, ("nothing",): 19, ("last",): 20,
    }  # fmt: skip


@given(case_data() | st.dictionaries(lines, fact_values), st.booleans())
def test_the_line_that_is_found_in_a_json_case_holds_the_key_or_the_item(data, escaped):
    text = json.dumps(data, indent=2, ensure_ascii=escaped)
    rows, found = text.split("\n"), json_lines(text)
    for path, value in places(data):
        row = rows[found[path] - 1].strip()
        if isinstance(path[-1], str):
            assert row.startswith(json.dumps(path[-1], ensure_ascii=escaped) + ": ")
        elif isinstance(value, dict | list):
            assert row[0] == json.dumps(value)[0]
        else:
            assert row.rstrip(",") == json.dumps(value, ensure_ascii=escaped)


@given(st.dictionaries(lines, fact_values))
def test_json_on_one_line_has_one_line(data):
    found = json_lines(json.dumps(data))
    assert set(found) >= {path for path, _ in places(data)}
    assert set(found.values()) == {1}


def test_a_path_that_is_not_found_has_the_line_of_what_is_above_it():
    found = toml_lines("a = 1\n[facts]\nb = 2\n")
    assert line_of(found, ("facts", "b", "value", 3)) == 3
    assert line_of(found, ("facts", "other")) == 2
    assert line_of(found, ("other",)) == 1
    assert line_of({}, ("other",)) is None
