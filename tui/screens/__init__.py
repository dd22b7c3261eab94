"""The screens: each is one place a person can be."""
