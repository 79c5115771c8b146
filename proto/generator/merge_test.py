#!/usr/bin/env python3
"""Two branches that each add a service merge without a conflict, and what they generated holds together."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SERVICE = """syntax = "proto3";

package regent.v1;

import "google/protobuf/timestamp.proto";
import "regent/v1/common.proto";
import "regent/v1/options.proto";

option (permission) = {name: "BASE.read", roles: "*"};
option (permission) = {name: "BASE.write", roles: "OPERATOR", people_only: true};

option (reason) = {name: "UPPER_TOO_OLD", status: "FAILED_PRECONDITION", use: "The NAME is too old to change."};

// Keeps documents of the kind NAME.
service NAMEService {
  // Makes or changes one.
  rpc PutNAME(PutNAMERequest) returns (PutNAMEResponse) {
    option (policy) = {require_any: "BASE.write", scope: "*", idempotency: IDEMPOTENCY_KEYED, \
criticality: CRITICALITY_P2, audit: AUDIT_MUTATION};
    option (http) = {put: "/v1/{BASE.name=BASEs/*}", body: "BASE"};
  }
  // Gives one.
  rpc GetNAME(GetNAMERequest) returns (GetNAMEResponse) {
    option (policy) = {require_any: "BASE.read", scope: "*", idempotency: IDEMPOTENCY_READ, \
criticality: CRITICALITY_P2, audit: AUDIT_NONE};
    option (http) = {get: "/v1/{name=BASEs/*}"};
  }
  // Lists them.
  rpc ListNAMEs(ListNAMEsRequest) returns (ListNAMEsResponse) {
    option (policy) = {require_any: "BASE.read", scope: "*", idempotency: IDEMPOTENCY_READ, \
criticality: CRITICALITY_P4, audit: AUDIT_NONE};
    option (http) = {get: "/v1/BASEs"};
  }
}

// State of one.
enum NAMEState {
  // Not known.
  UPPER_STATE_UNSPECIFIED = 0;
  // In use.
  UPPER_STATE_ACTIVE = 1;
}

// A document.
message NAME {
  option (resource) = {kind: "BASEs", pattern: "BASEs/{BASE}", scope: "*", index: "state,title",
    get_method: "/regent.v1.NAMEService/GetNAME", list_method: "/regent.v1.NAMEService/ListNAMEs",
    apply_method: "/regent.v1.NAMEService/PutNAME", declarative: true};
  // Name, "BASEs/{BASE}".
  string name = 1;
  // Ledger revision of the last change.
  uint64 revision = 2;
  // Changes with every change.
  string etag = 3;
  // Created.
  google.protobuf.Timestamp create_time = 4;
  // Changed.
  google.protobuf.Timestamp update_time = 5;
  // State.
  NAMEState state = 6;
  // Title.
  string title = 7 [(constraint) = {bytes_max: 512}];
}

// What to put.
message PutNAMERequest {
  // The document.
  NAME BASE = 1 [(constraint) = {required: true}];
  // How to change it.
  Mutation mutation = 2;
}

// What was put.
message PutNAMEResponse {
  // The document.
  NAME BASE = 1;
  // What was recorded.
  Receipt receipt = 2;
}

// Which to give.
message GetNAMERequest {
  // Name.
  string name = 1 [(constraint) = {required: true, resource: "BASEs"}];
  // As it was then; 0 = now.
  uint64 as_of = 2;
}

// The one.
message GetNAMEResponse {
  // The document.
  NAME BASE = 1;
}

// Which to list.
message ListNAMEsRequest {
  // At most so many.
  uint32 page_size = 1;
  // Where to go on.
  string page_token = 2;
  // Which ones; empty = all.
  string filter = 3;
  // By what; empty = by name.
  string order_by = 4;
  // As they were then; 0 = now.
  uint64 as_of = 5;
}

// A page of them.
message ListNAMEsResponse {
  // Documents.
  repeated NAME BASEs = 1;
  // Where the next page begins; empty after the last.
  string next_page_token = 2;
  // Shortened.
  repeated string shortened = 3;
}
"""
# Two services each: neighbours in lists sorted by name, neighbours in lists by dependency, and far apart.
PAIRS = [("Badge", "Banner"), ("Gadget", "Gizmo"), ("Alarm", "Zone")]


class Repository:
    """A checkout of what the generator reads and writes, and nothing else."""

    def __init__(self, folder):
        self.folder = folder
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(HERE.parent, folder / "proto", ignore=ignored)
        shutil.copyfile(ROOT / ".gitattributes", folder / ".gitattributes")
        self.run("git", "init", "--quiet", "--initial-branch=main")
        self.generate()
        self.commit("base")

    def run(self, *command):
        # No configuration of whoever runs the test counts: neither a driver for merges nor a hook.
        environment = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null",
                           PYTHONDONTWRITEBYTECODE="1")
        for who in ("AUTHOR", "COMMITTER"):
            environment |= {f"GIT_{who}_NAME": "merge_test", f"GIT_{who}_EMAIL": "merge_test@invalid"}
        made = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True)
        if made.returncode != 0:
            raise AssertionError(f"{' '.join(command)}: {made.stdout}{made.stderr}")
        return made.stdout

    def generate(self):
        self.run(sys.executable, "proto/generator/generate")

    def commit(self, subject):
        self.run("git", "add", "--all")
        self.run("git", "commit", "--quiet", "--message", subject)

    def add(self, name):
        """A branch of main that adds a service."""
        self.run("git", "checkout", "--quiet", "-b", name, "main")
        base = name.lower()
        text = SERVICE.replace("NAME", name).replace("UPPER", name.upper()).replace("BASE", base)
        (self.folder / f"proto/regent/v1/{base}.proto").write_text(text)
        self.generate()
        self.commit(name)

    def files(self):
        """Text by path of everything that git knows."""
        paths = self.run("git", "ls-files").splitlines()
        return {path: (self.folder / path).read_text() for path in paths if (self.folder / path).exists()}

    def unions(self, paths):
        listed = self.run("git", "check-attr", "merge", "--", *paths).splitlines()
        return {line.rsplit(": merge: ", 1)[0] for line in listed if line.endswith(": merge: union")}


class MergeTest(unittest.TestCase):
    def test_two_services(self):
        for added in PAIRS:
            with self.subTest(added), tempfile.TemporaryDirectory() as temporary:
                self.check_merge(Repository(pathlib.Path(temporary)), added)

    def check_merge(self, repository, added):
        before = repository.files()
        for name in added:
            repository.add(name)
        repository.run("git", "merge", "--quiet", "--no-edit", added[0])
        merged = repository.files()
        self.check_lists(added, repository.unions(merged), before, merged)
        self.check_descriptors(added, merged)
        repository.generate()
        repository.run("git", "add", "--all")
        self.check_generated(repository.unions(merged), merged, repository.files())

    def check_lists(self, added, unions, before, merged):
        """Nothing but lists is changed by an added file, and both branches have their line in each."""
        self.assertEqual({path for path in before if merged[path] != before[path]}, unions)
        for path in unions:
            for name in added:
                self.assertIn(name.lower(), merged[path].lower(), path)

    def check_descriptors(self, added, merged):
        """A file that imports others comes after them."""
        lines = merged["Sources/CRegentMessages/src/Generated/file_descriptors.h"].splitlines()
        order = [line.removeprefix("FILE_DESCRIPTOR(").removesuffix(")") for line in lines[1:]]
        for name in added:
            for imported in ("common", "options"):
                self.assertLess(order.index(imported), order.index(name.lower()))

    def check_generated(self, unions, merged, fresh):
        """Generating again gives the same files, but for the order of lines in the lists."""
        self.assertEqual(set(merged), set(fresh))
        for path, text in merged.items():
            if path in unions:
                self.assertEqual(sorted(text.splitlines()), sorted(fresh[path].splitlines()), path)
            else:
                self.assertEqual(text, fresh[path], path)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
