"""The length of an answer as Word counts it."""

from collections.abc import Iterable

from docxplug.analysis.model import Length
from docxplug.language.words import count_words
from docxplug.view import TextView


def length(view: TextView, indexes: Iterable[int]) -> Length:
    """Words and characters of the paragraphs ``indexes``.

    Paragraph marks are no characters, as in Word's own count; automatic numbers and bullets are not counted either.
    """
    texts = [view.paragraphs[index].text for index in indexes]
    return Length(
        words=sum(count_words(text) for text in texts),
        characters=sum(len(text) for text in texts),
        characters_no_spaces=sum(len("".join(text.split())) for text in texts),
    )
