"""Random references of people and journeys: read aloud, typed, and telling nothing."""

import secrets

# Without the letters that are read as digits (Crockford's base 32): it is read aloud and typed.
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def new_reference() -> str:
    """Fifty bits of chance: it says nothing about the person and cannot be guessed from another."""
    return "".join(secrets.choice(_LETTERS) for _ in range(10))


def spoken(reference: str) -> str:
    """In two groups, as it is read aloud: "7K2P9 XQ4MN"."""
    return f"{reference[:5]} {reference[5:]}".upper()
