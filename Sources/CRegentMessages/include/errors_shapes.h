/* Generated from regent/v1/errors.proto by proto/generator. Do not edit. */
#ifndef ERRORS_SHAPES_H
#define ERRORS_SHAPES_H

#include "errors.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__error_group__shape;
extern const regent_shape regent__v1__error_sample__shape;
extern const regent_shape regent__v1__list_error_groups_request__shape;
extern const regent_shape regent__v1__list_error_groups_response__shape;
extern const regent_shape regent__v1__get_error_group_request__shape;
extern const regent_shape regent__v1__get_error_group_response__shape;
extern const regent_shape regent__v1__resolve_error_group_request__shape;
extern const regent_shape regent__v1__resolve_error_group_response__shape;
extern const regent_shape regent__v1__reopen_error_group_request__shape;
extern const regent_shape regent__v1__reopen_error_group_response__shape;

static inline const regent_shape *regent__v1__error_group__shape_pointer(void) {
    return &regent__v1__error_group__shape;
}
static inline const regent_shape *regent__v1__error_sample__shape_pointer(void) {
    return &regent__v1__error_sample__shape;
}
static inline const regent_shape *regent__v1__list_error_groups_request__shape_pointer(void) {
    return &regent__v1__list_error_groups_request__shape;
}
static inline const regent_shape *regent__v1__list_error_groups_response__shape_pointer(void) {
    return &regent__v1__list_error_groups_response__shape;
}
static inline const regent_shape *regent__v1__get_error_group_request__shape_pointer(void) {
    return &regent__v1__get_error_group_request__shape;
}
static inline const regent_shape *regent__v1__get_error_group_response__shape_pointer(void) {
    return &regent__v1__get_error_group_response__shape;
}
static inline const regent_shape *regent__v1__resolve_error_group_request__shape_pointer(void) {
    return &regent__v1__resolve_error_group_request__shape;
}
static inline const regent_shape *regent__v1__resolve_error_group_response__shape_pointer(void) {
    return &regent__v1__resolve_error_group_response__shape;
}
static inline const regent_shape *regent__v1__reopen_error_group_request__shape_pointer(void) {
    return &regent__v1__reopen_error_group_request__shape;
}
static inline const regent_shape *regent__v1__reopen_error_group_response__shape_pointer(void) {
    return &regent__v1__reopen_error_group_response__shape;
}

#endif
