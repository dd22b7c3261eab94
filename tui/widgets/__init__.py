"""The parts screens are made of; they draw what they are given and never ask the desk."""
