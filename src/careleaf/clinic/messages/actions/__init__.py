"""What is done with messages, one verb in each file."""
