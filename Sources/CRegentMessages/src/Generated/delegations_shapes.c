/* Generated from regent/v1/delegations.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__delegation__children[] = {
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
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__delegation__shape = {
    &regent__v1__delegation__descriptor, UINT64_C(0x33c5), regent__v1__delegation__children};
static const regent_shape *const regent__v1__create_delegation_request__children[] = {
    &regent__v1__delegation__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__create_delegation_request__shape = {
    &regent__v1__create_delegation_request__descriptor, UINT64_C(0x0), regent__v1__create_delegation_request__children};
static const regent_shape *const regent__v1__create_delegation_response__children[] = {
    &regent__v1__delegation__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__create_delegation_response__shape = {
    &regent__v1__create_delegation_response__descriptor, UINT64_C(0x0), regent__v1__create_delegation_response__children};
static const regent_shape *const regent__v1__revoke_delegation_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__revoke_delegation_request__shape = {
    &regent__v1__revoke_delegation_request__descriptor, UINT64_C(0x1), regent__v1__revoke_delegation_request__children};
static const regent_shape *const regent__v1__revoke_delegation_response__children[] = {
    &regent__v1__delegation__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__revoke_delegation_response__shape = {
    &regent__v1__revoke_delegation_response__descriptor, UINT64_C(0x0), regent__v1__revoke_delegation_response__children};
const regent_shape regent__v1__get_delegation_request__shape = {
    &regent__v1__get_delegation_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_delegation_response__children[] = {
    &regent__v1__delegation__shape,
};
const regent_shape regent__v1__get_delegation_response__shape = {
    &regent__v1__get_delegation_response__descriptor, UINT64_C(0x0), regent__v1__get_delegation_response__children};
const regent_shape regent__v1__list_delegations_request__shape = {
    &regent__v1__list_delegations_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_delegations_response__children[] = {
    &regent__v1__delegation__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_delegations_response__shape = {
    &regent__v1__list_delegations_response__descriptor, UINT64_C(0x6), regent__v1__list_delegations_response__children};
