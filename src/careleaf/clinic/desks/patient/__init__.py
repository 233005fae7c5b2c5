"""The patient's own pages: my injection, what I must do, how I am, my letters and needs."""
