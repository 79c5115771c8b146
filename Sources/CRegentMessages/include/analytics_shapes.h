/* Generated from regent/v1/analytics.proto by proto/generator. Do not edit. */
#ifndef ANALYTICS_SHAPES_H
#define ANALYTICS_SHAPES_H

#include "analytics.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__query_metrics_request__shape;
extern const regent_shape regent__v1__query_metrics_response__shape;
extern const regent_shape regent__v1__query_column__shape;
extern const regent_shape regent__v1__query_row__shape;
extern const regent_shape regent__v1__query_value__shape;

static inline const regent_shape *regent__v1__query_metrics_request__shape_pointer(void) {
    return &regent__v1__query_metrics_request__shape;
}
static inline const regent_shape *regent__v1__query_metrics_response__shape_pointer(void) {
    return &regent__v1__query_metrics_response__shape;
}
static inline const regent_shape *regent__v1__query_column__shape_pointer(void) {
    return &regent__v1__query_column__shape;
}
static inline const regent_shape *regent__v1__query_row__shape_pointer(void) {
    return &regent__v1__query_row__shape;
}
static inline const regent_shape *regent__v1__query_value__shape_pointer(void) {
    return &regent__v1__query_value__shape;
}

#endif
