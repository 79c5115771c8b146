/* Generated from regent/v1/rollout_watch.proto by proto/generator. Do not edit. */
#ifndef ROLLOUT_WATCH_SHAPES_H
#define ROLLOUT_WATCH_SHAPES_H

#include "rollout_watch.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__watch_rollout_request__shape;
extern const regent_shape regent__v1__watch_rollout_response__shape;
extern const regent_shape regent__v1__ignored_outcomes__shape;
extern const regent_shape regent__v1__rollout_figures__shape;

static inline const regent_shape *regent__v1__watch_rollout_request__shape_pointer(void) {
    return &regent__v1__watch_rollout_request__shape;
}
static inline const regent_shape *regent__v1__watch_rollout_response__shape_pointer(void) {
    return &regent__v1__watch_rollout_response__shape;
}
static inline const regent_shape *regent__v1__ignored_outcomes__shape_pointer(void) {
    return &regent__v1__ignored_outcomes__shape;
}
static inline const regent_shape *regent__v1__rollout_figures__shape_pointer(void) {
    return &regent__v1__rollout_figures__shape;
}

#endif
