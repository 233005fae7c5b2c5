"""What a pathway is: frozen types that cannot hold an invalid one, the loader, editions and the prover."""
