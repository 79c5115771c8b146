"""Governed documents: their conformances, and which requests and responses are standard."""
from google.protobuf.descriptor_pb2 import FieldDescriptorProto as Proto

from .errors import GenerationError
from .scopes import Scope

RECEIPT, MUTATION, TIMESTAMP = "regent.v1.Receipt", "regent.v1.Mutation", "google.protobuf.Timestamp"
KEYED = 2
# Output only in every document.
FILLED = ("revision", "etag", "create_time", "update_time")
# Swift case of a column that holds a field of these types.
COLUMNS = {
    Proto.TYPE_STRING: "text", Proto.TYPE_BOOL: "flag", Proto.TYPE_DOUBLE: "number", Proto.TYPE_FLOAT: "number",
    Proto.TYPE_INT32: "integer", Proto.TYPE_SINT32: "integer", Proto.TYPE_SFIXED32: "integer",
    Proto.TYPE_INT64: "integer", Proto.TYPE_SINT64: "integer", Proto.TYPE_SFIXED64: "integer",
    Proto.TYPE_UINT32: "count", Proto.TYPE_FIXED32: "count", Proto.TYPE_UINT64: "count", Proto.TYPE_FIXED64: "count",
}
# Longest text in an index: orders compare no more of one, and the position of a page token is bounded by it.
TEXT_BYTES_MAX = 512
TYPE_NAMES = {Proto.TYPE_STRING: "string", Proto.TYPE_UINT32: "uint32", Proto.TYPE_UINT64: "uint64"}


class Documents:
    """What the resources of all files declare, and the methods that give and take them."""

    def __init__(self, model):
        self.model = model
        self.methods = {
            method.path: method for file in model.files for service in file.services for method in service.methods}
        self.documents = [message for message in model.messages.values() if message.resource]
        self.conformances = {}
        self._check_kinds()
        for document in self.documents:
            self._check_indexes(document)
            self._check_methods(document)
        self._standard_methods()
        self._changes()
        self._declaratives()

    def _check_kinds(self):
        taken = {}
        for document in self.documents:
            kind = document.resource.kind
            if kind in taken:
                raise GenerationError(f"{document.full_name} and {taken[kind]} are both of the kind \"{kind}\"")
            taken[kind] = document.full_name

    def _check_methods(self, document):
        for option in ("get_method", "list_method", "apply_method"):
            name = getattr(document.resource, option)
            if name not in self.methods:
                raise GenerationError(f"{document.full_name}: its {option} \"{name}\" is no method")
        for option in ("update_method", "archive_method", "restore_method"):
            name = getattr(document.resource, option)
            if name and name not in self.methods:
                raise GenerationError(f"{document.full_name}: its {option} \"{name}\" is no method")
        # The ledger shows a document to whoever may read it where the document lies: its Get must not be stricter.
        get = self.methods[document.resource.get_method]
        is_store, reads = list(document.resource.scope) == ["*"], list(get.policy.scope)
        if (reads == ["*"]) != is_store or reads == ["any"]:
            raise GenerationError(
                f"{document.full_name}: it and its get_method must both lie in the whole store only, or neither")

    def applied(self, document):
        """Methods by which Apply makes, changes, archives and restores a document; the last two may lack."""
        resource = document.resource
        paths = {"create": resource.apply_method, "update": resource.update_method or resource.apply_method,
                 "archive": resource.archive_method, "restore": resource.restore_method}
        return {word: self.methods[path] for word, path in paths.items() if path}

    def _declaratives(self):
        """Apply makes the requests of a noun's methods from nothing but a document."""
        self.declaratives = [document for document in self.documents if document.resource.declarative]
        for document in self.declaratives:
            for method in self.applied(document).values():
                where = f"{document.full_name}: {method.name}, by which Apply changes it,"
                if not any(field.type_name == document.full_name for field in method.response.fields) \
                        or method.path not in self.verbs:
                    raise GenerationError(f"{where} is none of its verbs")
                made = self.conformances[method.request.full_name][0]
                if not {"PlainVerbRequest", "DocumentRequest"} & set(made):
                    raise GenerationError(f"{where} says more than the document or its name")

    def _check_indexes(self, document):
        known = indexes(document, Placement(self.model, document))
        for index in known:
            index_columns(self.model, document, index)
            text = ",".join(index)
            if len(set(index)) != len(index):
                raise GenerationError(f"{document.full_name}: its index \"{text}\" names a field twice")
            if known.count(index) > 1:
                raise GenerationError(f"{document.full_name}: has the index \"{text}\" twice")

    def _standard_methods(self):
        """Get and List: their handlers are the same for every document."""
        self.gets, self.lists = {}, {}
        for document in self.documents:
            resource = document.resource
            get, listing = self.methods[resource.get_method], self.methods[resource.list_method]
            self.gets[get.path] = self.lists[listing.path] = document
            self._field(get.request, "name", "string", lambda field: field.type == Proto.TYPE_STRING)
            self._field(get.request, "as_of", "uint64", lambda field: field.type == Proto.TYPE_UINT64)
            self._add(get.request, ["NamedRequest"], self._naming(get.request))
            self._answer(get, document)
            self._add(listing.request, ["ListRequest"], self._query(listing))
            self._page(listing, document)

    def _naming(self, request):
        """The initialiser by name and revision, where it is not the one that every message has."""
        if len(request.fields) == 2:
            return []
        return ["public init(name: String, asOf: UInt64) {", "    self.init()", "    self.name = name",
                "    self.asOf = asOf", "}"]

    def _query(self, method):
        request, parts, back = method.request, [], []
        known = {"parent": "parent", "show_archived": "showsArchived", "filter": "filter", "order_by": "orderBy",
                 "as_of": "asOf", "page_size": "pageSize", "page_token": "pageToken"}
        demanded = {"filter": Proto.TYPE_STRING, "order_by": Proto.TYPE_STRING, "as_of": Proto.TYPE_UINT64,
                    "page_size": Proto.TYPE_UINT32, "page_token": Proto.TYPE_STRING}
        for name, kind in demanded.items():
            self._field(request, name, TYPE_NAMES[kind], lambda field, kind=kind: field.type == kind)
        for field in request.fields:
            if field.name == "state" and field.is_enum:
                parts.append(("state", "state == .unspecified ? nil : state.name"))
                back.append(f"state = query.state.flatMap {{ {field.element}(name: $0) }} ?? .unspecified")
            elif field.name in known:
                is_size = field.name == "page_size"
                parts.append((known[field.name], "Int(pageSize)" if is_size else field.swift))
                value = f"query.{known[field.name]}"
                back.append(f"{field.swift} = " + (f"UInt32(clamping: {value})" if is_size else value))
            else:
                raise GenerationError(f"{request.full_name}.{field.name}: no list has such a filter")
        order = ["parent", "state", "showsArchived", "filter", "orderBy", "asOf", "pageSize", "pageToken"]
        given = ", ".join(f"{name}: {value}" for name, value in sorted(parts, key=lambda part: order.index(part[0])))
        return [f"public var query: DocumentQuery {{ DocumentQuery({given}) }}",
                "public init(query: DocumentQuery) {", "    self.init()", *[f"    {line}" for line in back], "}"]

    def _page(self, method, document):
        items = [field for field in method.response.fields
                 if field.type_name == document.full_name and field.is_repeated]
        self._field(method.response, "next_page_token", "string", lambda field: field.type == Proto.TYPE_STRING)
        self._field(method.response, "shortened", "repeated string",
                    lambda field: field.type == Proto.TYPE_STRING and field.is_repeated)
        if len(items) != 1:
            raise GenerationError(f"{method.response.full_name}: must hold one list of {document.name}")
        self._add(method.response, ["ListResponse"], [
            f"public init(items: [{document.swift}], nextPageToken: String) {{",
            f"    self.init({items[0].swift}: items, nextPageToken: nextPageToken)", "}",
            f"public var items: [{document.swift}] {{ {items[0].swift} }}"])

    def _answer(self, method, document):
        held = [field for field in method.response.fields if field.type_name == document.full_name]
        if len(held) != 1 or held[0].is_repeated:
            raise GenerationError(f"{method.response.full_name}: must hold one {document.name}")
        self._add(method.response, ["DocumentResponse"], [
            f"public init(subject: {document.swift}) {{ self.init({held[0].swift}: subject) }}",
            f"public var subject: {document.swift}? {{ {held[0].swift} }}"])

    def _changes(self):
        """What changes state carries a mutation and answers with a receipt, and with the document where it is one's."""
        self.verbs = set()
        by_name = {document.full_name: document for document in self.documents}
        for method in self.methods.values():
            if method.policy.idempotency != KEYED:
                continue
            where = f"{method.service.full_name}.{method.name}"
            if not any(field.name == "mutation" and field.type_name == MUTATION for field in method.request.fields):
                raise GenerationError(f"{where}: is KEYED, and its request has no `Mutation mutation`")
            if not any(field.name == "receipt" and field.type_name == RECEIPT for field in method.response.fields):
                raise GenerationError(f"{where}: is KEYED, and its response has no `Receipt receipt`")
            held = [field for field in method.response.fields if field.type_name in by_name and not field.is_repeated]
            if held:
                self.verbs.add(method.path)
                document = by_name[held[0].type_name]
                made, lines = self._making(method.request, document)
                self._add(method.request, ["VerbRequest", *made],
                          [f"public typealias Answer = {method.response.swift}", *lines])
                self._answer(method, document)

    def _making(self, request, document):
        """How a request that says nothing but its document, or the document's name, is made."""
        said = [field for field in request.fields if field.name != "mutation"]
        if len(said) != 1:
            return [], []
        field = said[0]
        if field.type_name == document.full_name and not field.is_repeated:
            protocol, label, type_name = "DocumentRequest", "document", document.swift
        elif field.constraint and field.constraint.resource == document.resource.kind and not field.is_repeated:
            protocol, label, type_name = "PlainVerbRequest", "subject", "String"
        else:
            return [], []
        return [protocol], [f"public init({label}: {type_name}, mutation: Mutation?) {{",
                            f"    self.init({field.swift}: {label}, mutation: mutation)", "}"]

    def _field(self, message, name, what, fits):
        field = next((field for field in message.fields if field.name == name), None)
        if field is None or not fits(field):
            raise GenerationError(f"{message.full_name}: must have a {what} `{name}`")

    def _add(self, message, protocols, lines):
        known = self.conformances.setdefault(message.full_name, ([], []))
        if not set(protocols) <= set(known[0]):
            known[0].extend(protocols)
            known[1].extend(lines)

    def is_get(self, method):
        return method.path in self.gets

    def is_list(self, method):
        return method.path in self.lists

    def is_verb(self, method):
        """Whether a method changes a document and answers with it."""
        return method.path in self.verbs

    def lines(self, file):
        """Conformances of the messages of a file, and of the enums that are states of its documents."""
        out = []
        for message in file.messages:
            if message.resource:
                out += state_lines(message)
            if message.full_name in self.conformances:
                protocols, lines = self.conformances[message.full_name]
                head = f"extension {message.swift}: {', '.join(protocols)} {{"
                out += [head, *[f"    {line}" for line in lines], "}", ""] if lines else [head + "}", ""]
        return out


class Placement:
    """In which scopes a document lies."""

    def __init__(self, model, document):
        scope, where = list(document.resource.scope), document.full_name
        if not scope:
            raise GenerationError(f"{where}: names no scope")
        if any("|" in entry or entry == "any" for entry in scope):
            raise GenerationError(f"{where}: its scope is \"*\" or templates over its fields")
        self.scope = Scope(scope, document, model, where, root="self")
        self.templates = [] if self.scope.is_store else scope
        self.kind = "store" if self.scope.is_store else "name" if scope == ["{name}"] else "fields"

    def lines(self):
        templates = ", ".join(f'"{template}"' for template in self.templates)
        out = [f"    public static var placement: Placement {{ .{self.kind} }}",
               f"    public static var scopeTemplates: [String] {{ [{templates}] }}"]
        if self.scope.is_store:
            return out + ["    public var scopeNames: [String] { [] }"]
        names = ", ".join(self.scope.entries)
        return out + ["    public var scopeNames: [String] {", *[f"        {line}" for line in self.scope.before],
                      f"        {'return ' if self.scope.before else ''}ScopeName.all({names})", "    }"]


# The column of an index that has the scope in which a document lies.
SCOPE = "{scope}"


def indexes(document, placement):
    """The indexes of a document, each a list of columns: a field, or a template of its scopes.

    A column {scope} makes an index of each template. A kind that lies in scopes by its fields has an index of nothing
    but the scope besides, by which lists go through the names of what lies in one."""
    known = []
    for index in document.resource.index:
        first, *rest = columns = index.split(",")
        where = f"{document.full_name}: its index \"{index}\""
        if SCOPE in rest:
            raise GenerationError(f"{where} has {SCOPE} after its first column")
        if first != SCOPE:
            known.append(columns)
            continue
        if not placement.templates:
            raise GenerationError(f"{where} has {SCOPE}, and the document lies in the whole store only")
        if not rest:
            raise GenerationError(f"{where} is of nothing but {SCOPE}; lists by name are served without it")
        known += [[template, *rest] for template in placement.templates]
    if placement.kind == "fields":
        known += [[template] for template in placement.templates]
    return known


def column_name(column):
    return f"scope:{column}" if "{" in column else column


def index_columns(model, document, index):
    """Swift of the columns of an index."""
    columns = []
    for name in index:
        if "{" in name:
            columns.append(f".text({Scope([name], document, model, document.full_name, root='self').entries[0]}.scope)")
            continue
        field = next((field for field in document.fields if field.name == name), None)
        where = f"{document.full_name}: its index \"{','.join(index)}\" names {name}"
        if name == "state":
            columns.append(".text(state.name)")
        elif field is None:
            raise GenerationError(f"{where}, which is no field")
        elif field.is_repeated or field.map_entry or field.oneof:
            raise GenerationError(
                f"{where}, which is no single value; an index takes fields that are neither repeated nor optional")
        elif field.type_name == TIMESTAMP:
            columns.append(f".time({field.swift})")
        elif field.is_enum:
            columns.append(f".text({field.swift}.name)")
        elif field.type in COLUMNS:
            kind = COLUMNS[field.type]
            wide = {"integer": "Int64({})", "count": "UInt64({})"}.get(kind, "{}")
            columns.append(f".{kind}({wide.format(field.swift)})")
        else:
            raise GenerationError(
                f"{where}, which is neither scalar, enum nor timestamp; only those can be encoded as a column")
        if name != "state" and field.type == Proto.TYPE_STRING:
            check_text(field, where)
    return columns


def check_text(field, where):
    """A text in an index has a bound of its own; an identifier has 128 bytes."""
    constraint = field.constraint
    if constraint is not None and constraint.identifier and not constraint.bytes_max:
        return
    bytes_max = constraint.bytes_max if constraint is not None else 0
    if not 1 <= bytes_max <= TEXT_BYTES_MAX:
        raise GenerationError(
            f"{where}, a text {f'of {bytes_max} bytes' if bytes_max else 'without a bound'}; give it the constraint "
            f"bytes_max of at most {TEXT_BYTES_MAX}, or identifier")


def document_lines(model, message):
    """What the .proto says of a document, as members of its Swift value."""
    resource = message.resource
    out = [f'    public static var kind: String {{ "{resource.kind}" }}',
           f'    public static var pattern: String {{ "{resource.pattern}" }}',
           f'    public static var getMethod: String {{ "{resource.get_method}" }}',
           f'    public static var listMethod: String {{ "{resource.list_method}" }}']
    placement = Placement(model, message)
    out += placement.lines()
    filled = [field.name for field in message.fields
              if field.name in FILLED or (field.constraint and field.constraint.output_only)]
    out += ["    public static var outputOnlyFields: [String] { ["
            + ", ".join(f'"{name}"' for name in filled) + "] }"]
    known = indexes(message, placement)
    names = [", ".join(f'"{column_name(column)}"' for column in index) for index in known]
    out += ["    public static var indexes: [[String]] { [" + ", ".join(f"[{row}]" for row in names) + "] }"]
    rows = ", ".join(f"[{', '.join(index_columns(model, message, index))}]" for index in known)
    if placement.templates and placement.scope.before and any("{" in index[0] for index in known):
        return out + ["    public var indexColumns: [[IndexColumn]] {",
                      *[f"        {line}" for line in placement.scope.before], f"        return [{rows}]", "    }"]
    return out + [f"    public var indexColumns: [[IndexColumn]] {{ [{rows}] }}"]


def state_lines(message):
    field = next((field for field in message.fields if field.name == "state"), None)
    if field is None:
        return []
    if not field.is_enum:
        raise GenerationError(f"{message.full_name}.state: is no enum")
    return [f"extension {field.element}: DocumentState {{}}", ""]
