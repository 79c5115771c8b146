/* Generated from regent/v1/common.proto by proto/generator. Do not edit. */
#ifndef COMMON_SHAPES_H
#define COMMON_SHAPES_H

#include "common.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__mutation__shape;
extern const regent_shape regent__v1__receipt__shape;
extern const regent_shape regent__v1__error_info__shape;
extern const regent_shape regent__v1__error_info__metadata_entry__shape;
extern const regent_shape regent__v1__bad_request__shape;
extern const regent_shape regent__v1__bad_request__field_violation__shape;

static inline const regent_shape *regent__v1__mutation__shape_pointer(void) {
    return &regent__v1__mutation__shape;
}
static inline const regent_shape *regent__v1__receipt__shape_pointer(void) {
    return &regent__v1__receipt__shape;
}
static inline const regent_shape *regent__v1__error_info__shape_pointer(void) {
    return &regent__v1__error_info__shape;
}
static inline const regent_shape *regent__v1__bad_request__shape_pointer(void) {
    return &regent__v1__bad_request__shape;
}
static inline const regent_shape *regent__v1__bad_request__field_violation__shape_pointer(void) {
    return &regent__v1__bad_request__field_violation__shape;
}

#endif
