"""Reviews as something to read: plain text for a person, a page to open and print, JSON for programs, CSV for
a spreadsheet."""
