"""What a cancelled session means for everybody who had a place in it."""
