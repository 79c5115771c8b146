#include "regent_prescan.h"

#include "regent_arena.h"

#include <stdbool.h>
#include <string.h>

/* What protobuf-c takes for each field of a message beyond the first 16, and how its slabs grow:
 * 16 slots on the stack, then slabs of 32, 64, 128 ... slots. */
#define SCAN_SLOT_BYTES 32u
#define SCAN_SLOTS_ON_STACK 16u

typedef struct reader {
    const uint8_t *data;
    size_t length;
    size_t unknown_bytes;
    uint64_t structs_free;
    uint64_t texts_free;
    /* Scan slabs of one depth are reused by the next sibling: the largest counts. */
    uint64_t slab_bytes[REGENT_DEPTH_MAX];
    regent_scan scan;
} reader;

static bool fail(reader *r, regent_scan_code code, size_t offset) {
    r->scan.code = code;
    r->scan.offset = offset;
    return false;
}

static uint64_t block_bytes(uint64_t size) {
    return REGENT_ARENA_BLOCK_OVERHEAD + ((size + 7u) & ~(uint64_t)7u);
}

static uint64_t slab_bytes_for(uint64_t members) {
    uint64_t slots = SCAN_SLOTS_ON_STACK, slab = SCAN_SLOTS_ON_STACK, bytes = 0;
    while (slots < members) {
        slab *= 2;
        slots += slab;
        bytes += block_bytes(slab * SCAN_SLOT_BYTES);
    }
    return bytes;
}

/* A varint of at most `most` bytes before `end`; *at moves behind it. */
static bool read_varint(reader *r, size_t *at, size_t end, unsigned most, uint64_t *value) {
    uint64_t got = 0;
    for (unsigned index = 0; index < most; index++) {
        if (*at + index >= end) break;
        uint8_t byte = r->data[*at + index];
        if (index < 10) got |= (uint64_t)(byte & 0x7f) << (7 * index);
        if (byte < 0x80) {
            r->scan.bytes_read += index + 1;
            *at += index + 1;
            *value = got;
            return true;
        }
    }
    return fail(r, REGENT_SCAN_MALFORMED, *at);
}

/* UTF-8 by the table of Unicode 3.9 D92, without NUL. */
static bool is_text(const uint8_t *text, size_t length) {
    size_t at = 0;
    while (at < length) {
        uint64_t word;
        if (length - at >= 8) {
            memcpy(&word, text + at, 8);
            uint64_t zeroes = (word - UINT64_C(0x0101010101010101)) & ~word;
            if (((word | zeroes) & UINT64_C(0x8080808080808080)) == 0) {
                at += 8;
                continue;
            }
        }
        uint8_t first = text[at];
        if (first == 0) return false;
        if (first < 0x80) {
            at += 1;
            continue;
        }
        unsigned more;
        uint8_t low = 0x80, high = 0xbf;
        if (first >= 0xc2 && first <= 0xdf) {
            more = 1;
        } else if (first >= 0xe0 && first <= 0xef) {
            more = 2;
            if (first == 0xe0) low = 0xa0;
            if (first == 0xed) high = 0x9f;
        } else if (first >= 0xf0 && first <= 0xf4) {
            more = 3;
            if (first == 0xf0) low = 0x90;
            if (first == 0xf4) high = 0x8f;
        } else {
            return false;
        }
        if (length - at <= more) return false;
        if (text[at + 1] < low || text[at + 1] > high) return false;
        for (unsigned index = 2; index <= more; index++) {
            if ((text[at + index] & 0xc0) != 0x80) return false;
        }
        at += more + 1;
    }
    return true;
}

/* Place of the field with this number in the descriptor, or -1. */
static int field_index(const ProtobufCMessageDescriptor *descriptor, uint32_t number) {
    for (unsigned range = 0; range < descriptor->n_field_ranges; range++) {
        const ProtobufCIntRange *this = &descriptor->field_ranges[range];
        unsigned count = this[1].orig_index - this->orig_index;
        if (number < (uint32_t)this->start_value) return -1;
        if (number - (uint32_t)this->start_value < count) {
            return (int)(this->orig_index + (number - (uint32_t)this->start_value));
        }
    }
    return -1;
}

static unsigned wire_type_of(ProtobufCType type) {
    switch (type) {
    case PROTOBUF_C_TYPE_FIXED64:
    case PROTOBUF_C_TYPE_SFIXED64:
    case PROTOBUF_C_TYPE_DOUBLE:
        return PROTOBUF_C_WIRE_TYPE_64BIT;
    case PROTOBUF_C_TYPE_FIXED32:
    case PROTOBUF_C_TYPE_SFIXED32:
    case PROTOBUF_C_TYPE_FLOAT:
        return PROTOBUF_C_WIRE_TYPE_32BIT;
    case PROTOBUF_C_TYPE_STRING:
    case PROTOBUF_C_TYPE_BYTES:
    case PROTOBUF_C_TYPE_MESSAGE:
        return PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED;
    default:
        return PROTOBUF_C_WIRE_TYPE_VARINT;
    }
}

static size_t element_bytes(ProtobufCType type) {
    switch (type) {
    case PROTOBUF_C_TYPE_INT64:
    case PROTOBUF_C_TYPE_SINT64:
    case PROTOBUF_C_TYPE_UINT64:
    case PROTOBUF_C_TYPE_FIXED64:
    case PROTOBUF_C_TYPE_SFIXED64:
    case PROTOBUF_C_TYPE_DOUBLE:
    case PROTOBUF_C_TYPE_STRING:
    case PROTOBUF_C_TYPE_MESSAGE:
        return 8;
    case PROTOBUF_C_TYPE_BYTES:
        return sizeof(ProtobufCBinaryData);
    default:
        return 4;
    }
}

/* Where a value of this wire type ends; its bytes are inside the message. */
static bool value_end(reader *r, unsigned wire_type, size_t *at, size_t end, size_t *value_end) {
    uint64_t value;
    size_t start = *at;
    switch (wire_type) {
    case PROTOBUF_C_WIRE_TYPE_VARINT:
        if (!read_varint(r, &start, end, 10, &value)) return false;
        *value_end = start;
        return true;
    case PROTOBUF_C_WIRE_TYPE_64BIT:
        if (end - start < 8) return fail(r, REGENT_SCAN_MALFORMED, start);
        *value_end = start + 8;
        return true;
    case PROTOBUF_C_WIRE_TYPE_32BIT:
        if (end - start < 4) return fail(r, REGENT_SCAN_MALFORMED, start);
        *value_end = start + 4;
        return true;
    case PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED:
        if (!read_varint(r, at, end, 5, &value)) return false;
        if (value > end - *at) return fail(r, REGENT_SCAN_MALFORMED, start);
        *value_end = *at + (size_t)value;
        return true;
    default:
        return fail(r, REGENT_SCAN_MALFORMED, start);
    }
}

/* Elements of a packed field. */
static bool count_packed(reader *r, unsigned wire_type, size_t at, size_t end, uint64_t *count) {
    size_t length = end - at;
    if (wire_type == PROTOBUF_C_WIRE_TYPE_64BIT || wire_type == PROTOBUF_C_WIRE_TYPE_32BIT) {
        size_t size = wire_type == PROTOBUF_C_WIRE_TYPE_64BIT ? 8 : 4;
        if (length % size != 0) return fail(r, REGENT_SCAN_MALFORMED, at);
        *count = length / size;
        return true;
    }
    uint64_t found = 0;
    unsigned run = 0;
    for (size_t index = at; index < end; index++) {
        run += 1;
        if (run > 10) return fail(r, REGENT_SCAN_MALFORMED, index);
        if (r->data[index] < 0x80) {
            found += 1;
            run = 0;
        }
    }
    r->scan.bytes_read += length;
    if (run != 0) return fail(r, REGENT_SCAN_MALFORMED, end);
    *count = found;
    return true;
}

static bool scan_message(
    reader *r, const regent_shape *shape, size_t at, size_t end, unsigned depth);

/* A known field whose tag was read; *at is behind it afterwards. */
static bool scan_known(
    reader *r, const regent_shape *shape, unsigned index, unsigned wire_type, size_t *at,
    size_t end, unsigned depth, uint64_t *seen) {
    const ProtobufCFieldDescriptor *field = &shape->descriptor->fields[index];
    bool repeated = field->label == PROTOBUF_C_LABEL_REPEATED;
    bool first = (*seen & (UINT64_C(1) << index)) == 0;
    *seen |= UINT64_C(1) << index;
    unsigned expected = wire_type_of(field->type);
    size_t start = *at;
    bool packed = repeated && wire_type == PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED
        && expected != PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED;
    if (wire_type != expected && !packed) return fail(r, REGENT_SCAN_MALFORMED, start);
    size_t stop;
    if (!value_end(r, wire_type, at, end, &stop)) return false;
    size_t from = *at;
    *at = stop;
    if (repeated) {
        uint64_t count = 1;
        if (packed && !count_packed(r, expected, from, stop, &count)) return false;
        r->scan.predicted += count * element_bytes(field->type) + (first ? block_bytes(8) : 0);
        if (field->type == PROTOBUF_C_TYPE_BYTES && r->texts_free > 0) {
            /* One byte of text takes an element, a block and a place in a slab. */
            r->texts_free -= 1;
            r->scan.budget += element_bytes(field->type) + block_bytes(1);
        }
    }
    if (field->type == PROTOBUF_C_TYPE_MESSAGE) {
        if (!repeated && !first) return fail(r, REGENT_SCAN_REPEATED_FIELD, start);
        return scan_message(r, shape->children[index], from, stop, depth + 1);
    }
    if (field->type == PROTOBUF_C_TYPE_BYTES && stop > from) {
        r->scan.predicted += block_bytes(stop - from);
        if ((shape->text >> index) & 1) {
            r->scan.bytes_read += stop - from;
            if (!is_text(r->data + from, stop - from)) {
                return fail(r, REGENT_SCAN_INVALID_TEXT, from);
            }
        }
    }
    return true;
}

/* A field this release does not know; *at is behind it afterwards. */
static bool scan_unknown(reader *r, unsigned wire_type, size_t tag_at, size_t *at, size_t end) {
    size_t stop;
    size_t start = *at;
    if (!value_end(r, wire_type, at, end, &stop)) return false;
    *at = stop;
    r->unknown_bytes += stop - tag_at;
    r->scan.predicted += block_bytes(stop - start);
    size_t allowed = r->length / 4;
    if (allowed < REGENT_UNKNOWN_BYTES_MIN) allowed = REGENT_UNKNOWN_BYTES_MIN;
    if (r->unknown_bytes > allowed) return fail(r, REGENT_SCAN_TOO_MANY_UNKNOWN, tag_at);
    return true;
}

static bool scan_message(
    reader *r, const regent_shape *shape, size_t at, size_t end, unsigned depth) {
    if (depth > REGENT_DEPTH_MAX) return fail(r, REGENT_SCAN_TOO_DEEP, at);
    uint64_t own = block_bytes(shape->descriptor->sizeof_message);
    r->scan.predicted += own;
    if (depth > 1 && r->structs_free > 0) {
        r->structs_free -= 1;
        r->scan.budget += own;
    }
    uint64_t seen = 0, members = 0, unknown = 0;
    while (at < end) {
        size_t tag_at = at;
        uint64_t tag;
        if (!read_varint(r, &at, end, 5, &tag)) return false;
        if (tag >> 32 != 0 || tag >> 3 == 0) return fail(r, REGENT_SCAN_MALFORMED, tag_at);
        r->scan.fields += 1;
        members += 1;
        int index = field_index(shape->descriptor, (uint32_t)(tag >> 3));
        bool good;
        if (index >= 0) {
            good = scan_known(
                r, shape, (unsigned)index, (unsigned)(tag & 7), &at, end, depth, &seen);
        } else {
            unknown += 1;
            good = scan_unknown(r, (unsigned)(tag & 7), tag_at, &at, end);
        }
        if (!good) return false;
        if (r->scan.predicted > r->scan.budget) {
            /* The allowance grows with each sub-message as fast as the prediction of its struct
             * does, so what is over budget here stays so. */
            return fail(r, REGENT_SCAN_OVER_BUDGET, at);
        }
    }
    if (unknown > 0) {
        r->scan.predicted += block_bytes(unknown * sizeof(ProtobufCMessageUnknownField));
    }
    uint64_t slabs = slab_bytes_for(members);
    if (slabs > r->slab_bytes[depth - 1]) {
        r->scan.predicted += slabs - r->slab_bytes[depth - 1];
        r->slab_bytes[depth - 1] = slabs;
    }
    return true;
}

regent_scan regent_prescan(const regent_shape *shape, const uint8_t *data, size_t length) {
    reader r;
    memset(&r, 0, sizeof r);
    r.data = data;
    r.length = length;
    r.structs_free = REGENT_BUDGET_MESSAGES;
    r.texts_free = REGENT_BUDGET_MESSAGES;
    r.scan.budget = REGENT_BUDGET_BYTES + (uint64_t)REGENT_BUDGET_FACTOR * length;
    if (length > REGENT_MESSAGE_BYTES_MAX) {
        fail(&r, REGENT_SCAN_OVER_BUDGET, 0);
        return r.scan;
    }
    if (!scan_message(&r, shape, 0, length, 1)) return r.scan;
    if (r.scan.predicted > r.scan.budget) {
        fail(&r, REGENT_SCAN_OVER_BUDGET, length);
        return r.scan;
    }
    r.scan.offset = length;
    return r.scan;
}
