/* Generated from regent/v1/judge.proto by proto/generator. Do not edit. */
#ifndef JUDGE_SHAPES_H
#define JUDGE_SHAPES_H

#include "judge.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__judge_state__shape;
extern const regent_shape regent__v1__judge_metric_state__shape;
extern const regent_shape regent__v1__judge_bets__shape;
extern const regent_shape regent__v1__judge_arm_tally__shape;
extern const regent_shape regent__v1__judge_open_unit__shape;
extern const regent_shape regent__v1__judge_known_keys__shape;
extern const regent_shape regent__v1__judge_sample_ratio__shape;

static inline const regent_shape *regent__v1__judge_state__shape_pointer(void) {
    return &regent__v1__judge_state__shape;
}
static inline const regent_shape *regent__v1__judge_metric_state__shape_pointer(void) {
    return &regent__v1__judge_metric_state__shape;
}
static inline const regent_shape *regent__v1__judge_bets__shape_pointer(void) {
    return &regent__v1__judge_bets__shape;
}
static inline const regent_shape *regent__v1__judge_arm_tally__shape_pointer(void) {
    return &regent__v1__judge_arm_tally__shape;
}
static inline const regent_shape *regent__v1__judge_open_unit__shape_pointer(void) {
    return &regent__v1__judge_open_unit__shape;
}
static inline const regent_shape *regent__v1__judge_known_keys__shape_pointer(void) {
    return &regent__v1__judge_known_keys__shape;
}
static inline const regent_shape *regent__v1__judge_sample_ratio__shape_pointer(void) {
    return &regent__v1__judge_sample_ratio__shape;
}

#endif
