"""What is asked about a person, a patient or a hospital."""
