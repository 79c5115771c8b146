/* Generated from regent/v1/schedule.proto by proto/generator. Do not edit. */
#ifndef SCHEDULE_SHAPES_H
#define SCHEDULE_SHAPES_H

#include "schedule.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__schedule_tick_request__shape;
extern const regent_shape regent__v1__schedule_tick_response__shape;
extern const regent_shape regent__v1__scheduled_change__shape;
extern const regent_shape regent__v1__scheduled_failure__shape;

static inline const regent_shape *regent__v1__schedule_tick_request__shape_pointer(void) {
    return &regent__v1__schedule_tick_request__shape;
}
static inline const regent_shape *regent__v1__schedule_tick_response__shape_pointer(void) {
    return &regent__v1__schedule_tick_response__shape;
}
static inline const regent_shape *regent__v1__scheduled_change__shape_pointer(void) {
    return &regent__v1__scheduled_change__shape;
}
static inline const regent_shape *regent__v1__scheduled_failure__shape_pointer(void) {
    return &regent__v1__scheduled_failure__shape;
}

#endif
