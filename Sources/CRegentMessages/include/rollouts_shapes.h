/* Generated from regent/v1/rollouts.proto by proto/generator. Do not edit. */
#ifndef ROLLOUTS_SHAPES_H
#define ROLLOUTS_SHAPES_H

#include "rollouts.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__rollout_stage__shape;
extern const regent_shape regent__v1__rollout_judge__shape;
extern const regent_shape regent__v1__rollout_trigger__shape;
extern const regent_shape regent__v1__rollout_policy__shape;
extern const regent_shape regent__v1__auto_promote_approval__shape;
extern const regent_shape regent__v1__put_rollout_policy_request__shape;
extern const regent_shape regent__v1__put_rollout_policy_response__shape;
extern const regent_shape regent__v1__rollback_rollout_request__shape;
extern const regent_shape regent__v1__rollback_rollout_response__shape;
extern const regent_shape regent__v1__approve_auto_promote_request__shape;
extern const regent_shape regent__v1__approve_auto_promote_response__shape;
extern const regent_shape regent__v1__promote_version_request__shape;
extern const regent_shape regent__v1__promote_version_response__shape;
extern const regent_shape regent__v1__get_rollout_policy_request__shape;
extern const regent_shape regent__v1__get_rollout_policy_response__shape;
extern const regent_shape regent__v1__list_rollout_policies_request__shape;
extern const regent_shape regent__v1__list_rollout_policies_response__shape;

static inline const regent_shape *regent__v1__rollout_stage__shape_pointer(void) {
    return &regent__v1__rollout_stage__shape;
}
static inline const regent_shape *regent__v1__rollout_judge__shape_pointer(void) {
    return &regent__v1__rollout_judge__shape;
}
static inline const regent_shape *regent__v1__rollout_trigger__shape_pointer(void) {
    return &regent__v1__rollout_trigger__shape;
}
static inline const regent_shape *regent__v1__rollout_policy__shape_pointer(void) {
    return &regent__v1__rollout_policy__shape;
}
static inline const regent_shape *regent__v1__auto_promote_approval__shape_pointer(void) {
    return &regent__v1__auto_promote_approval__shape;
}
static inline const regent_shape *regent__v1__put_rollout_policy_request__shape_pointer(void) {
    return &regent__v1__put_rollout_policy_request__shape;
}
static inline const regent_shape *regent__v1__put_rollout_policy_response__shape_pointer(void) {
    return &regent__v1__put_rollout_policy_response__shape;
}
static inline const regent_shape *regent__v1__rollback_rollout_request__shape_pointer(void) {
    return &regent__v1__rollback_rollout_request__shape;
}
static inline const regent_shape *regent__v1__rollback_rollout_response__shape_pointer(void) {
    return &regent__v1__rollback_rollout_response__shape;
}
static inline const regent_shape *regent__v1__approve_auto_promote_request__shape_pointer(void) {
    return &regent__v1__approve_auto_promote_request__shape;
}
static inline const regent_shape *regent__v1__approve_auto_promote_response__shape_pointer(void) {
    return &regent__v1__approve_auto_promote_response__shape;
}
static inline const regent_shape *regent__v1__promote_version_request__shape_pointer(void) {
    return &regent__v1__promote_version_request__shape;
}
static inline const regent_shape *regent__v1__promote_version_response__shape_pointer(void) {
    return &regent__v1__promote_version_response__shape;
}
static inline const regent_shape *regent__v1__get_rollout_policy_request__shape_pointer(void) {
    return &regent__v1__get_rollout_policy_request__shape;
}
static inline const regent_shape *regent__v1__get_rollout_policy_response__shape_pointer(void) {
    return &regent__v1__get_rollout_policy_response__shape;
}
static inline const regent_shape *regent__v1__list_rollout_policies_request__shape_pointer(void) {
    return &regent__v1__list_rollout_policies_request__shape;
}
static inline const regent_shape *regent__v1__list_rollout_policies_response__shape_pointer(void) {
    return &regent__v1__list_rollout_policies_response__shape;
}

#endif
