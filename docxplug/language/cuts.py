"""Where a quote may be cut: behind a word that a reader does not stumble over."""

from typing import Final

from docxplug.kept import compiled

_LEADING_ON: Final = compiled(
    r"(?:[,;:–—-]?\s+(?:an?|the|and|or|but|of|to|in|on|at|by|for|from|with|as|that|which|who|its|their|my|our|[–—-]))+$"
    r"|[,;:]$"
)


def up_to_a_cut(text: str, longest: int) -> str:
    """The first words of a text, at most ``longest`` characters, none of them left hanging ("and the").

    A text without a space is cut in the middle.
    """
    end = text.rfind(" ", 0, longest)
    return _LEADING_ON.sub("", text[: end if end > 0 else longest])
