"""Where a journey begins: somebody is referred, and a consultant accepts or not."""
