/* Generated from regent/v1/routing_snapshot.proto by proto/generator. Do not edit. */
#ifndef ROUTING_SNAPSHOT_SHAPES_H
#define ROUTING_SNAPSHOT_SHAPES_H

#include "routing_snapshot.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__watch_snapshot_request__shape;
extern const regent_shape regent__v1__watch_snapshot_response__shape;
extern const regent_shape regent__v1__probe_grant__shape;
extern const regent_shape regent__v1__environment_snapshot__shape;
extern const regent_shape regent__v1__standing_snapshot__shape;
extern const regent_shape regent__v1__model_snapshot__shape;
extern const regent_shape regent__v1__rollout_split__shape;
extern const regent_shape regent__v1__job_snapshot__shape;

static inline const regent_shape *regent__v1__watch_snapshot_request__shape_pointer(void) {
    return &regent__v1__watch_snapshot_request__shape;
}
static inline const regent_shape *regent__v1__watch_snapshot_response__shape_pointer(void) {
    return &regent__v1__watch_snapshot_response__shape;
}
static inline const regent_shape *regent__v1__probe_grant__shape_pointer(void) {
    return &regent__v1__probe_grant__shape;
}
static inline const regent_shape *regent__v1__environment_snapshot__shape_pointer(void) {
    return &regent__v1__environment_snapshot__shape;
}
static inline const regent_shape *regent__v1__standing_snapshot__shape_pointer(void) {
    return &regent__v1__standing_snapshot__shape;
}
static inline const regent_shape *regent__v1__model_snapshot__shape_pointer(void) {
    return &regent__v1__model_snapshot__shape;
}
static inline const regent_shape *regent__v1__rollout_split__shape_pointer(void) {
    return &regent__v1__rollout_split__shape;
}
static inline const regent_shape *regent__v1__job_snapshot__shape_pointer(void) {
    return &regent__v1__job_snapshot__shape;
}

#endif
