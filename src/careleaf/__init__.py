"""Careleaf turns a patient leaflet into a running service: one signed definition is both printed and run."""

__version__ = "0.1.0"
