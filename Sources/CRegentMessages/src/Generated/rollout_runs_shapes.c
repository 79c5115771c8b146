/* Generated from regent/v1/rollout_runs.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__rollout_metric_verdict__shape = {
    &regent__v1__rollout_metric_verdict__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__rollout_verdict__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    &regent__v1__rollout_metric_verdict__shape,
    NULL,
};
const regent_shape regent__v1__rollout_verdict__shape = {
    &regent__v1__rollout_verdict__descriptor, UINT64_C(0x40), regent__v1__rollout_verdict__children};
static const regent_shape *const regent__v1__rollout_plan__children[] = {
    &regent__v1__rollout_stage__shape,
    &regent__v1__rollout_judge__shape,
    &regent__v1__rollout_trigger__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__rollout_plan__shape = {
    &regent__v1__rollout_plan__descriptor, UINT64_C(0x0), regent__v1__rollout_plan__children};
static const regent_shape *const regent__v1__rollout_run__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__rollout_plan__shape,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &regent__v1__rollout_verdict__shape,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__rollout_run__shape = {
    &regent__v1__rollout_run__descriptor, UINT64_C(0x1d807c5), regent__v1__rollout_run__children};
static const regent_shape *const regent__v1__start_rollout_request__children[] = {
    &regent__v1__rollout_run__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__start_rollout_request__shape = {
    &regent__v1__start_rollout_request__descriptor, UINT64_C(0x0), regent__v1__start_rollout_request__children};
static const regent_shape *const regent__v1__start_rollout_response__children[] = {
    &regent__v1__rollout_run__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__start_rollout_response__shape = {
    &regent__v1__start_rollout_response__descriptor, UINT64_C(0x0), regent__v1__start_rollout_response__children};
static const regent_shape *const regent__v1__pause_rollout_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__pause_rollout_request__shape = {
    &regent__v1__pause_rollout_request__descriptor, UINT64_C(0x1), regent__v1__pause_rollout_request__children};
static const regent_shape *const regent__v1__pause_rollout_response__children[] = {
    &regent__v1__rollout_run__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__pause_rollout_response__shape = {
    &regent__v1__pause_rollout_response__descriptor, UINT64_C(0x0), regent__v1__pause_rollout_response__children};
static const regent_shape *const regent__v1__resume_rollout_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__resume_rollout_request__shape = {
    &regent__v1__resume_rollout_request__descriptor, UINT64_C(0x1), regent__v1__resume_rollout_request__children};
static const regent_shape *const regent__v1__resume_rollout_response__children[] = {
    &regent__v1__rollout_run__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__resume_rollout_response__shape = {
    &regent__v1__resume_rollout_response__descriptor, UINT64_C(0x0), regent__v1__resume_rollout_response__children};
static const regent_shape *const regent__v1__abort_rollout_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__abort_rollout_request__shape = {
    &regent__v1__abort_rollout_request__descriptor, UINT64_C(0x1), regent__v1__abort_rollout_request__children};
static const regent_shape *const regent__v1__abort_rollout_response__children[] = {
    &regent__v1__rollout_run__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__abort_rollout_response__shape = {
    &regent__v1__abort_rollout_response__descriptor, UINT64_C(0x0), regent__v1__abort_rollout_response__children};
const regent_shape regent__v1__get_rollout_request__shape = {
    &regent__v1__get_rollout_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_rollout_response__children[] = {
    &regent__v1__rollout_run__shape,
};
const regent_shape regent__v1__get_rollout_response__shape = {
    &regent__v1__get_rollout_response__descriptor, UINT64_C(0x0), regent__v1__get_rollout_response__children};
const regent_shape regent__v1__list_rollouts_request__shape = {
    &regent__v1__list_rollouts_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_rollouts_response__children[] = {
    &regent__v1__rollout_run__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_rollouts_response__shape = {
    &regent__v1__list_rollouts_response__descriptor, UINT64_C(0x6), regent__v1__list_rollouts_response__children};
