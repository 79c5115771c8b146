/* Generated from regent/v1/apply.proto by proto/generator. Do not edit. */
#ifndef APPLY_SHAPES_H
#define APPLY_SHAPES_H

#include "apply.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__apply_request__shape;
extern const regent_shape regent__v1__applied_document__shape;
extern const regent_shape regent__v1__applied_change__shape;
extern const regent_shape regent__v1__apply_response__shape;

static inline const regent_shape *regent__v1__apply_request__shape_pointer(void) {
    return &regent__v1__apply_request__shape;
}
static inline const regent_shape *regent__v1__applied_document__shape_pointer(void) {
    return &regent__v1__applied_document__shape;
}
static inline const regent_shape *regent__v1__applied_change__shape_pointer(void) {
    return &regent__v1__applied_change__shape;
}
static inline const regent_shape *regent__v1__apply_response__shape_pointer(void) {
    return &regent__v1__apply_response__shape;
}

#endif
