"""Pages about patients, people who work here, hospitals and personal links; signing in and out."""
