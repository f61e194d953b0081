"""`poa build`: a case file to a letter, in as many formats as asked for, all or nothing."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poa.errors import FileError

if TYPE_CHECKING:
    from poa.case import Case
    from poa.catalogue import Catalogue


@click.command()
@click.argument("case_file", metavar="CASE", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE",
    help="Where to write; the suffix says the format (.txt .md .html .docx). May be given several times; - is the "
    "terminal, as text. Left out: a .docx beside the case.",
)  # fmt: skip
@click.option("--draft", is_flag=True, help="Draw the letter even if facts are missing, every blank marked.")
@click.option("--language", metavar="LANGUAGE", help="Compose in this language instead of the case's.")
@click.option(
    "--pack", "packs", multiple=True, metavar="FOLDER", type=click.Path(path_type=Path), help="Use a pack too."
)
@click.option("--wrap", type=click.IntRange(min=20), metavar="N", help="Break lines of plain text at N characters.")
@click.option("--force", is_flag=True, help="Keep no backup of a file that is replaced.")
def build(
    case_file: Path, outputs: tuple[str, ...], language: str | None, packs: tuple[Path, ...], wrap: int | None,
    *, draft: bool, force: bool,
) -> None:  # fmt: skip
    r"""Compose the letter of a case and write it.

    \b
    poa build examples/late_shipment.toml -o letter.docx -o letter.txt
    poa build case.toml --draft -o -

    Refuses, with exit code 1 and nothing written, while a fact is missing, and says which questions are open. A file
    that is replaced is kept beside the new one as letter.1.docx, letter.2.docx …
    """
    from poa.case import Case
    from poa.catalogue import Catalogue
    from poa.compose import compose
    from poa.render import format_of, render

    case = Case.load(case_file)
    catalogue = Catalogue.builtin()
    for folder in packs:
        catalogue |= Catalogue.from_folder(folder)
    targets = outputs or (str(case_file.with_suffix(".docx")),)
    formats = {target: "text" if target == "-" else format_of(target) for target in targets}
    if any(target != "-" and Path(target).resolve() == case_file.resolve() for target in targets):
        raise FileError("the letter would replace the case.", "Give another name with -o.", file=str(case_file))
    letter = compose(case, catalogue, language=language)
    if not letter.is_complete and not draft:
        _say_what_is_missing(case, catalogue)
        sys.exit(1)
    options = {"text": {"wrap": wrap}}
    drawn = {target: render(letter, name, **options.get(name, {})) for target, name in formats.items()}
    for target, content in drawn.items():
        _write(target, content, force=force)
    blanks = len(letter.blanks())
    left = f", {blanks} blanks left" if blanks else ""
    where = ", ".join(target for target in drawn if target != "-")
    if where:
        click.echo(f"Wrote {where} ({letter.word_count} words{left}).", err=True)


def _write(target: str, content: str | bytes, *, force: bool) -> None:
    from poa.files import keep_backup, write_atomically

    if target == "-":
        click.echo(content, nl=False)
        return
    path = Path(target)
    data = content.encode() if isinstance(content, str) else content
    if path.is_file() and not force:
        if path.read_bytes() == data:
            return
        click.echo(f"Kept the old {target} as {keep_backup(path).name}.", err=True)
    write_atomically(path, data)


def _say_what_is_missing(case: "Case", catalogue: "Catalogue") -> None:
    from poa.questions import missing

    questions = missing(case, catalogue)
    click.echo(f"The letter is not complete: {len(questions)} questions are open. Nothing was written.", err=True)
    for question in questions:
        click.echo(f"- {question}", err=True)
        if question.kind == "statement" and question.asked_by:
            click.echo(f"  Paragraphs for it: {', '.join(question.asked_by[:4])} …", err=True)
    click.echo("Answer them in the case file, or draw it as it is with --draft.", err=True)
