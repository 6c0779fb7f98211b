"""The key phrases of a qualification: what a reader of the answer looks for."""


def key_phrases(text: str) -> list[str]:
    """The key phrases of a qualification's text, in its order, lists unfolded and the words of the ask dropped."""
    return []
