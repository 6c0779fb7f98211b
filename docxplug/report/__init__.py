"""Reviews as something to read: plain text for a person, JSON for programs, CSV for a spreadsheet."""
