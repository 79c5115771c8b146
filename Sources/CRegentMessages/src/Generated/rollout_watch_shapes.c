/* Generated from regent/v1/rollout_watch.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__watch_rollout_request__shape = {
    &regent__v1__watch_rollout_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__watch_rollout_response__children[] = {
    &regent__v1__rollout_figures__shape,
};
const regent_shape regent__v1__watch_rollout_response__shape = {
    &regent__v1__watch_rollout_response__descriptor, UINT64_C(0x0), regent__v1__watch_rollout_response__children};
const regent_shape regent__v1__ignored_outcomes__shape = {
    &regent__v1__ignored_outcomes__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__rollout_figures__children[] = {
    &regent__v1__rollout_run__shape,
    &regent__v1__rollout_verdict__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__ignored_outcomes__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__rollout_figures__shape = {
    &regent__v1__rollout_figures__descriptor, UINT64_C(0x40), regent__v1__rollout_figures__children};
