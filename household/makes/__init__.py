"""How treadmills and plugs of well-known makes present themselves in Home Assistant."""
