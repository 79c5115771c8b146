"""The OpenAPI document of every path of HTTP: parameters, bodies, answers, constraints and reasons of the protos."""
import json
import re

from . import own_paths, schemas
from .bindings import all_bindings, field_at
from .contracts import INPUT
from .schemas import IDENTIFIER, SEGMENT

GATEWAY = "Sources/RegentGateway/Generated"
# What a call may end with besides success, as the Connect protocol writes each status, and what only HTTP refuses.
ERRORS = {
    "400": "A field is wrong, or the state forbids it: INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE.",
    "401": "There are no valid credentials: UNAUTHENTICATED.",
    "403": "The caller may not do this: PERMISSION_DENIED.",
    "404": "There is no such document, or none that the caller may read: NOT_FOUND.",
    "409": "Something else was first: ALREADY_EXISTS, ABORTED.",
    "413": "The body is larger than a message may be.",
    "415": "The body is no JSON.",
    "429": "A limit is reached: RESOURCE_EXHAUSTED; `Retry-After` says how long to wait.",
    "431": "The headers are too large.",
    "501": "The daemon does not serve this: UNIMPLEMENTED.",
    "503": "The daemon cannot serve now: UNAVAILABLE.",
    "504": "The time ran out: DEADLINE_EXCEEDED.",
}
KEY = {
    "name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "minLength": 16, "maxLength": 64,
                                                         "pattern": "^[A-Za-z0-9._-]{16,64}$"},
    "description": "A repeat with the same key and content has the same answer and changes nothing more."}
MATCH = {
    "name": "If-Match", "in": "header", "schema": {"type": "string", "maxLength": 66, "pattern": "^[ -~]*$"},
    "description": "The etag that the document must have. A PUT without it replaces whatever is stored, and says so in "
                   "a `Warning` header."}
BY_HEADER = {"mutation.idempotency_key", "mutation.etag"}
# The form of JSON that paths of other systems speak.
PLAIN = "Plain"


class Operation:
    """One verb of one path: `parameters`, `body` and `answer` are parts of the document."""

    def __init__(self, owner, verb, path, identifier, area, is_native):
        self.owner, self.verb, self.path, self.identifier = owner, verb, path, identifier
        self.area, self.is_native, self.method = area, is_native, owner.method
        self.parameters, self.body, self.needs_body = [], None, verb == "put"

    @property
    def description(self):
        return "\n".join(self.method.comment)


def operations(model):
    found, seen = [], {}
    for binding in all_bindings(model):
        name = f"{binding.method.service.name}.{binding.method.name}"
        seen[name] = seen.get(name, 0) + 1
        suffix = f".{seen[name]}" if seen[name] > 1 else ""
        found.append(native(model, binding, name + suffix))
    return found + [foreign(model, contract) for contract in model.contracts]


def native(model, binding, identifier):
    made = Operation(binding, binding.verb, shown_path(model, binding), identifier, binding.method.service.name, True)
    method, variables = binding.method, [name for name, _, _ in binding.template.variables]
    made.parameters = path_parameters(made.path)
    if binding.body != "*":
        made.parameters += query_parameters(model, method.request, binding.body, set(variables))
    made.parameters += headers(method, True)
    if binding.body == "*":
        made.body = schemas.without(model, method.request, variables)
        made.needs_body = "required" in made.body
    elif binding.body:
        field = next(field for field in method.request.fields if field.name == binding.body)
        names_itself = f"{binding.body}.name" in variables
        made.body, made.needs_body = schemas.body_of(model, field, not names_itself), True
    made.answer = schemas.reference(method.response)
    return made


def shown_path(model, binding):
    """The path with a name in braces for each variable segment: /v1/{name=models/*} is /v1/models/{model}."""
    words, template = [], binding.template
    for name, first, last in template.variables:
        field = field_at(binding.method, name)
        kind = field.constraint.resource if field.constraint else ""
        message = model.kinds.get(kind) or resource_above(model, binding.method, name)
        pattern = message.resource.pattern.split("/") if message else []
        fitting = len(pattern) == last - first
        for place in range(first, last):
            words.append((place, pattern[place - first] if fitting else "{%s}" % name.replace(".", "_")))
    names = dict(words)
    return "".join(
        "/" + (segment if segment is not None else names[place]) for place, segment in enumerate(template.segments)
    ) + (f":{template.verb}" if template.verb else "")


def resource_above(model, method, name):
    """The document whose name a variable such as model.name is."""
    word, _, rest = name.partition(".")
    field = next(field for field in method.request.fields if field.name == word)
    message = model.messages[field.type_name] if rest == "name" and field.is_message else None
    return message if message is not None and message.resource else None


def path_parameters(path):
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string", "pattern": f"^{SEGMENT}$"},
             "description": "Identifier."} for name in re.findall(r"\{([a-z_]+)\}", path)]


def headers(method, is_native):
    if not any(field.name == "mutation" for field in method.request.fields):
        return []
    return [dict(KEY, required=True) if is_native else KEY, MATCH]


def query_parameters(model, message, body, taken, form="", above=""):
    """Fields that a query may give; those of the mutation that headers give are left out."""
    found = []
    for field in message.fields:
        name = above + field.name
        if name == body or name in taken or name in BY_HEADER or field.map_entry:
            continue
        if field.is_message and field.type_name != "google.protobuf.Timestamp":
            if not field.is_repeated:
                found += query_parameters(model, model.messages[field.type_name], body, taken, form, name + ".")
            continue
        found.append(parameter(model, name, field, form))
    return found


def parameter(model, name, field, form):
    made = {"name": name, "in": "query", "schema": schemas.of_field(model, field, form),
            "description": " ".join(field.comment)}
    if field.constraint and field.constraint.required and "." not in name:
        made["required"] = True
    return made


def foreign(model, contract):
    words = re.sub(r"[^a-z]+", "_", contract.path.lower()).strip("_")
    area = contract.where.split(".")[0]
    made = Operation(contract, contract.verb, contract.path, f"{contract.verb}_{words}", area, False)
    inputs, method = contract.inputs(), contract.method
    in_path = {name for name, _, _ in contract.template.variables}
    others = {name: found for name, found in inputs.items() if name not in in_path}
    made.parameters = path_parameters(made.path)
    if contract.verb == "get":
        made.parameters += [
            {"name": name, "in": "query", "schema": input_schema(model, method, found), "description": words_of(
                method, found)} for name, found in others.items()]
    elif others or contract.rest is not None:
        made.body = foreign_body(model, contract, others)
    if contract.query:
        taken = {target for target, _, text in inputs.values()} | set(others)
        made.parameters += query_parameters(model, method.request, "", taken, PLAIN)
    made.parameters += headers(method, False)
    made.answer = foreign_answer(model, contract)
    return made


def words_of(method, found):
    target, default, _ = found
    standard = {"": "", "@new": " Absent = a new one is made."}.get(default, f" Absent = {default}.")
    return " ".join(field_at(method, target).comment) + standard


def input_schema(model, method, found):
    target, _, text = found
    field = field_at(method, target)
    if INPUT.fullmatch(text):
        return schemas.of_field(model, field, PLAIN)
    one = {"type": "string", "pattern": rf"^(|{IDENTIFIER}|([A-Za-z]+/{IDENTIFIER}/?)+)$"}
    return {"type": "array", "items": one} if field.is_repeated else one


def foreign_body(model, contract, others):
    properties = {}
    if contract.rest is not None:
        message = contract.method.request
        if contract.rest:
            message = model.messages[field_at(contract.method, contract.rest).type_name]
        taken = {target.rsplit(".", 1)[-1] for target in contract.sets if target.rpartition(".")[0] == contract.rest}
        properties = {field.name: schemas.property_of(model, field, PLAIN) for field in message.fields
                      if field.name not in taken and not (field.constraint and field.constraint.output_only)}
    for name, found in others.items():
        properties[name] = dict(
            input_schema(model, contract.method, found), description=words_of(contract.method, found))
    return {"type": "object", "properties": properties, "additionalProperties": False}


def foreign_answer(model, contract):
    """Regent's own JSON: numbers stay numbers, enums are short, and what other systems call a null is one."""
    if not contract.member:
        return schemas.reference(contract.method.response, PLAIN)
    made = {output.name: schemas.output(model, contract.source(output), output.reading) for output in contract.outputs}
    if contract.is_exact:
        item = {"type": "object", "properties": made, "required": list(made), "additionalProperties": False}
    elif made:
        item = schemas.of_message(model, contract.document, PLAIN, False)
        item["properties"] = {**made, **{name: one for name, one in item["properties"].items() if name not in made}}
    else:
        item = schemas.reference(contract.document, PLAIN)
    if not contract.is_list:
        return item
    made = {"type": "array", "items": item}
    return made if contract.is_bare else {"type": "object", "properties": {
        contract.member: made, "next_page_token": {"type": "string"},
        "shortened": {"type": "array", "items": {"type": "string"}}}, "required": [contract.member]}


def described(operation):
    method = operation.method
    found = {"operationId": operation.identifier, "tags": [operation.area], "description": operation.description,
             "summary": operation.description.split(". ")[0].split("\n")[0],
             "x-regent-method": method.path, "x-regent-permissions": list(method.policy.require_any)}
    if operation.parameters:
        found["parameters"] = operation.parameters
    if operation.body:
        found["requestBody"] = {"content": {"application/json": {"schema": operation.body}},
                                "required": operation.needs_body}
    found["responses"] = {
        "200": {"description": "The call succeeded.", "content": {"application/json": {"schema": operation.answer}}},
        **{status: {"$ref": f"#/components/responses/{status}"} for status in ERRORS}}
    return found


def document(model):
    made = operations(model)
    paths = {}
    for operation in made:
        paths.setdefault(operation.path, {})[operation.verb] = described(operation)
    paths |= own_paths.paths()
    tags = [{"name": service.name, "description": " ".join(service.comment)}
            for file in model.files for service in file.services if any(method.bindings for method in service.methods)]
    tags += [{"name": area, "description": "Paths of another system, with the names that its clients know."}
             for area in dict.fromkeys(operation.area for operation in made if not operation.is_native)]
    tags.append(own_paths.TAG)
    used = schemas.used(model, made)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Regent", "version": "1", "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
                 "description": "The control plane of AI models over HTTP. Every path calls a method of the binary "
                                "protocol, with its permissions, checks and audit."},
        "servers": [{"url": "/"}], "security": [{"token": []}], "tags": tags, "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "responses": {status: {"description": text, "content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Error"}}}} for status, text in ERRORS.items()},
            "schemas": schemas.sorted_with_error(used)},
        "x-regent-reasons": {
            reason.name: {"status": reason.status, "use": reason.use} for reason in model.reasons.declared}}


# Parts that have a line for each of their members, so that branches that each add one merge.
TALL = {"tags", "paths", "components", "schemas", "x-regent-reasons"}


def lines(value):
    if isinstance(value, list):
        return ["["] + separated([[compact(one)] for one in value]) + ["]"]
    return ["{"] + separated([member(name, part) for name, part in value.items()]) + ["}"]


def member(name, part):
    if name not in TALL:
        return [f"{json.dumps(name)}:{compact(part)}"]
    first, *rest = lines(part)
    return [f"{json.dumps(name)}:{first}", *rest]


def separated(parts):
    """Commas begin lines, so that the last line of a part is like every other."""
    return [line for index, part in enumerate(parts)
            for line in ["," * (index > 0) + part[0], *part[1:]]]


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def outputs(model):
    if not model.contracts:
        return
    body = lines(document(model))
    yield f"{GATEWAY}/OpenAPIDocument+Text.swift", "\n".join([
        "// Generated by proto/generator. Do not edit.", "", "extension OpenAPIDocument {",
        "    /// The document, as JSON.", '    static let text = ##"""', *[f"        {line}" for line in body],
        '        """##', "}", ""])
