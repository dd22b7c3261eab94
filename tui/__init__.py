"""The terminal UI, in Textual. It draws and asks; everything is decided and done by the desk."""
