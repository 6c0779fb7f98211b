"""The Word add-in on a user's computer: its manifest, its certificate, and where Word and the system look for them."""
