"""Reads artefacts back: what a leaflet truly says in each format, and whether a PDF is built as it has to be."""
