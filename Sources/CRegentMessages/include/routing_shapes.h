/* Generated from regent/v1/routing.proto by proto/generator. Do not edit. */
#ifndef ROUTING_SHAPES_H
#define ROUTING_SHAPES_H

#include "routing.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__route_decision__shape;
extern const regent_shape regent__v1__select_request__shape;
extern const regent_shape regent__v1__select_response__shape;
extern const regent_shape regent__v1__select_batch_request__shape;
extern const regent_shape regent__v1__select_batch_response__shape;
extern const regent_shape regent__v1__explain_request__shape;
extern const regent_shape regent__v1__route_candidate__shape;
extern const regent_shape regent__v1__version_candidate__shape;
extern const regent_shape regent__v1__session_affinity__shape;
extern const regent_shape regent__v1__explain_response__shape;

static inline const regent_shape *regent__v1__route_decision__shape_pointer(void) {
    return &regent__v1__route_decision__shape;
}
static inline const regent_shape *regent__v1__select_request__shape_pointer(void) {
    return &regent__v1__select_request__shape;
}
static inline const regent_shape *regent__v1__select_response__shape_pointer(void) {
    return &regent__v1__select_response__shape;
}
static inline const regent_shape *regent__v1__select_batch_request__shape_pointer(void) {
    return &regent__v1__select_batch_request__shape;
}
static inline const regent_shape *regent__v1__select_batch_response__shape_pointer(void) {
    return &regent__v1__select_batch_response__shape;
}
static inline const regent_shape *regent__v1__explain_request__shape_pointer(void) {
    return &regent__v1__explain_request__shape;
}
static inline const regent_shape *regent__v1__route_candidate__shape_pointer(void) {
    return &regent__v1__route_candidate__shape;
}
static inline const regent_shape *regent__v1__version_candidate__shape_pointer(void) {
    return &regent__v1__version_candidate__shape;
}
static inline const regent_shape *regent__v1__session_affinity__shape_pointer(void) {
    return &regent__v1__session_affinity__shape;
}
static inline const regent_shape *regent__v1__explain_response__shape_pointer(void) {
    return &regent__v1__explain_response__shape;
}

#endif
