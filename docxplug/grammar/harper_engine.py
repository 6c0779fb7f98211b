"""Harper inside this process: no Java, no download, no network.

The only module that knows harper-py, whose releases below 1.0 may rename anything.
"""

import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from docxplug.errors import GrammarError
from docxplug.grammar.plain_text import PlainText, plain_text
from docxplug.grammar_facts import GrammarMatch

if TYPE_CHECKING:
    from harper import Lint

#: Rules that are wrong or beside the point in federal prose: style, expansions of units and short forms
#: ("5 GB", "w/"), and guesses that are wrong in phrases such prose is full of ("reported to headquarters",
#: "every one of them").
RULES_OFF: Final = frozenset(
    {
        "CompoundNouns",  # joins what agencies write apart: Coast Guard
        "DisjointPrefixes",  # multi-year, pre-award: hyphens are a matter of the agency's style
        "Everyone",
        "Excellent",
        "ExpandMemoryShorthands",
        "ExpandTimeShorthands",
        "ExpandWith",
        "ExpandWithout",
        "FindOut",
        "InflectedVerbAfterTo",
        "LongSentences",
        "MassNouns",
        "MergeWords",
        "MissingTo",
        "NumericRangeEnDash",
        "OrthographicConsistency",
        "RoadMap",
        "SplitWords",
    }
)
#: Kinds of remarks that are about taste, not about mistakes.
KINDS_OFF: Final = frozenset(
    {"Enhancement", "Formatting", "Readability", "Redundancy", "Regionalism", "Style"}
)
_MOST_SUGGESTIONS: Final = 3


class HarperEngine:
    """Harper's linter for American English; about 0.7 s and 190 MB once, then some 30 ms for 1,000 words.

    Raises:
        GrammarError: harper-py is not installed, or is one that this adapter does not know.
    """

    def __init__(self) -> None:
        try:
            from harper import Linter
        except ImportError:
            raise GrammarError("Harper is not installed; install it with: pip install harper-py") from None
        linter = Linter()
        self._linter: Linter | None = linter
        self._lock = threading.Lock()  # the linter refuses calls that meet
        switched = dict.fromkeys(RULES_OFF & linter.get_default_lint_config().keys(), False)
        linter.set_lint_config({**linter.get_lint_config(), **switched})

    @property
    def name(self) -> str:
        """The program's name."""
        return "Harper"

    @property
    def version(self) -> str:
        """The version of harper-py."""
        from importlib.metadata import version

        return version("harper-py")

    def check(self, paragraphs: Sequence[str]) -> list[GrammarMatch]:
        """All matches in the order of the text.

        Raises:
            GrammarError: the engine was closed.
        """
        return [match for index, text in enumerate(paragraphs) for match in self._matches(index, text)]

    def _matches(self, paragraph: int, text: str) -> list[GrammarMatch]:
        if not text.strip():
            return []
        plain = plain_text(text)
        with self._lock:
            if self._linter is None:
                raise GrammarError("Harper was closed before the text was checked; open it again.")
            lints = self._linter.organized_lints(plain.text, language="plaintext")
        found = (
            _match(paragraph, plain, rule, lint)
            for rule, same in lints.items()
            for lint in same
            if lint.lint_kind not in KINDS_OFF
        )
        return sorted(found, key=lambda match: (match.start, match.end))

    def close(self) -> None:
        """Frees the linter's dictionary."""
        with self._lock:
            self._linter = None


def _match(paragraph: int, plain: PlainText, rule: str, lint: "Lint") -> GrammarMatch:
    start, end = plain.place(lint.span.start, lint.span.end)
    return GrammarMatch(
        paragraph=paragraph,
        start=start,
        end=end,
        kind="spelling" if lint.lint_kind == "Spelling" else "grammar",
        rule=rule,
        message=_quoted(lint.message),
        suggestions=tuple(dict.fromkeys(_suggestions(lint)))[:_MOST_SUGGESTIONS],
    )


def _suggestions(lint: "Lint") -> Iterator[str]:
    """Each suggestion as a text that stands for the whole place."""
    from harper import SuggestionKind

    for suggestion in lint.suggestions:
        if suggestion.kind == SuggestionKind.INSERT_AFTER:
            yield lint.problem_text + suggestion.replacement_text
        else:
            yield suggestion.replacement_text


def _quoted(message: str) -> str:
    """Harper quotes words with `backticks`, as programmers do."""
    pieces = message.split("`")
    return "".join(piece if place % 2 == 0 else f"“{piece}”" for place, piece in enumerate(pieces))
