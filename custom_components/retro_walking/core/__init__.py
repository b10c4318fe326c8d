"""Everything about walking, and nothing about Home Assistant.

No clock, no input or output: time is an argument, state goes in and comes out.
A module here imports only those named before it in docs/architecture.md.
"""
