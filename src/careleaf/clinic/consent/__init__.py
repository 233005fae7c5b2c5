"""Leaflet, talk and consent: given in good time, confirmed on the day, withdrawn at any moment."""
