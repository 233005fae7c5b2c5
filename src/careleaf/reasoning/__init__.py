"""What *follows* from a pathway? Pure answers from events and a given now, each with its reasons."""
