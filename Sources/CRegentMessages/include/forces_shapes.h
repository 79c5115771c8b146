/* Generated from regent/v1/forces.proto by proto/generator. Do not edit. */
#ifndef FORCES_SHAPES_H
#define FORCES_SHAPES_H

#include "forces.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__force__shape;
extern const regent_shape regent__v1__force_version_request__shape;
extern const regent_shape regent__v1__force_version_response__shape;
extern const regent_shape regent__v1__release_force_request__shape;
extern const regent_shape regent__v1__release_force_response__shape;
extern const regent_shape regent__v1__get_force_request__shape;
extern const regent_shape regent__v1__get_force_response__shape;
extern const regent_shape regent__v1__list_forces_request__shape;
extern const regent_shape regent__v1__list_forces_response__shape;

static inline const regent_shape *regent__v1__force__shape_pointer(void) {
    return &regent__v1__force__shape;
}
static inline const regent_shape *regent__v1__force_version_request__shape_pointer(void) {
    return &regent__v1__force_version_request__shape;
}
static inline const regent_shape *regent__v1__force_version_response__shape_pointer(void) {
    return &regent__v1__force_version_response__shape;
}
static inline const regent_shape *regent__v1__release_force_request__shape_pointer(void) {
    return &regent__v1__release_force_request__shape;
}
static inline const regent_shape *regent__v1__release_force_response__shape_pointer(void) {
    return &regent__v1__release_force_response__shape;
}
static inline const regent_shape *regent__v1__get_force_request__shape_pointer(void) {
    return &regent__v1__get_force_request__shape;
}
static inline const regent_shape *regent__v1__get_force_response__shape_pointer(void) {
    return &regent__v1__get_force_response__shape;
}
static inline const regent_shape *regent__v1__list_forces_request__shape_pointer(void) {
    return &regent__v1__list_forces_request__shape;
}
static inline const regent_shape *regent__v1__list_forces_response__shape_pointer(void) {
    return &regent__v1__list_forces_response__shape;
}

#endif
