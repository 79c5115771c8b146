/* Generated from regent/v1/overrides.proto by proto/generator. Do not edit. */
#ifndef OVERRIDES_SHAPES_H
#define OVERRIDES_SHAPES_H

#include "overrides.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__override__shape;
extern const regent_shape regent__v1__request_override_request__shape;
extern const regent_shape regent__v1__request_override_response__shape;
extern const regent_shape regent__v1__grant_override_request__shape;
extern const regent_shape regent__v1__grant_override_response__shape;
extern const regent_shape regent__v1__deny_override_request__shape;
extern const regent_shape regent__v1__deny_override_response__shape;
extern const regent_shape regent__v1__get_override_request__shape;
extern const regent_shape regent__v1__get_override_response__shape;
extern const regent_shape regent__v1__list_overrides_request__shape;
extern const regent_shape regent__v1__list_overrides_response__shape;

static inline const regent_shape *regent__v1__override__shape_pointer(void) {
    return &regent__v1__override__shape;
}
static inline const regent_shape *regent__v1__request_override_request__shape_pointer(void) {
    return &regent__v1__request_override_request__shape;
}
static inline const regent_shape *regent__v1__request_override_response__shape_pointer(void) {
    return &regent__v1__request_override_response__shape;
}
static inline const regent_shape *regent__v1__grant_override_request__shape_pointer(void) {
    return &regent__v1__grant_override_request__shape;
}
static inline const regent_shape *regent__v1__grant_override_response__shape_pointer(void) {
    return &regent__v1__grant_override_response__shape;
}
static inline const regent_shape *regent__v1__deny_override_request__shape_pointer(void) {
    return &regent__v1__deny_override_request__shape;
}
static inline const regent_shape *regent__v1__deny_override_response__shape_pointer(void) {
    return &regent__v1__deny_override_response__shape;
}
static inline const regent_shape *regent__v1__get_override_request__shape_pointer(void) {
    return &regent__v1__get_override_request__shape;
}
static inline const regent_shape *regent__v1__get_override_response__shape_pointer(void) {
    return &regent__v1__get_override_response__shape;
}
static inline const regent_shape *regent__v1__list_overrides_request__shape_pointer(void) {
    return &regent__v1__list_overrides_request__shape;
}
static inline const regent_shape *regent__v1__list_overrides_response__shape_pointer(void) {
    return &regent__v1__list_overrides_response__shape;
}

#endif
