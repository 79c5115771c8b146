/* Generated from regent/v1/inbox.proto by proto/generator. Do not edit. */
#ifndef INBOX_SHAPES_H
#define INBOX_SHAPES_H

#include "inbox.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__inbox_item__shape;
extern const regent_shape regent__v1__get_inbox_request__shape;
extern const regent_shape regent__v1__get_inbox_response__shape;
extern const regent_shape regent__v1__list_approvals_request__shape;
extern const regent_shape regent__v1__list_approvals_response__shape;

static inline const regent_shape *regent__v1__inbox_item__shape_pointer(void) {
    return &regent__v1__inbox_item__shape;
}
static inline const regent_shape *regent__v1__get_inbox_request__shape_pointer(void) {
    return &regent__v1__get_inbox_request__shape;
}
static inline const regent_shape *regent__v1__get_inbox_response__shape_pointer(void) {
    return &regent__v1__get_inbox_response__shape;
}
static inline const regent_shape *regent__v1__list_approvals_request__shape_pointer(void) {
    return &regent__v1__list_approvals_request__shape;
}
static inline const regent_shape *regent__v1__list_approvals_response__shape_pointer(void) {
    return &regent__v1__list_approvals_response__shape;
}

#endif
