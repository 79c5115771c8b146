"""Holds connections and does nothing with them, until it is stopped or killed from outside.

Usage: vanishing_peers.py COUNT ADDRESS...
"""

import sys
import time

import wire

BEGINNINGS = [
    wire.PREFACE,
    wire.hello() + wire.call(1, "LedgerService/Watch", wire.pack((1, 1))),
    wire.hello() + wire.call(1, "EvaluationService/ListSamples", bytes(60_000), wire.HAS_MSG)[:30_000],
]


def main():
    count, addresses = int(sys.argv[1]), sys.argv[2:]
    held = []
    for number in range(count):
        try:
            held.append(wire.dial(addresses[number % len(addresses)]))
            held[-1].sendall(BEGINNINGS[number % len(BEGINNINGS)])
        except BlockingIOError:
            time.sleep(0.01)  # The backlog is full: this one is not there.
        except (BrokenPipeError, ConnectionError):
            pass  # Not wanted; the others count.
    print("ready", flush=True)
    time.sleep(3600)


if __name__ == "__main__":
    main()
