"""Getting articles and sources: from raw bytes, files and the web to documents and pages."""
