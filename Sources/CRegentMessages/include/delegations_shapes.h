/* Generated from regent/v1/delegations.proto by proto/generator. Do not edit. */
#ifndef DELEGATIONS_SHAPES_H
#define DELEGATIONS_SHAPES_H

#include "delegations.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__delegation__shape;
extern const regent_shape regent__v1__create_delegation_request__shape;
extern const regent_shape regent__v1__create_delegation_response__shape;
extern const regent_shape regent__v1__revoke_delegation_request__shape;
extern const regent_shape regent__v1__revoke_delegation_response__shape;
extern const regent_shape regent__v1__get_delegation_request__shape;
extern const regent_shape regent__v1__get_delegation_response__shape;
extern const regent_shape regent__v1__list_delegations_request__shape;
extern const regent_shape regent__v1__list_delegations_response__shape;

static inline const regent_shape *regent__v1__delegation__shape_pointer(void) {
    return &regent__v1__delegation__shape;
}
static inline const regent_shape *regent__v1__create_delegation_request__shape_pointer(void) {
    return &regent__v1__create_delegation_request__shape;
}
static inline const regent_shape *regent__v1__create_delegation_response__shape_pointer(void) {
    return &regent__v1__create_delegation_response__shape;
}
static inline const regent_shape *regent__v1__revoke_delegation_request__shape_pointer(void) {
    return &regent__v1__revoke_delegation_request__shape;
}
static inline const regent_shape *regent__v1__revoke_delegation_response__shape_pointer(void) {
    return &regent__v1__revoke_delegation_response__shape;
}
static inline const regent_shape *regent__v1__get_delegation_request__shape_pointer(void) {
    return &regent__v1__get_delegation_request__shape;
}
static inline const regent_shape *regent__v1__get_delegation_response__shape_pointer(void) {
    return &regent__v1__get_delegation_response__shape;
}
static inline const regent_shape *regent__v1__list_delegations_request__shape_pointer(void) {
    return &regent__v1__list_delegations_request__shape;
}
static inline const regent_shape *regent__v1__list_delegations_response__shape_pointer(void) {
    return &regent__v1__list_delegations_response__shape;
}

#endif
