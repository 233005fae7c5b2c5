"""The appointment after the procedure: booked in its window, prepared, held, and the plan that comes of it."""
