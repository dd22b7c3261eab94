"""The only place that joins the steps: one method per use case, for both faces."""
