"""What the patient's own pages show."""
