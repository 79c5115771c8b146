#ifndef REGENT_TABLES_H
#define REGENT_TABLES_H

#include <protobuf-c/protobuf-c.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What the descriptor of a message does not say: which of its bytes fields are text in the .proto,
 * and the shapes of its sub-messages. Both are indexed by the place of the field in the descriptor,
 * that is, in ascending field number; a message has at most 64 fields.
 */
typedef struct regent_shape {
    const ProtobufCMessageDescriptor *descriptor;
    uint64_t text;
    const uint16_t *children;
} regent_shape;

/* Every message, in order of declaration; then map entries. Read only. */
extern const regent_shape regent_shapes[];
extern const size_t regent_shape_count;

/* google.protobuf.FileDescriptorSet of regent.v1 and what it imports, with comments. Read only. */
extern const uint8_t regent_descriptor_set[];
extern const size_t regent_descriptor_set_bytes;

/* The shape at `index`, which must be less than regent_shape_count. */
static inline const regent_shape *regent_shape_at(size_t index) { return &regent_shapes[index]; }

/* The descriptor set as a pointer. */
static inline const uint8_t *regent_descriptor_set_start(void) { return regent_descriptor_set; }

#endif
