"""How many pages a Word document and its answers take."""
