"""Vacancy announcements: what they ask for, and how that is read from their text."""

from docxplug.posting.model import (
    SCHEMA,
    Instruction,
    Kind,
    Limit,
    Posting,
    Qualification,
    Scope,
    Unit,
)

__all__ = ["SCHEMA", "Instruction", "Kind", "Limit", "Posting", "Qualification", "Scope", "Unit"]
