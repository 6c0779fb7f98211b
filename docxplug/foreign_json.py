"""JSON that somebody else wrote: read with one kind of error, and without characters that no file can hold."""

import json
from typing import Any


def loads(text: str | bytes) -> Any:
    """The values in a JSON text. Half a surrogate pair, which JSON can name but no file can hold, becomes "?".

    Raises:
        ValueError: it is not valid JSON (``json.JSONDecodeError`` says where), is nested too deeply, or has a number
            of thousands of digits.
    """
    try:
        loaded = json.loads(text)
        if (b"\\u" if isinstance(text, bytes) else "\\u") in text:  # type: ignore[operator]
            return json.loads(json.dumps(loaded, ensure_ascii=False).encode("utf-8", "replace"))
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    return loaded
