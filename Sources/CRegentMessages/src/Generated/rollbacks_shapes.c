/* Generated from regent/v1/rollbacks.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__rollback_record__children[] = {
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
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
};
const regent_shape regent__v1__rollback_record__shape = {
    &regent__v1__rollback_record__descriptor, UINT64_C(0x59fc5), regent__v1__rollback_record__children};
static const regent_shape *const regent__v1__set_root_cause_request__children[] = {
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__set_root_cause_request__shape = {
    &regent__v1__set_root_cause_request__descriptor, UINT64_C(0x3), regent__v1__set_root_cause_request__children};
static const regent_shape *const regent__v1__set_root_cause_response__children[] = {
    &regent__v1__rollback_record__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__set_root_cause_response__shape = {
    &regent__v1__set_root_cause_response__descriptor, UINT64_C(0x0), regent__v1__set_root_cause_response__children};
const regent_shape regent__v1__get_rollback_request__shape = {
    &regent__v1__get_rollback_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_rollback_response__children[] = {
    &regent__v1__rollback_record__shape,
};
const regent_shape regent__v1__get_rollback_response__shape = {
    &regent__v1__get_rollback_response__descriptor, UINT64_C(0x0), regent__v1__get_rollback_response__children};
const regent_shape regent__v1__list_rollbacks_request__shape = {
    &regent__v1__list_rollbacks_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_rollbacks_response__children[] = {
    &regent__v1__rollback_record__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_rollbacks_response__shape = {
    &regent__v1__list_rollbacks_response__descriptor, UINT64_C(0x6), regent__v1__list_rollbacks_response__children};
const regent_shape regent__v1__get_rollback_review_request__shape = {
    &regent__v1__get_rollback_review_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_rollback_review_response__children[] = {
    &regent__v1__rollback_record__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &regent__v1__version_review__shape,
    &regent__v1__route_outcome__shape,
    NULL,
};
const regent_shape regent__v1__get_rollback_review_response__shape = {
    &regent__v1__get_rollback_review_response__descriptor, UINT64_C(0x0), regent__v1__get_rollback_review_response__children};
static const regent_shape *const regent__v1__version_review__children[] = {
    NULL,
    &regent__v1__outcome_review__shape,
    &regent__v1__outcome_review__shape,
};
const regent_shape regent__v1__version_review__shape = {
    &regent__v1__version_review__descriptor, UINT64_C(0x1), regent__v1__version_review__children};
static const regent_shape *const regent__v1__outcome_review__children[] = {
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__outcome_review__shape = {
    &regent__v1__outcome_review__descriptor, UINT64_C(0x0), regent__v1__outcome_review__children};
