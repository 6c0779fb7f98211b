"""The options that several commands share, and their values with the settings files' defaults in them."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import click
from click.core import ParameterSource

from docxplug.errors import SettingsError
from docxplug.settings import Settings, settings_for

FORMS: Final = ("text", "json", "html", "csv")
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def ids(value: object) -> tuple[str, ...]:
    """Ids with commas between them; a settings file gives a list."""
    parts = value.split(",") if isinstance(value, str) else value
    return tuple(part.strip() for part in parts if part.strip()) if isinstance(parts, (list, tuple)) else ()


def day(value: object) -> datetime.date:
    """A day such as 2026-11-21."""
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        raise click.BadParameter(f"“{value}” is not a day; write it like 2026-11-21.") from None


def moment(value: object) -> datetime.datetime:
    """A time such as 2026-11-21T14:30 or 2026-11-21T14:30:00-05:00; without an offset it is local time."""
    try:
        time = datetime.datetime.fromisoformat(str(value))
        return time if time.tzinfo else time.astimezone()
    except (ValueError, OverflowError, OSError):  # Windows knows no local time before 1970
        raise click.BadParameter(f"“{value}” is not a time; write it like 2026-11-21T14:30.") from None


def name_and_text(value: object) -> tuple[str, str]:
    """A pair written NAME=TEXT."""
    name, equals, text = str(value).partition("=")
    if not equals or not name.isidentifier():
        raise click.BadParameter(f"“{value}” is not of the form NAME=TEXT.")
    return name, text


def together(*options: Decorator) -> Decorator:
    """Several options as one decorator, in this order."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


review_options = together(
    click.option(
        "--posting",
        metavar="FILE",
        help="The vacancy announcement: .txt, .docx, .pdf, “-”, or JSON from “docxplug posting”.",
    ),
    click.option(
        "--rubric",
        metavar="auto|NAME|FILE",
        default="auto",
        show_default=True,
        help="The pack of rules to review by.",
    ),
    click.option(
        "--as-of",
        type=day,
        metavar="DATE",
        help="The day that ages of stories are counted to; today if not given.",
    ),
    click.option(
        "--pages",
        type=click.Choice(["auto", "libreoffice", "estimate", "none"]),
        default="auto",
        show_default=True,
        help="How to count pages.",
    ),
    click.option(
        "--grammar",
        type=click.Choice(["auto", "harper", "languagetool", "none"]),
        default="auto",
        show_default=True,
        help="Which engine checks grammar and spelling; “auto” takes the best one on this machine.",
    ),
    click.option(
        "--languagetool-url",
        metavar="URL",
        help="A LanguageTool server to use; the text is sent there.",
    ),
    click.option(
        "--only",
        type=ids,
        metavar="ID,…",
        help="Make these checks only: ids such as verb.weak, or families such as verb.",
    ),
    click.option("--disable", type=ids, metavar="ID,…", help="Leave these checks out."),
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "never"]),
        default="never",
        show_default=True,
        help="Exit with 1 if there is a finding this serious, or more.",
    ),
    click.option("--paragraphs", is_flag=True, help="Put the text's paragraphs into the JSON."),
    click.option("--with-info", is_flag=True, help="Let remarks of severity “info” become comments too."),
)

author_options = together(
    click.option(
        "--author", metavar="NAME", default="docxplug", show_default=True, help="The comments' author."
    ),
    click.option("--initials", metavar="XX", help="The author's initials; made from the name if not given."),
    click.option("--date", "time", type=moment, metavar="TIME", help="The comments' time; now if not given."),
)


def form_of(target: Path | None) -> str:
    """The form of a report whose file is ``target``, by its suffix; text where that names none."""
    form = target.suffix.lower().removeprefix(".") if target else ""
    return form if form in FORMS else "text"


def format_option(*, helped: str) -> Decorator:
    """``--format`` with the report's forms."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMS),
        help=helped,
    )


def text_or_json_option(helped: str) -> Decorator:
    """``--format`` of commands that print for a person or for a program."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help=helped,
    )


def settings_of(name: str) -> Settings:
    """The settings that hold for the file ``name``, or for standard input in the current folder."""
    return settings_for(Path() if name == "-" else Path(name).parent)


def with_settings(context: click.Context, settings: Settings) -> Mapping[str, Any]:
    """The command's values: what was typed, else what the settings say, else the built-in default.

    Raises:
        SettingsError: a setting's value is none the option takes.
    """
    command = context.info_name or ""
    values = dict(context.params)
    for parameter in context.command.params:
        if not isinstance(parameter, click.Option) or _was_typed(context, parameter):
            continue
        name = max(parameter.opts, key=len).removeprefix("--")
        setting = settings.option(command, name)
        if setting is not None:
            values[parameter.name or ""] = _converted(context, parameter, setting, settings)
    return values


def _was_typed(context: click.Context, parameter: click.Parameter) -> bool:
    return context.get_parameter_source(parameter.name or "") is ParameterSource.COMMANDLINE


def _converted(context: click.Context, parameter: click.Option, value: object, settings: Settings) -> object:
    try:
        return parameter.type_cast_value(context, value)
    except click.BadParameter as error:
        files = ", ".join(map(str, settings.files))
        raise SettingsError(f"{files}: {parameter.opts[0].removeprefix('--')}: {error.message}") from None
