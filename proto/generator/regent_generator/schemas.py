"""JSON schemas of messages: as ProtoJSON, which native paths speak, and as Regent's own form, which others do."""
from google.protobuf.descriptor_pb2 import FieldDescriptorProto as Proto

SEGMENT = r"[A-Za-z0-9][A-Za-z0-9._@+~-]{0,127}"
IDENTIFIER = SEGMENT
TRI_STATE, TIMESTAMP = "regent.v1.TriState", "google.protobuf.Timestamp"
LONG = {Proto.TYPE_INT64, Proto.TYPE_SINT64, Proto.TYPE_SFIXED64, Proto.TYPE_UINT64, Proto.TYPE_FIXED64}
UNSIGNED = {Proto.TYPE_UINT64, Proto.TYPE_FIXED64, Proto.TYPE_UINT32, Proto.TYPE_FIXED32}
NUMBERS_AS_TEXT = {"enum": ["NaN", "Infinity", "-Infinity"]}


def name(message, form=""):
    return message.full_name.removeprefix("regent.v1.").replace("google.protobuf.", "") + form


def reference(message, form=""):
    return {"$ref": f"#/components/schemas/{name(message, form)}"}


def of_field(model, field, form=""):
    """The schema of all values of a field."""
    if field.map_entry:
        value = next(inner for inner in field.map_entry.fields if inner.name == "value")
        made = {"type": "object", "additionalProperties": single(model, value, form)}
        return limited(made, "maxProperties", field)
    one = constrained(single(model, field, form), field, model)
    return limited({"type": "array", "items": one}, "maxItems", field) if field.is_repeated else one


def limited(made, word, field):
    if field.constraint and field.constraint.items_max:
        made[word] = field.constraint.items_max
    return made


def property_of(model, field, form=""):
    made = of_field(model, field, form)
    text = " ".join(field.comment)
    if field.oneof is not None and field.oneof.is_presence and form:
        made = {"anyOf": [made, {"type": "null"}]}
    made = dict(made, description=text)
    if field.constraint and field.constraint.output_only:
        made["readOnly"] = True
    return made


def single(model, field, form):
    """The schema of one value, without the constraint of its field."""
    if field.is_message:
        if field.type_name == TIMESTAMP:
            return {"type": "string", "format": "date-time"}
        return reference(model.messages[field.type_name], form)
    if field.is_enum:
        return of_enum(model.enums[field.type_name], form)
    if field.type in LONG:
        return long_number(field, form)
    if field.type == Proto.TYPE_BOOL:
        return {"type": "boolean"}
    if field.type == Proto.TYPE_BYTES:
        is_hex = form and field.name.endswith(("_digest", "_hash"))
        return {"type": "string"} if is_hex else {"type": "string", "contentEncoding": "base64"}
    if field.type == Proto.TYPE_STRING:
        return {"type": "string"}
    if field.type in (Proto.TYPE_DOUBLE, Proto.TYPE_FLOAT):
        is_finite = field.constraint and field.constraint.finite
        return {"type": "number"} if is_finite else {"anyOf": [{"type": "number"}, NUMBERS_AS_TEXT]}
    low, high = (0, 2**32 - 1) if field.type in UNSIGNED else (-2**31, 2**31 - 1)
    return {"type": "integer", "minimum": low, "maximum": high}


def long_number(field, form):
    """ProtoJSON writes 64 bits as text, and reads both; Regent's own form writes text beyond 2^53 only."""
    sign = "" if field.type in UNSIGNED else "-?"
    if form and field.name.endswith(("_digest", "_hash")):
        return {"type": "string"}
    return {"type": ["string", "integer"], "pattern": f"^{sign}[0-9]{{1,20}}$"}


def of_enum(enum, form):
    if form and enum.full_name == TRI_STATE:
        return {"type": ["boolean", "null"]}
    return {"type": "string", "enum": [value.text if form else enum.prefix + value.text for value in enum.values]}


def constrained(made, field, model):
    """The schema with the constraint of the .proto. Texts may be empty where the field is not required."""
    rule = field.constraint
    if rule is None:
        return made
    if rule.bytes_max and made.get("type") == "string":
        made["maxLength"] = -(-rule.bytes_max // 3) * 4 if field.type == Proto.TYPE_BYTES else rule.bytes_max
    if field.type == Proto.TYPE_STRING:
        if pattern := pattern_of(rule, model):
            made["pattern"] = f"^(|{pattern})$"
        return made
    is_number = made.get("type") in ("integer", "number")
    if is_number and rule.at_least:
        made["minimum"] = number(rule.at_least)
    if is_number and rule.at_most > rule.at_least:
        made["maximum"] = number(rule.at_most)
    if made.get("type") == "number" and rule.at_most > rule.at_least:
        made["minimum"] = number(rule.at_least)
    return made


def number(value):
    return int(value) if value == int(value) else value


def pattern_of(rule, model):
    if rule.identifier:
        return IDENTIFIER
    text = rule.pattern or (model.kinds[rule.resource].resource.pattern if rule.resource else "")
    return "/".join(SEGMENT if part.startswith("{") else part for part in text.split("/")) if text else ""


def of_message(model, message, form, lists_required):
    properties = {field.name: property_of(model, field, form) for field in message.fields}
    made = {"type": "object", "description": " ".join(message.comment), "properties": properties,
            "additionalProperties": False}
    required = [field.name for field in message.fields if field.constraint and field.constraint.required]
    if lists_required and required:
        made["required"] = required
    return made


def body_of(model, field, needs_name):
    """A document as a body; one that a path does not name must have its name."""
    message = model.messages[field.type_name]
    made = reference(message)
    return {"allOf": [made, {"required": ["name"]}]} if needs_name else made


def without(model, message, names):
    """A request whose variables stand in the path."""
    made = of_message(model, message, "", True)
    for word in names:
        if "." not in word:
            made["properties"].pop(word)
    if required := [word for word in made.pop("required", []) if word not in names]:
        made["required"] = required
    return made


def output(model, field, reading):
    made = of_field(model, field, "Plain")
    if reading == "id":
        return {"type": ["string", "null"]}
    return {"anyOf": [made, {"type": "null"}]} if reading == "null" else dict(made)


def used(model, operations):
    """Schemas of every message that an operation names, and of those within them."""
    found, waiting = {}, []
    for operation in operations:
        waiting += [name for part in (operation.body, operation.answer, operation.parameters) for name in named(part)]
    by_name = {name(message): message for message in model.messages.values()
               if not message.is_map_entry and not message.file.is_options}
    while waiting:
        word = waiting.pop()
        if word in found or word == "Error":
            continue
        form = "" if word in by_name else "Plain"
        found[word] = of_message(model, by_name[word.removesuffix(form) if form else word], form, False)
        waiting += named(found[word])
    return found


def sorted_with_error(found):
    """All schemas by name."""
    return dict(sorted({**found, "Error": error()}.items()))


def named(part):
    if isinstance(part, dict):
        if "$ref" in part:
            return [part["$ref"].rsplit("/", 1)[-1]]
        return [word for value in part.values() for word in named(value)]
    return [word for value in part for word in named(value)] if isinstance(part, list) else []


def error():
    text = {"type": "string"}
    detail = {"type": "object", "properties": {"type": text, "value": text, "debug": {"type": "object"}},
              "required": ["type", "value"]}
    violation = {"type": "object", "properties": {"field": text, "description": text},
                 "required": ["field", "description"]}
    return {
        "type": "object", "description": "Why a call failed: as in the Connect protocol, with its reason and fields.",
        "properties": {
            "code": dict(text, description="The status, for example not_found."),
            "message": dict(text, description="For people."),
            "reason": dict(text, description="For programs; x-regent-reasons of the document lists all."),
            "field": dict(text, description="The field that is wrong first of all, as this path calls it."),
            "metadata": {"type": "object", "additionalProperties": text},
            "violations": {"type": "array", "items": violation, "description": "Every field that is wrong."},
            "details": {"type": "array", "items": detail}},
        "required": ["code", "message"]}
