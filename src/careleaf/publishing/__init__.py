"""What does a pathway *say*? One neutral document, written in every format and read back to prove it is all there."""
