"""How much of a file is read before it is refused."""

from typing import Final, NamedTuple


class Limits(NamedTuple):
    """Ceilings that keep one hostile file from taking a server's memory or time.

    Sizes are bytes. Inflated sizes are counted while inflating, whatever the archive's headers promise.
    ``nodes`` is the number of tags and attributes in one XML part, ``namespaces`` the number of different
    prefixes declared in it, ``paragraphs`` the number of paragraphs of a document. Depth of nesting and the
    length of one text node (10 million bytes) are the XML parser's own limits, which are never lifted.
    """

    file: int = 200_000_000
    entries: int = 10_000
    entry: int = 128_000_000
    total: int = 512_000_000
    xml: int = 64_000_000
    nodes: int = 1_000_000
    namespaces: int = 1_000
    paragraphs: int = 200_000


DEFAULT_LIMITS: Final = Limits()
