"""Counts what a test script has checked."""

import threading


class Checks:
    """Says each check as it is made; the last line is the count."""

    def __init__(self):
        self.passed = self.failed = 0
        self._lock = threading.Lock()

    def check(self, is_good, text):
        with self._lock:
            self.passed += bool(is_good)
            self.failed += not is_good
            print("  ok     " if is_good else "  FAILED ", text, flush=True)

    def end(self):
        """The last line; gives the exit status."""
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        return 1 if self.failed else 0
