"""House linters: each holds one habit of this house that no other tool checks (ADR 0002)."""
