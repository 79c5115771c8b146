/* Generated from google/protobuf/timestamp.proto by proto/generator. Do not edit. */
#ifndef TIMESTAMP_SHAPES_H
#define TIMESTAMP_SHAPES_H

#include "timestamp.pb-c.h"
#include "regent_tables.h"

extern const regent_shape google__protobuf__timestamp__shape;

static inline const regent_shape *google__protobuf__timestamp__shape_pointer(void) {
    return &google__protobuf__timestamp__shape;
}

#endif
