"""Who works here, in which role, at which hospitals."""
