"""What the integration costs, as ratios that are measured side by side in one run."""

# The test plugin's Home Assistant in memory needs it, here as in the tests.
import tests.harness  # noqa: F401
