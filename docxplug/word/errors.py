"""Why a file could not be read as a Word document: one type and one sentence for each cause."""

from typing import ClassVar, Final

from docxplug.errors import DocumentError

_LONGEST: Final = 200


class UnreadableError(DocumentError):
    """Root of the causes; ``sentence`` is what the user reads, with the facts of the case filled in."""

    sentence: ClassVar[str] = "The file cannot be read."

    def __init__(self, **facts: object) -> None:
        super().__init__(self.sentence.format(**{name: _short(fact) for name, fact in facts.items()}))


def _short(fact: object) -> object:
    """A fact as it fits into a sentence: names and what a parser says may be as long as the file makes them."""
    return f"{fact[: _LONGEST - 1]}…" if isinstance(fact, str) and len(fact) > _LONGEST else fact


class NoSuchFileError(UnreadableError):
    sentence = "There is no such file; check the folder and the spelling of the name."


class NotAFileError(UnreadableError):
    sentence = "This is a folder, not a file; name the document inside it."


class FileAccessError(UnreadableError):
    sentence = "The file cannot be opened ({reason}); close it elsewhere or check its permissions."


class PipeError(UnreadableError):
    sentence = "This is a pipe; save what comes out of it in a file, and name that."


class FileChangedError(UnreadableError):
    sentence = "Another program changed the file while it was being read; try again."


# --- other kinds of file ---------------------------------------------------------------------------------


class EmptyFileError(UnreadableError):
    sentence = "The file is empty; save or download the document again."


class NotAnArchiveError(UnreadableError):
    sentence = "This is not a Word document; open it in Word and save it as .docx."


class PasswordProtectedError(UnreadableError):
    sentence = (
        "The document is protected with a password; open it in Word, remove the password and save it again."
    )


class OldWordFormatError(UnreadableError):
    sentence = "This is a Word 97–2003 document (.doc); open it in Word and save it as .docx."


class OleFileError(UnreadableError):
    sentence = (
        "This is an old Office file or one protected with a password; "
        "open it in Word and save it as .docx without a password."
    )


class PdfFileError(UnreadableError):
    sentence = "This is a PDF, not a Word document; review the .docx it was made from."


class HtmlFileError(UnreadableError):
    sentence = "This is a web page, not a Word document; open it in Word and save it as .docx."


class RtfFileError(UnreadableError):
    sentence = "This is a Rich Text file (.rtf); open it in Word and save it as .docx."


class FlatXmlFileError(UnreadableError):
    sentence = "This is a Word XML document (.xml); open it in Word and save it as .docx."


class OpenDocumentFileError(UnreadableError):
    sentence = "This is an OpenDocument file (.odt); save it as .docx from LibreOffice or Word."


class PagesFileError(UnreadableError):
    sentence = "This is an Apple Pages document; export it from Pages as Word (.docx)."


class SpreadsheetFileError(UnreadableError):
    sentence = "This is an Excel workbook, not a Word document; copy its text into a .docx."


class PresentationFileError(UnreadableError):
    sentence = "This is a PowerPoint presentation, not a Word document; copy its text into a .docx."


# --- the archive -----------------------------------------------------------------------------------------


class TruncatedFileError(UnreadableError):
    sentence = "The file is cut off; download or copy it again."


class DamagedArchiveError(UnreadableError):
    sentence = "The file is damaged ({detail}); open it in Word, let Word repair it and save it again."


class ChecksumMismatchError(UnreadableError):
    sentence = "The file is damaged: the checksum of {name} is wrong; download or copy it again."


class EncryptedArchiveError(UnreadableError):
    sentence = "The file is an encrypted archive; save the document from Word without encryption."


class UnknownCompressionError(UnreadableError):
    sentence = "The file is packed in a way that Word does not use ({name}); save it again from Word."


class TooManyEntriesError(UnreadableError):
    sentence = "The file has {count} parts, more than the {limit} that are read; save it again from Word."


class OverlappingEntriesError(UnreadableError):
    sentence = "The file is not safe to open: parts of its archive overlap; save it again from Word."


class DuplicateEntryError(UnreadableError):
    sentence = "The file holds two parts with the name {name}; save it again from Word."


class CollidingNamesError(UnreadableError):
    sentence = "The file holds parts whose names differ in case only ({name}); save it again from Word."


class FileTooLargeError(UnreadableError):
    sentence = "The file is larger than {limit} bytes; compress or remove its pictures."


class EntryTooLargeError(UnreadableError):
    sentence = (
        "{name} in the file unpacks to more than {limit} bytes; remove large pictures and save it again."
    )


class ArchiveTooLargeError(UnreadableError):
    sentence = "The file unpacks to more than {limit} bytes; remove large pictures and save it again."


# --- the package -----------------------------------------------------------------------------------------


class NoContentTypesError(UnreadableError):
    sentence = "This archive is not a Word document: its table of contents ([Content_Types].xml) is missing."


class NoMainPartError(UnreadableError):
    sentence = "The file has no main text; open it in Word, let Word repair it and save it again."


class OtherRootError(UnreadableError):
    sentence = "The main text of the file is not that of a Word document (it is “{root}”); save it as .docx from Word."


class NoBodyError(UnreadableError):
    sentence = "The document has no body; open it in Word, let Word repair it and save it again."


# --- XML -------------------------------------------------------------------------------------------------


class MalformedXmlError(UnreadableError):
    sentence = (
        "{part} in the file is not well-formed XML ({detail}); "
        "open it in Word, let Word repair it and save it again."
    )


class DoctypeError(UnreadableError):
    sentence = (
        "{part} in the file declares a document type, which is not safe to open; save it again from Word."
    )


class TooDeepError(UnreadableError):
    sentence = "{part} in the file is nested too deeply to be read; save it again from Word."


class TextTooLongError(UnreadableError):
    sentence = (
        "{part} in the file has one piece of text that is too long to be read; split it into paragraphs."
    )


class TooManyNamespacesError(UnreadableError):
    sentence = "{part} in the file declares more than {limit} namespaces; save it again from Word."


class XmlTooLargeError(UnreadableError):
    sentence = "{part} in the file is too large to be read; split the document."
