"""The ledger: what became of each promise of the leaflet, derived from the events every time."""
