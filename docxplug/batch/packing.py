"""Results as they lie in the ledger: JSON, compressed. Workers pack them, so that the batch itself only stores them."""

import json
import zlib
from typing import Any


def packed(value: object) -> bytes:
    """The bytes of a JSON value."""
    return zlib.compress(json.dumps(value, ensure_ascii=True).encode(), 6)


def unpacked(data: bytes) -> Any:
    """The value again."""
    return json.loads(zlib.decompress(data))
