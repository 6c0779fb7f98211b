"""Worker processes: what reads the files of strangers may hang, bloat or die, and costs nobody but itself."""
