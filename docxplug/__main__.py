"""``python -m docxplug`` is the command ``docxplug``."""

from docxplug.cli import main

main()
