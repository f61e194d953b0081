"""`poa catalogue new` and `schema`: skeletons of an issue type and of a paragraph, and the schemas that editors use."""

import datetime
from collections.abc import Mapping
from pathlib import Path

import click

_pack = click.option(
    "--pack", "folder", default=".", show_default=True, type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the pack.",
)  # fmt: skip


@click.group("new")
def new() -> None:
    """Write the skeleton of an issue type or of a paragraph. What is to be written in it says TODO.

    \b
    poa catalogue new issue toy_tests --pack my-pack
    poa catalogue new paragraph toy_tests/root_cause/old-report --pack my-pack --language en --language zh
    """


@new.command("issue")
@click.argument("key")
@_pack
def new_issue(key: str, folder: Path) -> None:
    """Write issue.toml and slots.toml of a new issue type, with the schemas beside them."""
    from poa.catalogue.schemas import SCHEMAS, schema_text
    from poa.catalogue.skeleton import issue_files
    from poa.errors import CatalogueError
    from poa.files import write_atomically
    from poa.keys import ANY_ISSUE, ISSUE_KEY

    if not ISSUE_KEY.fullmatch(key) or key in {ANY_ISSUE, "languages"}:
        raise CatalogueError(f"'{key}' is no issue key.", "Write small letters, digits and _, such as toy_tests.")
    _write(folder, issue_files(key, datetime.datetime.now(tz=datetime.UTC).date().isoformat()))
    (folder / ".schemas").mkdir(exist_ok=True)
    for name in SCHEMAS:
        write_atomically(folder / ".schemas" / f"{name}.schema.json", schema_text(name).encode())


@new.command("paragraph")
@click.argument("paragraph_id", metavar="ID")
@click.option("--language", "languages", multiple=True, default=("en",), show_default=True, help="One file for each.")
@_pack
def new_paragraph(paragraph_id: str, languages: tuple[str, ...], folder: Path) -> None:
    """Write a new paragraph, ID being issue/section/slug."""
    from poa.catalogue.skeleton import paragraph_file
    from poa.errors import CatalogueError

    try:
        files = dict(paragraph_file(paragraph_id, language) for language in languages)
    except ValueError as problem:
        raise CatalogueError(f"{problem}.") from None
    _write(folder, files)


@click.command("schema")
@click.argument("name", type=click.Choice(("issue", "slots", "paragraph")))
def schema(name: str) -> None:
    """Print the JSON Schema of issue.toml, of slots.toml or of a paragraph's front matter."""
    from poa.catalogue.schemas import schema_text

    click.echo(schema_text(name), nl=False)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files that are not there yet: all, or none if one is."""
    from poa.errors import FileError
    from poa.files import write_atomically

    for name in files:
        if (folder / name).exists():
            raise FileError("the file is there already.", "Edit it, or take another name.", file=str(folder / name))
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.encode())
        click.echo(str(path))
