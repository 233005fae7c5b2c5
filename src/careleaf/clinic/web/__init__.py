"""What every page is made of: the frame, the form fields, the ways a time is said."""
