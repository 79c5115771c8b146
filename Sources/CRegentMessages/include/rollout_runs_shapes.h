/* Generated from regent/v1/rollout_runs.proto by proto/generator. Do not edit. */
#ifndef ROLLOUT_RUNS_SHAPES_H
#define ROLLOUT_RUNS_SHAPES_H

#include "rollout_runs.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__rollout_metric_verdict__shape;
extern const regent_shape regent__v1__rollout_verdict__shape;
extern const regent_shape regent__v1__rollout_plan__shape;
extern const regent_shape regent__v1__rollout_run__shape;
extern const regent_shape regent__v1__start_rollout_request__shape;
extern const regent_shape regent__v1__start_rollout_response__shape;
extern const regent_shape regent__v1__pause_rollout_request__shape;
extern const regent_shape regent__v1__pause_rollout_response__shape;
extern const regent_shape regent__v1__resume_rollout_request__shape;
extern const regent_shape regent__v1__resume_rollout_response__shape;
extern const regent_shape regent__v1__abort_rollout_request__shape;
extern const regent_shape regent__v1__abort_rollout_response__shape;
extern const regent_shape regent__v1__get_rollout_request__shape;
extern const regent_shape regent__v1__get_rollout_response__shape;
extern const regent_shape regent__v1__list_rollouts_request__shape;
extern const regent_shape regent__v1__list_rollouts_response__shape;

static inline const regent_shape *regent__v1__rollout_metric_verdict__shape_pointer(void) {
    return &regent__v1__rollout_metric_verdict__shape;
}
static inline const regent_shape *regent__v1__rollout_verdict__shape_pointer(void) {
    return &regent__v1__rollout_verdict__shape;
}
static inline const regent_shape *regent__v1__rollout_plan__shape_pointer(void) {
    return &regent__v1__rollout_plan__shape;
}
static inline const regent_shape *regent__v1__rollout_run__shape_pointer(void) {
    return &regent__v1__rollout_run__shape;
}
static inline const regent_shape *regent__v1__start_rollout_request__shape_pointer(void) {
    return &regent__v1__start_rollout_request__shape;
}
static inline const regent_shape *regent__v1__start_rollout_response__shape_pointer(void) {
    return &regent__v1__start_rollout_response__shape;
}
static inline const regent_shape *regent__v1__pause_rollout_request__shape_pointer(void) {
    return &regent__v1__pause_rollout_request__shape;
}
static inline const regent_shape *regent__v1__pause_rollout_response__shape_pointer(void) {
    return &regent__v1__pause_rollout_response__shape;
}
static inline const regent_shape *regent__v1__resume_rollout_request__shape_pointer(void) {
    return &regent__v1__resume_rollout_request__shape;
}
static inline const regent_shape *regent__v1__resume_rollout_response__shape_pointer(void) {
    return &regent__v1__resume_rollout_response__shape;
}
static inline const regent_shape *regent__v1__abort_rollout_request__shape_pointer(void) {
    return &regent__v1__abort_rollout_request__shape;
}
static inline const regent_shape *regent__v1__abort_rollout_response__shape_pointer(void) {
    return &regent__v1__abort_rollout_response__shape;
}
static inline const regent_shape *regent__v1__get_rollout_request__shape_pointer(void) {
    return &regent__v1__get_rollout_request__shape;
}
static inline const regent_shape *regent__v1__get_rollout_response__shape_pointer(void) {
    return &regent__v1__get_rollout_response__shape;
}
static inline const regent_shape *regent__v1__list_rollouts_request__shape_pointer(void) {
    return &regent__v1__list_rollouts_request__shape;
}
static inline const regent_shape *regent__v1__list_rollouts_response__shape_pointer(void) {
    return &regent__v1__list_rollouts_response__shape;
}

#endif
