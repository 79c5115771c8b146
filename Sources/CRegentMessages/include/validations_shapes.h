/* Generated from regent/v1/validations.proto by proto/generator. Do not edit. */
#ifndef VALIDATIONS_SHAPES_H
#define VALIDATIONS_SHAPES_H

#include "validations.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__validation_request__shape;
extern const regent_shape regent__v1__request_validation_request__shape;
extern const regent_shape regent__v1__request_validation_response__shape;
extern const regent_shape regent__v1__start_validation_request__shape;
extern const regent_shape regent__v1__start_validation_response__shape;
extern const regent_shape regent__v1__decide_validation_request__shape;
extern const regent_shape regent__v1__decide_validation_response__shape;
extern const regent_shape regent__v1__get_validation_request_request__shape;
extern const regent_shape regent__v1__get_validation_request_response__shape;
extern const regent_shape regent__v1__list_validation_requests_request__shape;
extern const regent_shape regent__v1__list_validation_requests_response__shape;

static inline const regent_shape *regent__v1__validation_request__shape_pointer(void) {
    return &regent__v1__validation_request__shape;
}
static inline const regent_shape *regent__v1__request_validation_request__shape_pointer(void) {
    return &regent__v1__request_validation_request__shape;
}
static inline const regent_shape *regent__v1__request_validation_response__shape_pointer(void) {
    return &regent__v1__request_validation_response__shape;
}
static inline const regent_shape *regent__v1__start_validation_request__shape_pointer(void) {
    return &regent__v1__start_validation_request__shape;
}
static inline const regent_shape *regent__v1__start_validation_response__shape_pointer(void) {
    return &regent__v1__start_validation_response__shape;
}
static inline const regent_shape *regent__v1__decide_validation_request__shape_pointer(void) {
    return &regent__v1__decide_validation_request__shape;
}
static inline const regent_shape *regent__v1__decide_validation_response__shape_pointer(void) {
    return &regent__v1__decide_validation_response__shape;
}
static inline const regent_shape *regent__v1__get_validation_request_request__shape_pointer(void) {
    return &regent__v1__get_validation_request_request__shape;
}
static inline const regent_shape *regent__v1__get_validation_request_response__shape_pointer(void) {
    return &regent__v1__get_validation_request_response__shape;
}
static inline const regent_shape *regent__v1__list_validation_requests_request__shape_pointer(void) {
    return &regent__v1__list_validation_requests_request__shape;
}
static inline const regent_shape *regent__v1__list_validation_requests_response__shape_pointer(void) {
    return &regent__v1__list_validation_requests_response__shape;
}

#endif
