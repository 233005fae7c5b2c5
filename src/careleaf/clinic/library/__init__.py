"""The editions of every leaflet: imported, proved, signed by two people, published, withdrawn."""
