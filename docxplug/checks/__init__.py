"""The checks: each reads the facts about a document and returns findings."""
