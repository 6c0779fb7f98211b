"""The proof that a copy differs from its original by comments alone."""
