"""What a comment puts into XML: marks around exact characters, the runs cut for them, its elements and numbers."""
