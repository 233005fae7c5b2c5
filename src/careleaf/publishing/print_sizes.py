"""The type sizes of print, in points, after UKAAF's guidance on clear and large print (G003)."""

CLEAR_PRINT, LARGEST_PRINT = 12, 36
"""12 is the least for clear print; beyond 36 a line holds too few words to be read."""

LARGE_PRINT = (16, 18, 20, 24, 28)
"""What patients ask for. From the first of these on nothing stands side by side: tables are read out row by row."""


def is_large(size: int) -> bool:
    return size >= LARGE_PRINT[0]
