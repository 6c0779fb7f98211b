"""Grammar and spelling by engines that others wrote, with a vocabulary of our own on top of every engine."""

from docxplug.grammar.engines import CHOICES, Choice, open_engine
from docxplug.grammar.proofreader import Proofreader

__all__ = ["CHOICES", "Choice", "Proofreader", "open_engine"]
