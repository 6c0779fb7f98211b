"""Which engine checks a text: the one asked for, or the best that is there without asking anybody for anything."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Literal, get_args

from docxplug.errors import GrammarError, UnknownNameError
from docxplug.grammar.proofreader import Proofreader
from docxplug.grammar_facts import GrammarEngine

Choice = Literal["auto", "harper", "languagetool", "none"]
CHOICES: Final[tuple[Choice, ...]] = get_args(Choice)


@contextmanager
def open_engine(choice: Choice = "auto", *, languagetool_url: str | None = None) -> Iterator[Proofreader]:
    """An engine for as many documents as wanted; it is ended with the ``with`` block.

    "auto" takes the LanguageTool at ``languagetool_url``, else one that is already on this machine (Java and
    LTP_PATH), else Harper, else none, and says why. Nothing is downloaded. The text goes to another machine only
    if ``languagetool_url`` names one.

    Any thread may use the engine (calls wait for each other). It does not pass to other processes: each opens its
    own, and several share one LanguageTool by the address of its server.

    Raises:
        UnknownNameError: ``choice`` is none of CHOICES.
        GrammarError: the engine asked for by name cannot be used; the message says what to do.
    """
    proofreader = _chosen(choice, languagetool_url)
    try:
        yield proofreader
    finally:
        if proofreader.engine:
            proofreader.engine.close()


def _chosen(choice: str, url: str | None) -> Proofreader:
    if choice == "none":
        return Proofreader(None, "you asked for none")
    if choice == "harper":
        return Proofreader(_harper(), "as you asked")
    if choice == "languagetool":
        return _languagetool_at(url) if url else Proofreader(_own_languagetool(), "as you asked")
    if choice == "auto":
        return _best(url)
    raise UnknownNameError("grammar engine", choice, CHOICES)


def _best(url: str | None) -> Proofreader:
    """What is there, in order of worth; what stands in the way of a better one becomes part of the reason."""
    if url:
        try:
            return _languagetool_at(url)
        except GrammarError as error:
            return _harper_or_none(f"the LanguageTool in the settings cannot be used: {_clause(error)}")
    if not _has_languagetool():
        return _harper_or_none("no LanguageTool is set up on this machine")
    try:
        return Proofreader(_own_languagetool(), "it is set up on this machine")
    except GrammarError as error:
        return _harper_or_none(f"the LanguageTool on this machine cannot be used: {_clause(error)}")


def _harper_or_none(reason: str) -> Proofreader:
    try:
        return Proofreader(_harper(), reason)
    except GrammarError as error:
        return Proofreader(None, f"{reason}, and {_clause(error)}")


def _clause(error: GrammarError) -> str:
    """A sentence as a part of another one."""
    return str(error).rstrip(".")


def _harper() -> GrammarEngine:
    from docxplug.grammar.harper_engine import HarperEngine

    return HarperEngine()


def _has_languagetool() -> bool:
    from docxplug.grammar.installation import is_set_up

    return is_set_up()


def _own_languagetool() -> GrammarEngine:
    from docxplug.grammar.languagetool_engine import LanguageToolEngine

    return LanguageToolEngine.on_this_machine()


def _languagetool_at(url: str | None) -> Proofreader:
    from docxplug.grammar.languagetool_engine import LanguageToolEngine

    engine = LanguageToolEngine(url or "")
    where = f"the server at {engine.url}"
    return Proofreader(
        engine, where if engine.is_local else f"the text was sent to {where}, as your settings say"
    )
