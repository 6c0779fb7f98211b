"""The package under a Word document (Open Packaging Conventions): archive, parts, relationships, and their bytes."""
