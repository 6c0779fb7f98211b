"""Text that is in a document but that its reader does not see."""

from lxml import etree

from docxplug.word.opc.package import Package
from docxplug.word.opc.xml import child, word_tags
from docxplug.word.reading.properties import paragraph_properties, run_properties
from docxplug.word.reading.styles import Styles
from docxplug.word.reading.text_map import DocumentText

_RUNS, _TEXTS, _PARAGRAPHS = word_tags("r"), word_tags("t"), word_tags("p")
_DELETED = word_tags("del", "moveFrom")


def hidden_text(package: Package, document: DocumentText) -> str:
    """The characters with the look “hidden” in the main text, the notes and the text boxes that are read."""
    styles_name = package.related("styles")
    styles = Styles(None if styles_name is None else package.xml(styles_name))
    return "".join(_hidden_in(run, styles) for root in document.roots.values() for run in root.iter(*_RUNS))


def _hidden_in(run: etree._Element, styles: Styles) -> str:
    text = "".join(node.text or "" for node in run.iterchildren(*_TEXTS))
    if not text or next(run.iterancestors(*_DELETED), None) is not None:
        return ""
    paragraph = next(run.iterancestors(*_PARAGRAPHS), None)
    properties = paragraph_properties(None if paragraph is None else child(paragraph, "pPr"))
    look = styles.look(styles.paragraph(properties.style), run_properties(child(run, "rPr")))
    return text if look.hidden else ""
