#!/usr/bin/env python3
"""What the generator must refuse, each by a small .proto that breaks one rule."""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
GOOD = """syntax = "proto3";
package regent.v1;
import "regent/v1/options.proto";
// Service.
service ThingService {
  // Method.
  rpc Get(GetRequest) returns (Thing) {
    option (policy) = {require_any: "a.b", scope: "{parent}", idempotency: IDEMPOTENCY_READ, \
criticality: CRITICALITY_P2, audit: AUDIT_NONE};
  }
}
// Request.
message GetRequest {
  // Name.
  string name = 1 [(constraint) = {required: true, resource: "things"}];
  // Size.
  uint32 size = 2;
  // Parent.
  string parent = 3;
}
// Thing.
message Thing {
  option (resource) = {kind: "things", pattern: "things/{thing}",
    get_method: "/regent.v1.ThingService/Get", apply_method: "/regent.v1.ThingService/Get"};
  // Name.
  string name = 1;
  // Color.
  Color color = 2;
}
// Color.
enum Color {
  // None.
  COLOR_UNSPECIFIED = 0;
}
"""
REFUSED = [
    ("no get method", "get_method: \"/regent.v1.ThingService/Get\"", "get_method: \"/x\"", "is no method"),
    ("no apply method", ", apply_method: \"[^\"]*\"", "", "is no method"),
    ("no policy", r"option \(policy\).*", "", "has no (policy)"),
    ("no permission", r'require_any: "a.b", ', "", "names no permission"),
    ("no scope", r'scope: "{parent}", ', "", "names no scope"),
    ("scope of no field", '"{parent}"', '"{title}"', "which is no single field"),
    ("scope of no text", '"{parent}"', '"{size}"', "which is no text"),
    ("scope without a field", '"{parent}"', '"things"', "must name one field"),
    ("scope twice", '"{parent}"', '["*", "{name}"]', "stands alone"),
    ("no idempotency", "idempotency: IDEMPOTENCY_READ, ", "", "leaves idempotency"),
    ("no criticality", "criticality: CRITICALITY_P2, ", "", "leaves criticality"),
    ("no audit", ", audit: AUDIT_NONE", "", "leaves audit"),
    ("self", "string name = 1;", "string self = 1;", "`self`"),
    ("recursion", "string name = 1;", "Thing name = 1;", "is recursive"),
    ("optional", "string name = 1;", "optional string name = 1;", "name_presence"),
    ("bare field", "  // Name.\n  string name = 1;", "  string name = 1;", "has no comment"),
    ("bare message", "// Request.\n", "\n", "has no comment"),
    ("bare enum", "}\n// Color.\n", "}\n", "has no comment"),
    ("bare value", "  // None.\n", "", "has no comment"),
    ("bare method", "  // Method.\n", "", "has no comment"),
    ("bare service", "// Service.\n", "\n", "has no comment"),
    ("unknown kind", 'resource: "things"}', 'resource: "thongs"}', "no message declares"),
    ("enum prefix", "COLOR_UNSPECIFIED", "NONE", "must begin with"),
    ("repeated bool", "string name = 1;", "repeated bool name = 1;", "amplify"),
    ("repeated enum", "  Color color = 2;", "  repeated Color color = 2;", "amplify"),
    ("number keys", "string name = 1;", "map<int32, string> name = 1;", "keys must be strings"),
    ("constrained bool", r"string name = 1 \[", "bool name = 1 [", "takes no constraint"),
]


def generate(text):
    """Exit status and messages of protoc over one file."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / "regent/v1").mkdir(parents=True)
        (folder / "regent/v1/thing.proto").write_text(text)
        options = HERE.parent / "regent/v1/options.proto"
        (folder / "regent/v1/options.proto").write_text(options.read_text())
        (folder / "out").mkdir()
        made = subprocess.run(
            ["protoc", f"-I{folder}", "-I/usr/include",
             f"--plugin=protoc-gen-regentswift={HERE / 'protoc-gen-regent-swift'}",
             f"--regentswift_out={folder / 'out'}", "regent/v1/options.proto",
             "regent/v1/thing.proto"],
            capture_output=True, text=True)
        return made.returncode, made.stderr


class RefusalsTest(unittest.TestCase):
    def test_good(self):
        self.assertEqual(generate(GOOD), (0, ""))

    def test_refused(self):
        for what, pattern, replacement, message in REFUSED:
            with self.subTest(what):
                text = re.sub(pattern, replacement, GOOD, count=1)
                self.assertNotEqual(text, GOOD)
                status, said = generate(text)
                self.assertNotEqual(status, 0)
                self.assertIn(message, said)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
