"""The builders of small Word files are shared with the tests of the Word room."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "word"))
