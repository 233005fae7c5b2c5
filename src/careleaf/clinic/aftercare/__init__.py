"""Aftercare: the weeks at home, how it goes, and what needs somebody."""
