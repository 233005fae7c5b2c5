"""What is done to journeys, one verb in each file."""
