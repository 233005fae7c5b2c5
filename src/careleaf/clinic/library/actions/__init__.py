"""What is done to editions, one verb in each file."""
