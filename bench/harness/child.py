"""A side of a case as a child process: one line of JSON a request, one a response."""

import contextlib
import json
import subprocess


class ChildError(Exception):
    """What a child said instead of an answer."""


class Child:
    """One runner: prepared once, run many times, ended at the end of its scope."""

    def __init__(self, command, environment=None):
        self.command = command
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # Closing writes what a child that has ended did not read.
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _ask(self, verb, case):
        try:
            self._process.stdin.write(json.dumps({verb: case}) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass  # The answer below says so.
        line = self._process.stdout.readline()
        if not line:
            raise ChildError(f"{self.command[0]} ended during {verb} of {case}")
        try:
            answer = json.loads(line)
        except ValueError:
            raise ChildError(f"{verb} {case}: {self.command[0]} answers {line.strip()}") from None
        if "error" in answer:
            raise ChildError(f"{verb} {case}: {answer['error']}")
        return answer

    def prepare(self, case):
        self._ask("prepare", case)

    def run(self, case):
        return self._ask("run", case)

    def finish(self, case):
        self._ask("finish", case)
