/* Generated from regent/v1/forces.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__force__children[] = {
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
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__force__shape = {
    &regent__v1__force__descriptor, UINT64_C(0x1d9c5), regent__v1__force__children};
static const regent_shape *const regent__v1__force_version_request__children[] = {
    &regent__v1__force__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__force_version_request__shape = {
    &regent__v1__force_version_request__descriptor, UINT64_C(0x0), regent__v1__force_version_request__children};
static const regent_shape *const regent__v1__force_version_response__children[] = {
    &regent__v1__force__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__force_version_response__shape = {
    &regent__v1__force_version_response__descriptor, UINT64_C(0x0), regent__v1__force_version_response__children};
static const regent_shape *const regent__v1__release_force_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__release_force_request__shape = {
    &regent__v1__release_force_request__descriptor, UINT64_C(0x1), regent__v1__release_force_request__children};
static const regent_shape *const regent__v1__release_force_response__children[] = {
    &regent__v1__force__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__release_force_response__shape = {
    &regent__v1__release_force_response__descriptor, UINT64_C(0x0), regent__v1__release_force_response__children};
const regent_shape regent__v1__get_force_request__shape = {
    &regent__v1__get_force_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_force_response__children[] = {
    &regent__v1__force__shape,
};
const regent_shape regent__v1__get_force_response__shape = {
    &regent__v1__get_force_response__descriptor, UINT64_C(0x0), regent__v1__get_force_response__children};
const regent_shape regent__v1__list_forces_request__shape = {
    &regent__v1__list_forces_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_forces_response__children[] = {
    &regent__v1__force__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_forces_response__shape = {
    &regent__v1__list_forces_response__descriptor, UINT64_C(0x6), regent__v1__list_forces_response__children};
