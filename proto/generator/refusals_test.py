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
option (permission) = {name: "a.b", roles: "*"};
option (permission) = {name: "a.write", roles: ["OPERATOR", "ADMIN"]};
option (permission) = {name: "a.judge", roles: "ADMIN", people_only: true};
option (permission) = {name: "a.single"};
option (reason) = {name: "TOO_OLD", status: "FAILED_PRECONDITION", use: "It is too old."};
option (reason) = {name: "TOO_NEW", status: "ABORTED", use: "It is too new."};
// Service.
service ThingService {
  // Method.
  rpc Get(GetRequest) returns (GetResponse) {
    option (policy) = {require_any: "a.b", scope: "{parent}", idempotency: IDEMPOTENCY_READ, \
criticality: CRITICALITY_P2, audit: AUDIT_NONE};
    option (http) = {get: "/v1/{name=things/*}"};
  }
  // Lists.
  rpc List(ListRequest) returns (ListResponse) {
    option (policy) = {require_any: ["a.b", "a.single"], scope: "*", idempotency: IDEMPOTENCY_READ, \
criticality: CRITICALITY_P4, audit: AUDIT_NONE};
    option (http) = {get: "/v1/things"};
    option (http) = {get: "/v1/owned/things"};
  }
  // Puts.
  rpc Put(PutRequest) returns (PutResponse) {
    option (policy) = {require_any: "a.write", scope: "any", idempotency: IDEMPOTENCY_KEYED, \
criticality: CRITICALITY_P2, audit: AUDIT_MUTATION};
    option (http) = {post: "/v1/things:put", body: "mutation"};
    option (http) = {post: "/v2/{mutation.key}/things:put", body: "*"};
  }
}
// Request.
message GetRequest {
  // Name.
  string name = 1 [(constraint) = {required: true, resource: "things"}];
  // Size.
  uint32 size = 2 [(constraint) = {required: true}];
  // Parent.
  string parent = 3;
  // Revision.
  uint64 as_of = 4;
}
// Response.
message GetResponse {
  // Thing.
  Thing got = 1;
}
// Request.
message ListRequest {
  // Size.
  uint32 page_size = 1;
  // Token.
  string page_token = 2;
  // State.
  State state = 3;
  // Filter.
  string filter = 4;
  // Order.
  string order_by = 5;
  // Revision.
  uint64 as_of = 6;
}
// Response.
message ListResponse {
  // Things.
  repeated Thing things = 1;
  // Token.
  string next_page_token = 2;
  // Shortened.
  repeated string shortened = 3;
}
// Request.
message PutRequest {
  // Mutation.
  Mutation mutation = 1;
}
// Response.
message PutResponse {
  // Thing.
  Thing put = 1;
  // Receipt.
  Receipt receipt = 2;
}
// Thing.
message Thing {
  option (resource) = {kind: "things", pattern: "things/{thing}", scope: "{owner}", index: "state,title,code",
    get_method: "/regent.v1.ThingService/Get", list_method: "/regent.v1.ThingService/List",
    apply_method: "/regent.v1.ThingService/Put"};
  // Name.
  string name = 1;
  // Color.
  Color color = 2;
  // Owner.
  string owner = 3;
  // State.
  State state = 4;
  // Title.
  string title = 5 [(constraint) = {bytes_max: 512}];
  // Tags.
  repeated string tags = 6;
  // Part.
  Mutation part = 7;
  // Mark.
  bytes mark = 8;
  // Code.
  string code = 10 [(constraint) = {identifier: true}];
  // Labels.
  map<string, string> labels = 11;
  // Choice.
  oneof choice_presence {
    // Choice.
    string choice = 9;
  }
}
// Color.
enum Color {
  // None.
  COLOR_UNSPECIFIED = 0;
}
// State.
enum State {
  // None.
  STATE_UNSPECIFIED = 0;
}
// Mutation.
message Mutation {
  // Key.
  string key = 1;
}
// Receipt.
message Receipt {
  // Revision.
  uint64 revision = 1;
}
// Role.
enum Role {
  // None.
  ROLE_UNSPECIFIED = 0;
  // Operator.
  ROLE_OPERATOR = 1;
  // Admin.
  ROLE_ADMIN = 2;
}
"""
SECOND = r"""// Color.
message Second {
  option (resource) = {kind: "things", pattern: "things/{thing}", scope: "*",
    get_method: "/regent.v1.ThingService/Get", list_method: "/regent.v1.ThingService/List",
    apply_method: "/regent.v1.ThingService/Put"};
}
// Color.
"""
RESOURCE_SCOPE, INDEX = r'scope: "{owner}"', r'index: "state,title,code"'
TITLE = r"string title = 5 .*;"
REFUSED = [
    ("unknown get method", "get_method: \"/regent.v1.ThingService/Get\"", "get_method: \"/x\"", "is no method"),
    ("no get method", "get_method: \"[^\"]*\", ", "", "its get_method"),
    ("unknown list method", "list_method: \"[^\"]*\"", "list_method: \"/x\"", "is no method"),
    ("no list method", "list_method: \"[^\"]*\",", "", "its list_method"),
    ("no apply method", r",\s*apply_method: \"[^\"]*\"", "", "its apply_method"),
    ("unknown update method", r'(apply_method: "[^"]*")', r'\1, update_method: "/x"', "is no method"),
    ("unknown archive method", r'(apply_method: "[^"]*")', r'\1, archive_method: "/x"', "is no method"),
    ("applied by a read", r'apply_method: "[^"]*"', 'apply_method: "/regent.v1.ThingService/Get", declarative: true',
     "is none of its verbs"),
    ("applied without a name", r'(apply_method: "[^"]*")', r'\1, declarative: true', "says more than the document"),
    ("declarative beside a permission", 'require_any: "a.write"', 'require_any: ["a.write", "declarative"]',
     "no file declares the permission"),
    ("kind twice", "// Color.\n(?=enum)", SECOND, "are both of the kind"),
    ("resource without a scope", RESOURCE_SCOPE + ", ", "", "Thing: names no scope"),
    ("resource in any scope", RESOURCE_SCOPE, 'scope: "any"', "templates over its fields"),
    ("resource with alternatives", RESOURCE_SCOPE, 'scope: "{owner} | {name}"', "templates over its fields"),
    ("resource in a scope and the store", RESOURCE_SCOPE, 'scope: ["*", "{owner}"]', "stands alone"),
    ("scoped resource read in the store", r'scope: "{parent}"', 'scope: "*"', "must both lie in the whole store"),
    ("scoped resource read anywhere", r'scope: "{parent}"', 'scope: "any"', "must both lie in the whole store"),
    ("resource of the store read in a scope", RESOURCE_SCOPE, 'scope: "*"', "must both lie in the whole store"),
    ("resource scope of no field", RESOURCE_SCOPE, 'scope: "{boss}"', "which is no single field"),
    ("resource scope of a list", RESOURCE_SCOPE, 'scope: "{tags}"', "which is no single field"),
    ("resource scope of no text", RESOURCE_SCOPE, 'scope: "{color}"', "which is no text"),
    ("resource scope without a field", RESOURCE_SCOPE, 'scope: "things"', "must name one field"),
    ("index of no field", INDEX, 'index: "state,size"', "which is no field"),
    ("index of a list", INDEX, 'index: "tags"', "which is no single value"),
    ("index of a oneof", INDEX, 'index: "choice"', "which is no single value"),
    ("index of a message", INDEX, 'index: "part"', "which is neither scalar"),
    ("index of bytes", INDEX, 'index: ["state", "mark"]', "which is neither scalar"),
    ("index of a map", INDEX, 'index: "labels"', "which is no single value"),
    ("index of a name without a bound", INDEX, 'index: "owner"', "names owner, a text without a bound"),
    ("index of a text without a bound", TITLE, "string title = 5;", "names title, a text without a bound"),
    ("index of a text with another constraint", TITLE, "string title = 5 [(constraint) = {required: true}];",
     "names title, a text without a bound"),
    ("index of a long text", TITLE, "string title = 5 [(constraint) = {bytes_max: 513}];", "a text of 513 bytes"),
    ("index of a long identifier", TITLE, "string title = 5 [(constraint) = {bytes_max: 513, identifier: true}];",
     "a text of 513 bytes"),
    ("index of a field twice", INDEX, 'index: "title,state,title"', "names a field twice"),
    ("index twice", INDEX, 'index: ["title", "title"]', 'has the index "title" twice'),
    ("index of a scope at the end", INDEX, 'index: "title,{scope}"', "after its first column"),
    ("index of a scope twice", INDEX, 'index: "{scope},{scope}"', "after its first column"),
    ("index of a scope alone", INDEX, 'index: "{scope}"', "are served without it"),
    ("index of a scope in the store", RESOURCE_SCOPE + ", " + INDEX, 'scope: "*", index: "{scope},title"',
     "and the document lies in the whole store"),
    ("state of no enum", "State state = 4;", "string state = 4;", "Thing.state: is no enum"),
    ("get without a name", "string name = 1 \\[", "string title = 1 [", "must have a string `name`"),
    ("get by number", r"string name = 1 \[.*\]", "uint32 name = 1", "must have a string `name`"),
    ("get of nothing", "Thing got = 1;", "string got = 1;", "must hold one Thing"),
    ("get of several", "Thing got = 1;", "repeated Thing got = 1;", "must hold one Thing"),
    ("get of two", "Thing got = 1;", "Thing got = 1;\n  // Other.\n  Thing other = 2;", "must hold one Thing"),
    ("list without a size", "uint32 page_size = 1;", "uint32 size = 1;", "must have a uint32 `page_size`"),
    ("list without a token", "string page_token = 2;", "string token = 2;", "must have a string `page_token`"),
    ("list without a filter", "string filter = 4;", "uint32 filter = 4;", "must have a string `filter`"),
    ("list without an order", "string order_by = 5;", "string order = 5;", "must have a string `order_by`"),
    ("list of no time", "uint64 as_of = 6;", "string as_of = 6;", "must have a uint64 `as_of`"),
    ("get of no time", "uint64 as_of = 4;", "uint32 as_of = 4;", "must have a uint64 `as_of`"),
    ("list by another filter", "State state = 3;", "string title = 3;", "no list has such a filter"),
    ("list by a state of text", "State state = 3;", "string state = 3;", "no list has such a filter"),
    ("list of one", "repeated Thing things", "Thing things", "must hold one list of Thing"),
    ("list of others", "repeated Thing things", "repeated Receipt things", "must hold one list of Thing"),
    ("page without a token", "string next_page_token = 2;", "uint32 next_page_token = 2;", "`next_page_token`"),
    ("page without its mark", "repeated string shortened = 3;", "string shortened = 3;", "`shortened`"),
    ("change without a mutation", "Mutation mutation = 1;", "string mutation = 1;", "has no `Mutation mutation`"),
    ("change with another mutation", "Mutation mutation = 1;", "Mutation change = 1;", "has no `Mutation mutation`"),
    ("change without a receipt", "Receipt receipt = 2;", "string receipt = 2;", "has no `Receipt receipt`"),
    ("change of two", "Thing put = 1;", "Thing put = 1;\n  // Other.\n  Thing other = 3;", "must hold one Thing"),
    ("permission twice", '"a.judge"', '"a.write"', "both declare the permission"),
    ("permission of no file", 'name: "a.write"', 'name: "a.wrote"', "no file declares the permission"),
    ("one of two permissions of no file", 'name: "a.single"', 'name: "a.other"', "no file declares the permission"),
    ("unknown role", '"OPERATOR", ', '"OPERATER", ', "names OPERATER, which is no"),
    ("role of no name", '"OPERATOR", ', '"UNSPECIFIED", ', "names UNSPECIFIED, which is no"),
    ("every role and one", '"OPERATOR", ', '"*", ', "names roles beside"),
    ("permission of one word", '"a.judge"', '"judge"', "is a noun and a verb"),
    ("permission that all have", '"a.judge"', '"anyone"', "is a noun and a verb"),
    ("reason without a name", 'name: "TOO_NEW", ', "", "is UPPER_SNAKE"),
    ("reason in small letters", '"TOO_NEW"', '"too_new"', "is UPPER_SNAKE"),
    ("reason twice", '"TOO_NEW"', '"TOO_OLD"', "both declare the reason"),
    ("reason of success", '"ABORTED"', '"OK"', "which is no status code"),
    ("reason of no status", ', status: "ABORTED"', "", "which is no status code"),
    ("reason of an unknown status", '"ABORTED"', '"REFUSED"', "which is no status code"),
    ("reason without a use", ', use: "It is too new."', "", "does not say when it is used"),
    ("reason of blanks", '"It is too new."', '"  "', "does not say when it is used"),
    ("reason of two cells", '"It is too new."', '"It is | too new."', "is one line of a table"),
    ("path without a verb", r'get: "/v1/things"', 'body: "*"', "a path of HTTP has no verb"),
    ("path without a slash", r'"/v1/things"', '"v1/things"', "must begin with /"),
    ("path with two slashes", r'"/v1/things"', '"/v1//things"', "needs a slash between"),
    ("path with a slash at its end", r'"/v1/things"', '"/v1/things/"', "ends with a slash"),
    ("path of no words", r'"/v1/things"', '"/v1/th ings"', "is no word"),
    ("path with half a variable", r'"/v1/things"', '"/v1/{name"', "is no word"),
    ("path with a variable of words", "name=things/\\*", "name=things", "matches one text only"),
    ("path with a variable twice", "/v1/{name=things/\\*}", "/v1/{name}/{name}", "has a variable twice"),
    ("path with an unknown variable", "{name=things", "{title=things", "is no single text of the request"),
    ("path with a number", "{name=things", "{size=things", "is no single text of the request"),
    ("path with a text of no message", "{mutation.key}", "{mutation.lock}", "is no single text of the request"),
    ("path with an odd custom verb", "things:put", "things:Put", "must begin with /"),
    ("two methods on a path", r"get: \"/v1/{name=things/\*}\"", 'get: "/v1/things"', "both match the same paths"),
    ("two variables on a path", r'get: "/v1/things"', 'get: "/v1/things/{order_by}"', "both match the same paths"),
    ("word beside a variable", r'"/v1/things"', '"/v1/{filter}/most/things"', "stand at the same place"),
    ("get with a body", r'get: "/v1/things"', 'get: "/v1/things", body: "*"', "GET has no body"),
    ("body of no field", 'body: "mutation"', 'body: "change"', "is no single message"),
    ("body of a text", r'get: "/v1/things"', 'post: "/v1/things", body: "filter"', "is no single message"),
    ("no policy", r"option \(policy\)[^;]*;", "", "has no (policy)"),
    ("no permission", r'require_any: "a.b", ', "", "names no permission"),
    ("no scope", r'scope: "{parent}", ', "", "Get: its policy names no scope"),
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
    ("constrained bool", r"uint32 size = 2 \[", "bool size = 2 [", "takes no constraint"),
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
