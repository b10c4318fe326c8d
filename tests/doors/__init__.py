"""Every door through which something comes into the integration, and what becomes of bad input there.

A door draws cases: what belongs there, and what does not, from odd to absurd. Each is answered, or
refused in a sentence; nothing fails with a traceback, what is refused changes no log, and whatever
was taken can be written, read again and shown. The tests try some cases, `benchmarks/doors.py` the
same with thousands.
"""
