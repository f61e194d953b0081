"""`poa check`: the review of a case's letter, or of a draft in a file."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poa.errors import FileError, PoaError

if TYPE_CHECKING:
    from poa.case import Case
    from poa.catalogue import Catalogue
    from poa.review import Report, Rule
    from poa.sections import PlanOfAction

_CASES = (".toml", ".json")


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--case", "case_file", metavar="CASE", type=click.Path(path_type=Path), help="Compare a draft with this case."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True,
    help="How the findings are written.",
)  # fmt: skip
@click.option("--select", multiple=True, metavar="RULE", help="Only this rule. May be given several times.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Without this rule. May be given several times.")
@click.option(
    "--level", "levels", multiple=True, metavar="RULE=LEVEL", help="Another level: error, warning or suggestion."
)
@click.option(
    "--rule", "own", multiple=True, metavar="FILE", type=click.Path(path_type=Path), help="A rule of words of your own."
)
@click.option(
    "--comment", "comment_file", metavar="OUT.docx", type=click.Path(path_type=Path),
    help="Also write the Word file with each finding as a comment at its place.",
)  # fmt: skip
@click.option("--language", metavar="LANGUAGE", help="The language of the letter, if it is not the case's or plain.")
@click.option(
    "--pack", "packs", multiple=True, metavar="FOLDER", type=click.Path(path_type=Path), help="Use a pack too."
)
def check(
    file: Path, case_file: Path | None, form: str, select: tuple[str, ...], ignore: tuple[str, ...],
    levels: tuple[str, ...], own: tuple[Path, ...], comment_file: Path | None, language: str | None,
    packs: tuple[Path, ...],
) -> None:  # fmt: skip
    """Read a letter as a strict reviewer at Amazon would.

    \b
    poa check case.toml                            the letter of a case
    poa check letter.docx                          a draft: .docx, .md or .txt
    poa check draft.txt --case case.toml           a draft, compared with the facts
    poa check letter.docx --comment checked.docx   the findings as comments in Word
    poa check draft.txt --format sarif

    Exit code 1 if there is an error or a warning. What a rule means: poa explain RULE.
    """
    from poa.cli.findings import written
    from poa.cli.packs import catalogue_with
    from poa.review import review

    catalogue = catalogue_with(packs)
    letter, case = _letter_and_case(file, case_file, catalogue, language)
    report = review(letter, case, catalogue=catalogue, rules=_rules(select, ignore, levels, own))
    if comment_file is not None:
        _write_comments(comment_file, file, letter, report)
    if form == "json":
        click.echo(report.to_json(), nl=False)
    elif form == "sarif":
        click.echo(report.to_sarif(), nl=False)
    else:
        click.echo(written(report), nl=False)
    sys.exit(1 if report.errors or report.warnings else 0)


def _letter_and_case(
    file: Path, case_file: Path | None, catalogue: "Catalogue", language: str | None
) -> "tuple[PlanOfAction, Case | None]":
    from poa.case import Case
    from poa.compose import compose
    from poa.readers import read_letter

    if file.suffix.lower() in _CASES:
        if case_file is not None:
            raise FileError("this is a case itself.", "Give --case with a draft, or the case alone.", file=str(file))
        case = Case.load(file)
        return compose(case, catalogue, language=language), case
    stated = Case.load(case_file) if case_file is not None else None
    return read_letter(file, language=language), stated


def _rules(
    select: Iterable[str], ignore: Iterable[str], levels: Iterable[str], own: Iterable[Path]
) -> "tuple[Rule, ...]":
    from poa.review import RULES, Level, chosen, load_phrases

    changed: dict[str, Level] = {}
    for each in levels:
        rule, _, name = each.partition("=")
        try:
            changed[rule] = Level.named(name)
        except ValueError as problem:
            raise PoaError(f"--level {each}: {problem}.") from None
    return chosen((*RULES, *map(load_phrases, own)), select=select, ignore=ignore, levels=changed)


def _write_comments(target: Path, file: Path, letter: "PlanOfAction", report: "Report") -> None:
    from poa.files import write_atomically
    from poa.readers import read_letter
    from poa.render import render
    from poa.review.comments import with_comments

    if target.suffix.lower() != ".docx":
        raise FileError("comments are written into Word.", "Give a name that ends in .docx.", file=str(target))
    if target.resolve() == file.resolve():
        raise FileError("this would replace the letter itself.", "Give --comment another name.", file=str(target))
    if file.suffix.lower() in _CASES:
        docx = render(letter, "docx")
    elif file.suffix.lower() == ".docx":
        docx = file.read_bytes()
    else:
        raise FileError("only a Word file or a case can be commented.", "Leave --comment out.", file=str(file))
    origin = letter.origin or read_letter(docx).origin
    if origin is not None:
        write_atomically(target, with_comments(docx, report.findings, origin))
        click.echo(f"Wrote {target} ({len(report.findings)} comments).", err=True)
