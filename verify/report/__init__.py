"""What leaves the desk: one report model and its renderings."""
