"""The actions: one module for each group, and what their calls and answers have in common."""
