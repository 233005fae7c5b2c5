"""What every room writes: rows that are only ever added, who did what, and who looked at what."""
