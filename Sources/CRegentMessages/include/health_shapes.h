/* Generated from regent/v1/health.proto by proto/generator. Do not edit. */
#ifndef HEALTH_SHAPES_H
#define HEALTH_SHAPES_H

#include "health.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__check_request__shape;
extern const regent_shape regent__v1__check_response__shape;

static inline const regent_shape *regent__v1__check_request__shape_pointer(void) {
    return &regent__v1__check_request__shape;
}
static inline const regent_shape *regent__v1__check_response__shape_pointer(void) {
    return &regent__v1__check_response__shape;
}

#endif
