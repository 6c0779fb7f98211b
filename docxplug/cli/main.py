"""The command ``docxplug`` with its subcommands, each imported when it is called."""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

import click

from docxplug import kept
from docxplug._version import __version__
from docxplug.cli.problems import INTERNAL_ERROR, USER_ERROR, Problem, one_line, report_internal_error
from docxplug.errors import DocxplugError, meant, quoted

#: Name of each subcommand, in the order of the help, and where it is: the modules are heavy, most calls need one.
COMMANDS: Final = {
    "review": "docxplug.cli.review:review",
    "annotate": "docxplug.cli.annotate:annotate",
    "posting": "docxplug.cli.posting:posting",
    "pages": "docxplug.cli.pages:pages",
    "batch": "docxplug.cli.batch:batch",
    "serve": "docxplug.cli.serve:serve",
    "addin": "docxplug.cli.addin:addin",
    "comment": "docxplug.cli.comment:comment",
    "comments": "docxplug.cli.comments:comments",
    "strip": "docxplug.cli.strip:strip",
    "clean": "docxplug.cli.clean:clean",
    "verify": "docxplug.cli.verify:verify",
    "rubric": "docxplug.cli.rubric:rubric",
    "languagetool": "docxplug.cli.languagetool:languagetool",
}
_FIRST_CALLS: Final = """\b
Begin with:
  docxplug review answers.docx --posting announcement.txt
  docxplug annotate answers.docx --posting announcement.txt"""
#: A group that is called alone: its help is the error's message; before click 8.2 the help was simply printed.
_ONLY_HELP: Final[Any] = getattr(click.exceptions, "NoArgsIsHelpError", ())
_INTERRUPTED: Final = 130
_READER_GONE: Final = 141  # as shells report a program that a closed pipe ended
#: New objects between two searches for unreachable cycles: Python's 700 searches for nothing all through a start.
_OBJECTS_BETWEEN_SEARCHES: Final = 100_000


class LazyGroup(click.Group):
    """A group that imports a subcommand when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The subcommands' names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The subcommand, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand that was named; another name than COMMANDS has is answered with the one it looks like."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(
                f"There is no command {quoted(args[0])}{meant(args[0], COMMANDS) or '.'}", ctx
            )
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, epilog=_FIRST_CALLS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="docxplug %(version)s")
def root() -> None:
    """Reviews applications to the US Senior Executive Service in Word files.

    Reads the answers and the vacancy announcement, and puts Word comments on the exact words they speak of.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and exits: 0 done, 1 ``--fail-on`` reached, 2 a user's error, 3 some files failed."""
    _speak_utf8()
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES)
    code = run(arguments)
    kept.save()
    gc.freeze()  # what is left goes with the process: Python need not search it for cycles at exit
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of one call; every failure has been said on standard error."""
    try:
        result: Any = root.main(arguments, prog_name="docxplug", standalone_mode=False)
    except _ONLY_HELP as error:
        error.show()
        return USER_ERROR
    except (Problem, DocxplugError, click.ClickException) as error:
        return _say(_in_words(error), USER_ERROR)
    except (click.Abort, KeyboardInterrupt):
        return _say("stopped.", _INTERRUPTED)
    except (
        BrokenPipeError,
        SystemExit,
    ):  # click turns the first into the second, with a code that means --fail-on
        return _reader_gone()
    except Exception as error:  # noqa: BLE001 - the last place where it can be told in words
        return _reader_gone() if _is_lost_reader(error) else _internal_error(error)
    return result if isinstance(result, int) else 0


def _say(message: str, code: int) -> int:
    click.echo(f"docxplug: {one_line(message)}", err=True)
    return code


def _in_words(error: Exception) -> str:
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "docxplug"
        return f"{error.format_message()} See “{command} --help”."
    return error.format_message() if isinstance(error, click.ClickException) else str(error)


def _internal_error(error: Exception) -> int:
    report_internal_error(error)
    return INTERNAL_ERROR


def _is_lost_reader(error: Exception) -> bool:
    """Whether an error is what Windows has in place of a broken pipe: an invalid argument, of no file."""
    import errno

    is_of_no_file = isinstance(error, OSError) and error.filename is None
    return is_of_no_file and getattr(error, "errno", None) == errno.EINVAL and sys.platform == "win32"


def _reader_gone() -> int:
    """The program that read our output has ended: nobody needs to be told, and Python must not complain at exit.

    The code is not 0: ``verify`` whose reader has gone has not said that nothing differs.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _READER_GONE


def _speak_utf8() -> None:
    """Files and programs get UTF-8 on every system; a console that cannot show a character shows a stand-in."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
