"""The proto files as the generator sees them, with every rule they must keep."""
from google.protobuf import descriptor_pool, message_factory
from google.protobuf.descriptor_pb2 import FieldDescriptorProto as Proto

from . import bindings, contracts, names
from .documents import Documents
from .errors import GenerationError
from .permissions import Permissions
from .reasons import Reasons
from .scopes import Scope

POLICY, RESOURCE, CONSTRAINT = "regent.v1.policy", "regent.v1.resource", "regent.v1.constraint"
HTTP = "regent.v1.http"
PERMISSION, REASON = "regent.v1.permission", "regent.v1.reason"
OPTIONS_FILE = "regent/v1/options.proto"
TIMESTAMP = "google.protobuf.Timestamp"
# Comments of the one file that is not ours.
FOREIGN_COMMENTS = {
    "Timestamp": ["A point in time; google.protobuf.Timestamp on the wire."],
    "seconds": ["Seconds since 1970-01-01T00:00:00Z."],
    "nanos": ["Nanoseconds after `seconds`, 0 ... 999,999,999."],
}
# The C pre-scan keeps one bit a field.
FIELDS_MAX = 64

SCALARS = {
    Proto.TYPE_DOUBLE: "Double", Proto.TYPE_FLOAT: "Float",
    Proto.TYPE_INT32: "Int32", Proto.TYPE_SINT32: "Int32", Proto.TYPE_SFIXED32: "Int32",
    Proto.TYPE_UINT32: "UInt32", Proto.TYPE_FIXED32: "UInt32",
    Proto.TYPE_INT64: "Int64", Proto.TYPE_SINT64: "Int64", Proto.TYPE_SFIXED64: "Int64",
    Proto.TYPE_UINT64: "UInt64", Proto.TYPE_FIXED64: "UInt64",
    Proto.TYPE_BOOL: "Bool", Proto.TYPE_STRING: "String", Proto.TYPE_BYTES: "[UInt8]",
}


class Options:
    """Reads Regent's own options through a pool made of the request itself."""

    def __init__(self, request):
        self.pool = descriptor_pool.DescriptorPool()
        for file in request.proto_file:
            self.pool.Add(file) if hasattr(self.pool, "Add") else self.pool.AddSerializedFile(
                file.SerializeToString())

    def read(self, extension, options, kind):
        value, field = self._parse(extension, options, kind)
        return value.Extensions[field] if value.HasExtension(field) else None

    def read_list(self, extension, options, kind):
        value, field = self._parse(extension, options, kind)
        return list(value.Extensions[field])

    def _parse(self, extension, options, kind):
        name = f"google.protobuf.{kind}"
        find = getattr(message_factory, "GetMessageClass", None)
        descriptor = self.pool.FindMessageTypeByName(name)
        made = find(descriptor) if find else message_factory.MessageFactory(self.pool).GetPrototype(
            descriptor)
        field = self.pool.FindExtensionByName(extension)
        return made.FromString(options.SerializeToString()), field


class Field:
    def __init__(self, model, message, proto, comment):
        self.model, self.message, self.proto, self.comment = model, message, proto, comment
        self.name, self.number, self.type = proto.name, proto.number, proto.type
        self.swift = names.swift_member(proto.name)
        self.c = names.c_member(proto.name)
        self.type_name = proto.type_name.lstrip(".")
        self.constraint = model.options.read(CONSTRAINT, proto.options, "FieldOptions")
        self.map_entry = None
        self.oneof = None

    @property
    def is_repeated(self):
        return self.proto.label == Proto.LABEL_REPEATED and self.map_entry is None

    @property
    def is_message(self):
        return self.type == Proto.TYPE_MESSAGE

    @property
    def is_enum(self):
        return self.type == Proto.TYPE_ENUM

    @property
    def element(self):
        """Swift type of one value of the field."""
        if self.is_message:
            return self.model.messages[self.type_name].swift
        if self.is_enum:
            return self.model.enums[self.type_name].swift
        return SCALARS[self.type]


class Oneof:
    def __init__(self, proto, comment):
        self.name, self.comment, self.fields = proto.name, comment, []
        self.swift = names.swift_member(proto.name)
        self.swift_type = names.camel(proto.name)[:1].upper() + names.camel(proto.name)[1:]

    @property
    def is_presence(self):
        """`oneof x_presence { T x = n; }` stands for an optional x."""
        return len(self.fields) == 1 and self.name == self.fields[0].name + "_presence"


class Message:
    def __init__(self, model, file, proto, parent, comment):
        self.file, self.proto, self.comment, self.parent = file, proto, comment, parent
        self.name = proto.name
        self.full_name = (parent.full_name if parent else file.package) + "." + proto.name
        self.swift = f"{parent.swift}.{proto.name}" if parent else proto.name
        self.c = names.c_type(self.full_name)
        self.c_function = names.c_function(self.full_name)
        self.resource = model.options.read(RESOURCE, proto.options, "MessageOptions")
        self.fields, self.oneofs, self.nested, self.map_entries = [], [], [], []
        self.is_map_entry = proto.options.map_entry


class Enum:
    def __init__(self, file, proto, parent, comment):
        self.file, self.name, self.comment = file, proto.name, comment
        self.full_name = (parent.full_name if parent else file.package) + "." + proto.name
        self.swift = f"{parent.swift}.{proto.name}" if parent else proto.name
        self.parent = parent
        self.prefix = names.upper_snake(proto.name) + "_"
        self.values = []


class EnumValue:
    def __init__(self, enum, proto, comment):
        self.number, self.comment = proto.number, comment
        if not proto.name.startswith(enum.prefix):
            raise GenerationError(f"{enum.full_name}.{proto.name}: must begin with {enum.prefix}")
        self.text = proto.name[len(enum.prefix):]
        self.swift = names.swift_member(self.text)


class Method:
    def __init__(self, model, service, proto, comment):
        self.service, self.name, self.comment = service, proto.name, comment
        self.swift = names.quoted(proto.name[:1].lower() + proto.name[1:])
        self.path = f"/{service.full_name}/{proto.name}"
        self.request = model.messages[proto.input_type.lstrip(".")]
        self.response = model.messages[proto.output_type.lstrip(".")]
        self.client_streaming, self.server_streaming = proto.client_streaming, proto.server_streaming
        self.policy = model.options.read(POLICY, proto.options, "MethodOptions")
        self._check(proto)
        self.http, self.bindings = model.options.read_list(HTTP, proto.options, "MethodOptions"), []

    def _check(self, proto):
        where = f"{self.service.full_name}.{self.name}"
        if self.policy is None:
            raise GenerationError(f"{where}: has no (policy) option")
        if not self.policy.require_any:
            raise GenerationError(f"{where}: its policy names no permission")
        if not self.policy.scope:
            raise GenerationError(f"{where}: its policy names no scope")
        self.scope = Scope(self.policy.scope, self.request, self.service.model, where)
        for part in ("idempotency", "criticality", "audit"):
            if getattr(self.policy, part) == 0:
                raise GenerationError(f"{where}: its policy leaves {part} unspecified")


class Service:
    def __init__(self, model, file, proto, comment):
        self.model, self.file, self.name, self.comment = model, file, proto.name, comment
        self.full_name = f"{file.package}.{proto.name}"
        self.methods = []


class File:
    def __init__(self, model, proto):
        self.proto, self.name, self.package = proto, proto.name, proto.package
        self.messages, self.enums, self.services = [], [], []
        self.base = proto.name.rsplit("/", 1)[-1].removesuffix(".proto")
        words = self.base.split("_")
        self.swift = "".join(word[:1].upper() + word[1:] for word in words)
        self.is_own = proto.name.startswith("regent/")
        self.is_options = proto.name == OPTIONS_FILE
        self.permissions = model.options.read_list(PERMISSION, proto.options, "FileOptions")
        self.reasons = model.options.read_list(REASON, proto.options, "FileOptions")
        self.comments = {
            tuple(location.path): location.leading_comments
            for location in proto.source_code_info.location if location.leading_comments}

    def comment(self, path, what):
        """Lines of the comment above the declaration at `path`; none is an error in our files."""
        if not self.is_own:
            return FOREIGN_COMMENTS.get(what.rsplit(".", 1)[-1], [""])
        text = self.comments.get(tuple(path), "")
        lines = [line.removeprefix(" ").rstrip() for line in text.rstrip("\n").split("\n")]
        if not text.strip():
            raise GenerationError(f"{self.name}: {what} has no comment")
        return lines


class Model:
    """Everything declared in the files to generate."""

    def __init__(self, request):
        self.options = Options(request)
        self.messages, self.enums = {}, {}
        wanted = set(request.file_to_generate)
        self.files = [File(self, proto) for proto in request.proto_file if proto.name in wanted]
        for file in self.files:
            if file.is_own and file.proto.syntax != "proto3":
                raise GenerationError(f"{file.name}: must be proto3")
            self._declare(file)
        for message in list(self.messages.values()):
            self._fields(message)
        for file in self.files:
            self._services(file)
        self.kinds = {
            message.resource.kind: message for message in self.messages.values() if message.resource}
        self._check()
        self.documents = Documents(self)
        self.permissions = Permissions(self)
        self.reasons = Reasons(self)
        bindings.attach(self)
        contracts.attach(self)

    def _declare(self, file):
        for index, proto in enumerate(file.proto.enum_type):
            file.enums.append(self._enum(file, proto, None, [5, index]))
        for index, proto in enumerate(file.proto.message_type):
            message = self._message(file, proto, None, [4, index])
            if not file.is_options:
                file.messages.append(message)

    def _enum(self, file, proto, parent, path):
        scope = parent.full_name if parent else file.package
        what = f"enum {scope}.{proto.name}"
        enum = Enum(file, proto, parent, file.comment(path, what))
        for index, value in enumerate(proto.value):
            comment = file.comment(path + [2, index], f"{what}, value {value.name},")
            enum.values.append(EnumValue(enum, value, comment))
        self.enums[enum.full_name] = enum
        return enum

    def _message(self, file, proto, parent, path):
        scope = parent.full_name if parent else file.package
        is_entry = proto.options.map_entry
        comment = [] if is_entry else file.comment(path, f"message {scope}.{proto.name}")
        message = Message(self, file, proto, parent, comment)
        message.path = path
        self.messages[message.full_name] = message
        for index, nested in enumerate(proto.nested_type):
            inner = self._message(file, nested, message, path + [3, index])
            (message.map_entries if inner.is_map_entry else message.nested).append(inner)
        message.enums = [
            self._enum(file, nested, message, path + [4, index])
            for index, nested in enumerate(proto.enum_type)]
        return message

    def _fields(self, message):
        file = message.file
        for proto in message.proto.field:
            if proto.proto3_optional:
                raise GenerationError(
                    f"{message.full_name}.{proto.name}: write `oneof {proto.name}_presence` "
                    "for `optional`")
        for index, proto in enumerate(message.proto.oneof_decl):
            what = f"oneof {message.full_name}.{proto.name}"
            message.oneofs.append(Oneof(proto, file.comment(message.path + [8, index], what)))
        if len(message.proto.field) > FIELDS_MAX:
            raise GenerationError(f"{message.full_name}: has more than {FIELDS_MAX} fields")
        for index, proto in enumerate(message.proto.field):
            where = f"{message.full_name}.{proto.name}"
            if proto.name == "self":
                raise GenerationError(f"{where}: `self` cannot be reached from Swift")
            comment = [] if message.is_map_entry else file.comment(
                message.path + [2, index], f"field {where}")
            field = Field(self, message, proto, comment)
            if field.is_message and self.messages[field.type_name].is_map_entry:
                field.map_entry = self.messages[field.type_name]
            if proto.HasField("oneof_index"):
                field.oneof = message.oneofs[proto.oneof_index]
                field.oneof.fields.append(field)
            message.fields.append(field)
        message.fields.sort(key=lambda field: field.number)

    def _services(self, file):
        for index, proto in enumerate(file.proto.service):
            what = f"service {file.package}.{proto.name}"
            service = Service(self, file, proto, file.comment([6, index], what))
            for inner, method in enumerate(proto.method):
                comment = file.comment([6, index, 2, inner], f"method {what}.{method.name}")
                service.methods.append(Method(self, service, method, comment))
            file.services.append(service)

    def _check(self):
        for message in self.messages.values():
            self._refuse_recursion(message, [])
            for field in message.fields:
                self._check_constraint(message, field)
        self.requested = self._requested()
        taken = {}
        for declared in list(self.messages.values()) + list(self.enums.values()):
            if getattr(declared, "is_map_entry", False) or declared.file.is_options:
                continue
            if declared.swift in taken:
                raise GenerationError(
                    f"{declared.full_name} and {taken[declared.swift]} are both {declared.swift}")
            taken[declared.swift] = declared.full_name

    def _requested(self):
        """Full names of the messages that requests are made of."""
        found = set()
        waiting = [
            method.request for file in self.files for service in file.services for method in service.methods]
        while waiting:
            message = waiting.pop()
            if message.full_name not in found:
                found.add(message.full_name)
                waiting += [self.messages[field.type_name] for field in message.fields if field.is_message]
        return found

    def _check_constraint(self, message, field):
        if field.constraint is None or not field.constraint.resource:
            return
        if field.constraint.resource not in self.kinds:
            raise GenerationError(
                f"{message.full_name}.{field.name}: no message declares the resource "
                f"\"{field.constraint.resource}\"")

    def _refuse_recursion(self, message, above):
        if message.full_name in above:
            path = " > ".join(above[above.index(message.full_name):] + [message.full_name])
            raise GenerationError(f"{message.full_name}: is recursive: {path}")
        for field in message.fields:
            if field.is_message:
                self._refuse_recursion(
                    self.messages[field.type_name], above + [message.full_name])
