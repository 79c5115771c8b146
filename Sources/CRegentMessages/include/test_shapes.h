/* Generated from regent/test/v1/test.proto by proto/generator. Do not edit. */
#ifndef TEST_SHAPES_H
#define TEST_SHAPES_H

#include "test.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__test__v1__empty_call_request__shape;
extern const regent_shape regent__test__v1__empty_call_response__shape;
extern const regent_shape regent__test__v1__echo_status__shape;
extern const regent_shape regent__test__v1__unary_call_request__shape;
extern const regent_shape regent__test__v1__unary_call_response__shape;
extern const regent_shape regent__test__v1__streaming_output_call_request__shape;
extern const regent_shape regent__test__v1__streaming_output_call_response__shape;
extern const regent_shape regent__test__v1__streaming_input_call_request__shape;
extern const regent_shape regent__test__v1__streaming_input_call_response__shape;
extern const regent_shape regent__test__v1__full_duplex_call_request__shape;
extern const regent_shape regent__test__v1__full_duplex_call_response__shape;

static inline const regent_shape *regent__test__v1__empty_call_request__shape_pointer(void) {
    return &regent__test__v1__empty_call_request__shape;
}
static inline const regent_shape *regent__test__v1__empty_call_response__shape_pointer(void) {
    return &regent__test__v1__empty_call_response__shape;
}
static inline const regent_shape *regent__test__v1__echo_status__shape_pointer(void) {
    return &regent__test__v1__echo_status__shape;
}
static inline const regent_shape *regent__test__v1__unary_call_request__shape_pointer(void) {
    return &regent__test__v1__unary_call_request__shape;
}
static inline const regent_shape *regent__test__v1__unary_call_response__shape_pointer(void) {
    return &regent__test__v1__unary_call_response__shape;
}
static inline const regent_shape *regent__test__v1__streaming_output_call_request__shape_pointer(void) {
    return &regent__test__v1__streaming_output_call_request__shape;
}
static inline const regent_shape *regent__test__v1__streaming_output_call_response__shape_pointer(void) {
    return &regent__test__v1__streaming_output_call_response__shape;
}
static inline const regent_shape *regent__test__v1__streaming_input_call_request__shape_pointer(void) {
    return &regent__test__v1__streaming_input_call_request__shape;
}
static inline const regent_shape *regent__test__v1__streaming_input_call_response__shape_pointer(void) {
    return &regent__test__v1__streaming_input_call_response__shape;
}
static inline const regent_shape *regent__test__v1__full_duplex_call_request__shape_pointer(void) {
    return &regent__test__v1__full_duplex_call_request__shape;
}
static inline const regent_shape *regent__test__v1__full_duplex_call_response__shape_pointer(void) {
    return &regent__test__v1__full_duplex_call_response__shape;
}

#endif
