/* Generated from regent/v1/rollout_simulation.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__simulated_effect__shape = {
    &regent__v1__simulated_effect__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__simulation_settings__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__simulated_effect__shape,
};
const regent_shape regent__v1__simulation_settings__shape = {
    &regent__v1__simulation_settings__descriptor, UINT64_C(0x0), regent__v1__simulation_settings__children};
static const regent_shape *const regent__v1__simulate_rollout_request__children[] = {
    NULL,
    NULL,
    &regent__v1__rollout_plan__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &regent__v1__route_outcome__shape,
    &regent__v1__simulation_settings__shape,
};
const regent_shape regent__v1__simulate_rollout_request__shape = {
    &regent__v1__simulate_rollout_request__descriptor, UINT64_C(0x3), regent__v1__simulate_rollout_request__children};
static const regent_shape *const regent__v1__simulate_rollout_response__children[] = {
    &regent__v1__rollout_simulation__shape,
};
const regent_shape regent__v1__simulate_rollout_response__shape = {
    &regent__v1__simulate_rollout_response__descriptor, UINT64_C(0x0), regent__v1__simulate_rollout_response__children};
static const regent_shape *const regent__v1__rollout_simulation__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    &regent__v1__simulated_replay__shape,
    &regent__v1__simulated_replay__shape,
    &regent__v1__simulated_rollouts__shape,
    &regent__v1__simulated_rollouts__shape,
    NULL,
    &regent__v1__simulated_trigger__shape,
};
const regent_shape regent__v1__rollout_simulation__shape = {
    &regent__v1__rollout_simulation__descriptor, UINT64_C(0x0), regent__v1__rollout_simulation__children};
static const regent_shape *const regent__v1__simulated_replay__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    &regent__v1__rollout_metric_verdict__shape,
    NULL,
};
const regent_shape regent__v1__simulated_replay__shape = {
    &regent__v1__simulated_replay__descriptor, UINT64_C(0x86), regent__v1__simulated_replay__children};
const regent_shape regent__v1__simulated_rollouts__shape = {
    &regent__v1__simulated_rollouts__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__simulated_trigger__shape = {
    &regent__v1__simulated_trigger__descriptor, UINT64_C(0x2), NULL};
