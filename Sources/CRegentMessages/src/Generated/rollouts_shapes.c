/* Generated from regent/v1/rollouts.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__rollout_stage__shape = {
    &regent__v1__rollout_stage__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__rollout_judge__shape = {
    &regent__v1__rollout_judge__descriptor, UINT64_C(0x4), NULL};
const regent_shape regent__v1__rollout_trigger__shape = {
    &regent__v1__rollout_trigger__descriptor, UINT64_C(0x2), NULL};
static const regent_shape *const regent__v1__rollout_policy__children[] = {
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
    NULL,
    &regent__v1__rollout_stage__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__rollout_judge__shape,
    &regent__v1__rollout_trigger__shape,
    NULL,
    NULL,
    NULL,
    &regent__v1__auto_promote_approval__shape,
    NULL,
};
const regent_shape regent__v1__rollout_policy__shape = {
    &regent__v1__rollout_policy__descriptor, UINT64_C(0x800bc5), regent__v1__rollout_policy__children};
static const regent_shape *const regent__v1__auto_promote_approval__children[] = {
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__auto_promote_approval__shape = {
    &regent__v1__auto_promote_approval__descriptor, UINT64_C(0x3), regent__v1__auto_promote_approval__children};
static const regent_shape *const regent__v1__put_rollout_policy_request__children[] = {
    &regent__v1__rollout_policy__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__put_rollout_policy_request__shape = {
    &regent__v1__put_rollout_policy_request__descriptor, UINT64_C(0x0), regent__v1__put_rollout_policy_request__children};
static const regent_shape *const regent__v1__put_rollout_policy_response__children[] = {
    &regent__v1__rollout_policy__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__put_rollout_policy_response__shape = {
    &regent__v1__put_rollout_policy_response__descriptor, UINT64_C(0x0), regent__v1__put_rollout_policy_response__children};
static const regent_shape *const regent__v1__rollback_rollout_request__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__rollback_rollout_request__shape = {
    &regent__v1__rollback_rollout_request__descriptor, UINT64_C(0x1), regent__v1__rollback_rollout_request__children};
static const regent_shape *const regent__v1__rollback_rollout_response__children[] = {
    &regent__v1__rollout_policy__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__rollback_rollout_response__shape = {
    &regent__v1__rollback_rollout_response__descriptor, UINT64_C(0x0), regent__v1__rollback_rollout_response__children};
static const regent_shape *const regent__v1__approve_auto_promote_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__approve_auto_promote_request__shape = {
    &regent__v1__approve_auto_promote_request__descriptor, UINT64_C(0x1), regent__v1__approve_auto_promote_request__children};
static const regent_shape *const regent__v1__approve_auto_promote_response__children[] = {
    &regent__v1__rollout_policy__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__approve_auto_promote_response__shape = {
    &regent__v1__approve_auto_promote_response__descriptor, UINT64_C(0x0), regent__v1__approve_auto_promote_response__children};
static const regent_shape *const regent__v1__promote_version_request__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__promote_version_request__shape = {
    &regent__v1__promote_version_request__descriptor, UINT64_C(0x7), regent__v1__promote_version_request__children};
static const regent_shape *const regent__v1__promote_version_response__children[] = {
    &regent__v1__model_version__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__promote_version_response__shape = {
    &regent__v1__promote_version_response__descriptor, UINT64_C(0x0), regent__v1__promote_version_response__children};
const regent_shape regent__v1__get_rollout_policy_request__shape = {
    &regent__v1__get_rollout_policy_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_rollout_policy_response__children[] = {
    &regent__v1__rollout_policy__shape,
};
const regent_shape regent__v1__get_rollout_policy_response__shape = {
    &regent__v1__get_rollout_policy_response__descriptor, UINT64_C(0x0), regent__v1__get_rollout_policy_response__children};
const regent_shape regent__v1__list_rollout_policies_request__shape = {
    &regent__v1__list_rollout_policies_request__descriptor, UINT64_C(0x1d), NULL};
static const regent_shape *const regent__v1__list_rollout_policies_response__children[] = {
    &regent__v1__rollout_policy__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_rollout_policies_response__shape = {
    &regent__v1__list_rollout_policies_response__descriptor, UINT64_C(0x6), regent__v1__list_rollout_policies_response__children};
