"""The patient's own pages, each only for its patient."""
