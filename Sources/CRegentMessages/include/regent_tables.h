#ifndef REGENT_TABLES_H
#define REGENT_TABLES_H

#include <protobuf-c/protobuf-c.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What the descriptor of a message does not say: which of its bytes fields are text in the .proto,
 * and the shapes of its sub-messages. Both are indexed by the place of the field in the descriptor,
 * that is, in ascending field number; a message has at most 64 fields. `children` is NULL where a
 * message has no sub-message, and has NULL for every field that is none.
 *
 * Each message has one, `<function prefix of the message>__shape`. Read only.
 */
typedef struct regent_shape {
    const ProtobufCMessageDescriptor *descriptor;
    uint64_t text;
    const struct regent_shape *const *children;
} regent_shape;

/* An encoded google.protobuf.FileDescriptorProto, with the comments of our own files. */
typedef struct regent_file_descriptor {
    const uint8_t *bytes;
    size_t count;
} regent_file_descriptor;

/* How many files regent.v1 and its imports are. */
size_t regent_file_descriptor_count(void);

/* The file at `index`, which must be less than the count; each comes after those it imports. */
regent_file_descriptor regent_file_descriptor_at(size_t index);

#endif
