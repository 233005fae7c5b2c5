"""A fictional clinic: people who do not exist live through real journeys, by the real actions, at moved moments."""
