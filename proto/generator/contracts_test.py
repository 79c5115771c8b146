#!/usr/bin/env python3
"""What the generator must refuse of a path of another system, each by one entry that breaks one rule."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

from google.protobuf import descriptor_pb2
from google.protobuf.compiler import plugin_pb2

from regent_generator.contracts import Contract, attach
from regent_generator.errors import GenerationError
from regent_generator.model import Model

PROTO = pathlib.Path(__file__).resolve().parents[1]
GOOD = {"verb": "post", "path": "/x/{model}:go", "method": "ModelService.ArchiveModel",
        "set": {"name": "models/{model}", "mutation.reason": "{why=none}"}, "rest": "mutation",
        "answer": {"one": "model", "add": {"id": "id(name)"}}}
REFUSED = [
    ("unknown key", {"body": "*"}, "has a key that no contract has"),
    ("unknown key of an answer", {"answer": {"only": "model"}}, "has a key that no contract has"),
    ("unknown method", {"method": "ModelService.DropModel"}, "is no method"),
    ("path", {"path": "/x/{model"}, "is no word"),
    ("field that is none", {"set": {"nome": "models/{model}"}}, "nome is no field"),
    ("rest that is none", {"rest": "model"}, "model is no field"),
    ("variable without a field", {"set": {"mutation.reason": "x"}}, "nothing takes the variable model"),
    ("answer that is none", {"answer": {"one": "version"}}, "is no message"),
    ("answer that is a text", {"answer": {"one": "model.name"}}, "is no message"),
    ("member that is none", {"answer": {"one": "model", "fields": {"id": "id(nome)"}}}, "nome is no field"),
]


def model():
    """The model of the files that are there."""
    own = sorted(path.relative_to(PROTO).as_posix() for path in PROTO.rglob("*.proto"))
    names = ["google/protobuf/timestamp.proto"] + own
    with tempfile.NamedTemporaryFile() as file:
        subprocess.run(
            ["protoc", f"-I{PROTO}", "-I/usr/include", "--include_source_info", "--include_imports",
             f"-o{file.name}", *names], check=True)
        found = descriptor_pb2.FileDescriptorSet.FromString(pathlib.Path(file.name).read_bytes())
    return Model(plugin_pb2.CodeGeneratorRequest(file_to_generate=names, proto_file=found.file))


class ContractsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model = model()

    def test_good(self):
        made = Contract(self.model, "test.json", GOOD)
        self.assertEqual(made.inputs()["why"], ("mutation.reason", "none", "{why=none}"))

    def test_refused(self):
        for what, change, message in REFUSED:
            with self.subTest(what), self.assertRaisesRegex(GenerationError, message):
                Contract(self.model, "test.json", {**GOOD, **change})

    def test_paths_are_unambiguous(self):
        attach(self.model)
        self.assertGreater(len(self.model.contracts), 50)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
