/* Generated from regent/v1/rollout_simulation.proto by proto/generator. Do not edit. */
#ifndef ROLLOUT_SIMULATION_SHAPES_H
#define ROLLOUT_SIMULATION_SHAPES_H

#include "rollout_simulation.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__simulated_effect__shape;
extern const regent_shape regent__v1__simulation_settings__shape;
extern const regent_shape regent__v1__simulate_rollout_request__shape;
extern const regent_shape regent__v1__simulate_rollout_response__shape;
extern const regent_shape regent__v1__rollout_simulation__shape;
extern const regent_shape regent__v1__simulated_replay__shape;
extern const regent_shape regent__v1__simulated_rollouts__shape;
extern const regent_shape regent__v1__simulated_trigger__shape;

static inline const regent_shape *regent__v1__simulated_effect__shape_pointer(void) {
    return &regent__v1__simulated_effect__shape;
}
static inline const regent_shape *regent__v1__simulation_settings__shape_pointer(void) {
    return &regent__v1__simulation_settings__shape;
}
static inline const regent_shape *regent__v1__simulate_rollout_request__shape_pointer(void) {
    return &regent__v1__simulate_rollout_request__shape;
}
static inline const regent_shape *regent__v1__simulate_rollout_response__shape_pointer(void) {
    return &regent__v1__simulate_rollout_response__shape;
}
static inline const regent_shape *regent__v1__rollout_simulation__shape_pointer(void) {
    return &regent__v1__rollout_simulation__shape;
}
static inline const regent_shape *regent__v1__simulated_replay__shape_pointer(void) {
    return &regent__v1__simulated_replay__shape;
}
static inline const regent_shape *regent__v1__simulated_rollouts__shape_pointer(void) {
    return &regent__v1__simulated_rollouts__shape;
}
static inline const regent_shape *regent__v1__simulated_trigger__shape_pointer(void) {
    return &regent__v1__simulated_trigger__shape;
}

#endif
