"""The schemas that editors use for the files of a pack agree with what poa reads."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from poa.catalogue.load import CORE
from poa.catalogue.schemas import SCHEMAS, pack_schema, schema_text

PUBLISHED = Path(__file__).parents[1] / "docs" / "schemas"

FILES = [
    *(("issue", path) for path in sorted(CORE.glob("*/issue.toml"))),
    *(("slots", path) for path in sorted([*CORE.glob("slots.toml"), *CORE.glob("*/slots.toml")])),
]


def as_json(table):
    return json.loads(json.dumps(table, default=str))


def front_matter(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("+++")[1]


@pytest.mark.parametrize(
    ("name", "path"), FILES, ids=lambda value: value if isinstance(value, str) else value.parent.name
)
def test_every_file_of_the_built_in_pack_is_valid(name, path):
    jsonschema.Draft202012Validator(pack_schema(name)).validate(as_json(tomllib.loads(path.read_text("utf-8"))))


def test_every_front_matter_of_the_built_in_pack_is_valid():
    validator = jsonschema.Draft202012Validator(pack_schema("paragraph"))
    for path in CORE.glob("*/*/*.md"):
        validator.validate(as_json(tomllib.loads(front_matter(path))))


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("issue", {"group": "x", "routes": ["post"], "name": {"en": "X"}, "source": "s", "as_of": "2026-01-01"}),
        (
            "issue",
            {"group": "x", "routes": ["plan"], "name": {"en": "X"}, "source": "s", "as_of": "2026-01-01", "a": 1},
        ),
        ("slots", {"owner": {"kind": "feeling", "question": {"en": "?"}, "example": "x"}}),
        ("slots", {"Owner": {"kind": "text", "question": {"en": "?"}, "example": "x"}}),
        ("slots", {"owner": {"kind": "count", "question": {"en": "?"}, "example": 3}}),
        ("paragraph", {"summary": "A summary."}),
        ("paragraph", {"summary": "A summary.", "source": "s", "routes": ["post"]}),
    ],
)
def test_what_poa_refuses_the_schema_refuses(name, table):
    assert not jsonschema.Draft202012Validator(pack_schema(name)).is_valid(table)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schemas_are_those_of_the_code(name, request):
    path = PUBLISHED / f"{name}.schema.json"
    made = schema_text(name)
    if request.config.getoption("--regen"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == made


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_itself_valid(name):
    jsonschema.Draft202012Validator.check_schema(pack_schema(name))
