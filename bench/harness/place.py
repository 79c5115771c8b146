"""Where everything stands, and which command runs which side."""

import os
import pathlib
import shutil
import tempfile

BENCH = pathlib.Path(__file__).resolve().parents[1]
ROOT = BENCH.parent
BUILD = BENCH / ".build"
RESULTS = BENCH / "results"
DATA = BUILD / "data"
RUNNER = BUILD / "release" / "RegentBench"
REGENTD = ROOT / ".build" / "release" / "regentd"
PYTHON = BUILD / "venv" / "bin" / "python"
PEERS = BENCH / "peers"
CPP = BUILD / "peers"
GRPC_SWIFT = PEERS / "grpc-swift" / ".build" / "release" / "GRPCSwiftPeer"

PYTHON_PEERS = {
    "numpy": "numpy_peer.py",
    "pandas": "pandas_peer.py",
    "polars": "polars_peer.py",
    "duckdb": "duckdb_peer.py",
    "postgres": "postgres_peer.py",
    "sqlite": "sqlite_peer.py",
    "python random": "random_peer.py",
    "litellm": "litellm_peer.py",
}
CPP_PEERS = {
    "c++ selection": "selection",
    "c++ assignment": "assignment",
    "c++ columns": "columns",
    "c++ sqlite": "sqlite",
    "c++ discrete_distribution": "discrete_distribution",
    "grpc c++": "grpc_echo",
    "ping-pong floor": "ping_pong",
}
# Regent itself with less to do.
FLOOR_PEERS = (
    "floor", "single quantile", "at 1 M", "at 1,000", "with 1", "unwatched", "in 13 reports", "alone", "empty store",
    "untraced")
# Of these, the ones that answer another question: what they compute is not what the case computes.
OTHER_QUESTIONS = ("floor", "single quantile", "at 1 M")
SLOW_DISK = BUILD / "slow_disk.so"


def environment(case):
    """What the sides of a case run with."""
    return {**os.environ, "LD_PRELOAD": str(SLOW_DISK)} if case.slow_disk else None


class Scratch:
    """A folder for the stores of all sides, on one file system; removed at the end of the scope."""

    def __enter__(self):
        # Short, because addresses of Unix sockets are; open to the user of the PostgreSQL server.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rb-", dir=os.environ.get("BENCH_SCRATCH", "/tmp")))
        self.folder.chmod(0o755)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def regent(self):
        return [str(RUNNER), "serve", str(REGENTD), str(DATA), str(self.folder)]

    def peer(self, name):
        """The command of a peer; none where it is not installed."""
        if name in FLOOR_PEERS:
            command = [RUNNER, "floor", REGENTD, DATA, self.folder]
        elif name in PYTHON_PEERS:
            command = [PYTHON, PEERS / PYTHON_PEERS[name], DATA, self.folder]
        else:
            command = [GRPC_SWIFT if name == "grpc-swift-2" else CPP / CPP_PEERS[name], DATA, self.folder]
        return [str(part) for part in command] if command[0].exists() else None
