"""Many files: client folders found, each file done by a worker that limits hold, every result in a ledger."""
