"""JSON Schemas of the files of a pack, for editors that complete and check: issue.toml, slots.toml, front matter."""

import json
from typing import Any

from pydantic import TypeAdapter

from poa.catalogue.models import FrontMatter, IssueType
from poa.keys import SLOT_NAME
from poa.slots import Slot

SCHEMAS = ("issue", "slots", "paragraph")


def pack_schema(name: str) -> dict[str, Any]:
    """Give the schema of `issue.toml` ("issue"), `slots.toml` ("slots") or of a paragraph's front matter ("paragraph").

    What the path of a file says (an issue's key, a slot's name in its table) is no part of it. KeyError for another name.
    """
    made = {"issue": _issue, "slots": _slots, "paragraph": _paragraph}[name]()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def schema_text(name: str) -> str:
    """Give such a schema as the file that is published and put beside a pack."""
    return json.dumps(pack_schema(name), indent=2, ensure_ascii=False) + "\n"


def _issue() -> dict[str, Any]:
    schema = IssueType.model_json_schema()
    del schema["properties"]["key"]
    schema["required"].remove("key")
    schema["title"] = "issue.toml"
    return schema


def _slots() -> dict[str, Any]:
    schema = TypeAdapter(Slot).json_schema()
    definitions = schema.pop("$defs")
    for each in definitions.values():
        if "kind" in each.get("properties", {}):
            each["properties"].pop("name", None)
    return {
        "title": "slots.toml",
        "type": "object",
        "propertyNames": {"pattern": f"^(?:{SLOT_NAME.pattern})$"},
        "additionalProperties": schema,
        "$defs": definitions,
    }


def _paragraph() -> dict[str, Any]:
    return FrontMatter.model_json_schema() | {"title": "front matter of a paragraph"}
