"""From a package to the text its reader sees, with a map back to the XML."""
