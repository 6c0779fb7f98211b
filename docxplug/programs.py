"""Programs of this computer that docxplug starts."""

import shutil
from pathlib import Path


def on_path(name: str) -> str | None:
    """Where a program is by the search path, None where it is only in the folder one works in.

    Windows looks there first. But it may be a client's folder, and whoever filled it would choose what is run.
    """
    found = shutil.which(name)
    return found if found and Path(found).is_absolute() else None
