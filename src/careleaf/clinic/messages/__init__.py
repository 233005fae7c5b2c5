"""What goes out to people: letters and emails as issued, the way each took, and the proof."""
