"""What changes who is known here: hospitals, people who work there, patients."""
