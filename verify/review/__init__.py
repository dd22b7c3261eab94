"""Deciding: which verdicts a person may give. Pure."""
