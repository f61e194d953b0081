"""The `poa` command: one module a command; errors become sentences and exit codes here, in one place."""

import contextlib
import os
import signal
import sys
import threading
from importlib import import_module
from typing import Any

import click

from poa.errors import PoaError

__all__ = ["main"]

COMMANDS = {
    "build": ("poa.cli.build:build", "Compose the letter of a case and write it."),
    "check": ("poa.cli.check:check", "Review a letter, a case's or a draft, as a strict reader would."),
    "explain": ("poa.cli.explain:explain", "Say what a rule of the review objects to, why, and the way out."),
    "catalogue": ("poa.cli.catalogue:catalogue", "List, show and check the paragraphs of the catalogue."),
}


class _Commands(click.Group):
    """Commands that are imported when they run, so that help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="poa-letters", prog_name="poa")
def commands() -> None:
    """Compose an Amazon seller's Plan of Action from stated facts.

    \b
    poa build examples/late_shipment.toml -o letter.docx -o letter.txt
    poa check draft.txt
    poa catalogue list --issue late_shipment_rate --section root_cause

    Exit codes: 0 fine, 1 findings or an incomplete letter, 2 bad usage or unreadable input.
    """


def main(arguments: list[str] | None = None) -> Any:
    """Run the command; what is wrong with the input is said in a sentence, exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a sign shows its code
    for name in ("SIGTERM", "SIGHUP"):  # end as at a Ctrl-C: what is half written is taken away
        if hasattr(signal, name) and threading.current_thread() is threading.main_thread():
            signal.signal(getattr(signal, name), lambda number, _: sys.exit(128 + number))
    try:
        colour = {"color": False} if os.environ.get("NO_COLOR") else {}
        commands(args=arguments, prog_name="poa", **colour)
    except PoaError as error:
        click.echo("\n".join(str(problem) for problem in error.problems), err=True)
        sys.exit(2)
    except OSError as error:  # a file that cannot be written is a FileError: this is the terminal, or where it leads
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left is not tried once more
        with contextlib.suppress(OSError):
            click.echo(f"the output cannot be written ({error.strerror}).", err=True)
        sys.exit(2)
