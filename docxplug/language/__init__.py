"""English as federal executives write it: pure functions on strings, offsets in code points."""
