"""How a journey ends before its time or takes a turn, and what becomes of its bookings."""
