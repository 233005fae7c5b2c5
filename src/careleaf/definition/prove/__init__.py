"""The prover: shows that a definition is whole, says one thing, and that nothing in it is made up."""

from careleaf.definition.prove.proof import House, Proof, prove

__all__ = ["House", "Proof", "prove"]
