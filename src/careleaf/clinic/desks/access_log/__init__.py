"""Who looked at a record: for the manager who answers that question."""
