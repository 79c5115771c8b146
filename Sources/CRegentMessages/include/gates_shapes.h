/* Generated from regent/v1/gates.proto by proto/generator. Do not edit. */
#ifndef GATES_SHAPES_H
#define GATES_SHAPES_H

#include "gates.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__metric_declaration__shape;
extern const regent_shape regent__v1__metric_range__shape;
extern const regent_shape regent__v1__gate_policy__shape;
extern const regent_shape regent__v1__gate_rule__shape;
extern const regent_shape regent__v1__gate_result__shape;
extern const regent_shape regent__v1__group_result__shape;
extern const regent_shape regent__v1__baseline_result__shape;
extern const regent_shape regent__v1__verdict__shape;
extern const regent_shape regent__v1__interval__shape;
extern const regent_shape regent__v1__metric_estimate__shape;
extern const regent_shape regent__v1__eval_summary__shape;
extern const regent_shape regent__v1__eval_summary__scores_entry__shape;
extern const regent_shape regent__v1__eval_summary__metrics_entry__shape;

static inline const regent_shape *regent__v1__metric_declaration__shape_pointer(void) {
    return &regent__v1__metric_declaration__shape;
}
static inline const regent_shape *regent__v1__metric_range__shape_pointer(void) {
    return &regent__v1__metric_range__shape;
}
static inline const regent_shape *regent__v1__gate_policy__shape_pointer(void) {
    return &regent__v1__gate_policy__shape;
}
static inline const regent_shape *regent__v1__gate_rule__shape_pointer(void) {
    return &regent__v1__gate_rule__shape;
}
static inline const regent_shape *regent__v1__gate_result__shape_pointer(void) {
    return &regent__v1__gate_result__shape;
}
static inline const regent_shape *regent__v1__group_result__shape_pointer(void) {
    return &regent__v1__group_result__shape;
}
static inline const regent_shape *regent__v1__baseline_result__shape_pointer(void) {
    return &regent__v1__baseline_result__shape;
}
static inline const regent_shape *regent__v1__verdict__shape_pointer(void) {
    return &regent__v1__verdict__shape;
}
static inline const regent_shape *regent__v1__interval__shape_pointer(void) {
    return &regent__v1__interval__shape;
}
static inline const regent_shape *regent__v1__metric_estimate__shape_pointer(void) {
    return &regent__v1__metric_estimate__shape;
}
static inline const regent_shape *regent__v1__eval_summary__shape_pointer(void) {
    return &regent__v1__eval_summary__shape;
}

#endif
