/* Generated from regent/v1/reflection.proto by proto/generator. Do not edit. */
#ifndef REFLECTION_SHAPES_H
#define REFLECTION_SHAPES_H

#include "reflection.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__get_descriptor_set_request__shape;
extern const regent_shape regent__v1__get_descriptor_set_response__shape;

static inline const regent_shape *regent__v1__get_descriptor_set_request__shape_pointer(void) {
    return &regent__v1__get_descriptor_set_request__shape;
}
static inline const regent_shape *regent__v1__get_descriptor_set_response__shape_pointer(void) {
    return &regent__v1__get_descriptor_set_response__shape;
}

#endif
