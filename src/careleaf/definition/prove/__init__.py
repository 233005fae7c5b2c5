"""The prover: shows that a definition is whole, says one thing, and that nothing in it is made up."""

from careleaf.definition.prove.proof import House, Kept, Proof, prove

__all__ = ["House", "Kept", "Proof", "prove"]
