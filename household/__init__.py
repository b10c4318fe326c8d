"""A home to try the integration in: recorded belts and a real Home Assistant."""
