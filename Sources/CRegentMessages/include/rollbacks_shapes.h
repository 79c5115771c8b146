/* Generated from regent/v1/rollbacks.proto by proto/generator. Do not edit. */
#ifndef ROLLBACKS_SHAPES_H
#define ROLLBACKS_SHAPES_H

#include "rollbacks.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__rollback_record__shape;
extern const regent_shape regent__v1__set_root_cause_request__shape;
extern const regent_shape regent__v1__set_root_cause_response__shape;
extern const regent_shape regent__v1__get_rollback_request__shape;
extern const regent_shape regent__v1__get_rollback_response__shape;
extern const regent_shape regent__v1__list_rollbacks_request__shape;
extern const regent_shape regent__v1__list_rollbacks_response__shape;
extern const regent_shape regent__v1__get_rollback_review_request__shape;
extern const regent_shape regent__v1__get_rollback_review_response__shape;
extern const regent_shape regent__v1__version_review__shape;
extern const regent_shape regent__v1__outcome_review__shape;

static inline const regent_shape *regent__v1__rollback_record__shape_pointer(void) {
    return &regent__v1__rollback_record__shape;
}
static inline const regent_shape *regent__v1__set_root_cause_request__shape_pointer(void) {
    return &regent__v1__set_root_cause_request__shape;
}
static inline const regent_shape *regent__v1__set_root_cause_response__shape_pointer(void) {
    return &regent__v1__set_root_cause_response__shape;
}
static inline const regent_shape *regent__v1__get_rollback_request__shape_pointer(void) {
    return &regent__v1__get_rollback_request__shape;
}
static inline const regent_shape *regent__v1__get_rollback_response__shape_pointer(void) {
    return &regent__v1__get_rollback_response__shape;
}
static inline const regent_shape *regent__v1__list_rollbacks_request__shape_pointer(void) {
    return &regent__v1__list_rollbacks_request__shape;
}
static inline const regent_shape *regent__v1__list_rollbacks_response__shape_pointer(void) {
    return &regent__v1__list_rollbacks_response__shape;
}
static inline const regent_shape *regent__v1__get_rollback_review_request__shape_pointer(void) {
    return &regent__v1__get_rollback_review_request__shape;
}
static inline const regent_shape *regent__v1__get_rollback_review_response__shape_pointer(void) {
    return &regent__v1__get_rollback_review_response__shape;
}
static inline const regent_shape *regent__v1__version_review__shape_pointer(void) {
    return &regent__v1__version_review__shape;
}
static inline const regent_shape *regent__v1__outcome_review__shape_pointer(void) {
    return &regent__v1__outcome_review__shape;
}

#endif
