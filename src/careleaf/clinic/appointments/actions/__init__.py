"""What is done to sessions and the places in them, one verb in each file."""
