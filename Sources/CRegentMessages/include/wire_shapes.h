/* Generated from regent/v1/wire.proto by proto/generator. Do not edit. */
#ifndef WIRE_SHAPES_H
#define WIRE_SHAPES_H

#include "wire.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__key_value__shape;
extern const regent_shape regent__v1__hello__shape;
extern const regent_shape regent__v1__call__shape;
extern const regent_shape regent__v1__reply__shape;
extern const regent_shape regent__v1__detail__shape;
extern const regent_shape regent__v1__end__shape;
extern const regent_shape regent__v1__cancel__shape;
extern const regent_shape regent__v1__drain__shape;

static inline const regent_shape *regent__v1__key_value__shape_pointer(void) {
    return &regent__v1__key_value__shape;
}
static inline const regent_shape *regent__v1__hello__shape_pointer(void) {
    return &regent__v1__hello__shape;
}
static inline const regent_shape *regent__v1__call__shape_pointer(void) {
    return &regent__v1__call__shape;
}
static inline const regent_shape *regent__v1__reply__shape_pointer(void) {
    return &regent__v1__reply__shape;
}
static inline const regent_shape *regent__v1__detail__shape_pointer(void) {
    return &regent__v1__detail__shape;
}
static inline const regent_shape *regent__v1__end__shape_pointer(void) {
    return &regent__v1__end__shape;
}
static inline const regent_shape *regent__v1__cancel__shape_pointer(void) {
    return &regent__v1__cancel__shape;
}
static inline const regent_shape *regent__v1__drain__shape_pointer(void) {
    return &regent__v1__drain__shape;
}

#endif
