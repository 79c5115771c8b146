/* Generated from regent/v1/errors.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__error_group__children[] = {
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
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    &regent__v1__error_sample__shape,
};
const regent_shape regent__v1__error_group__shape = {
    &regent__v1__error_group__descriptor, UINT64_C(0x2e1f), regent__v1__error_group__children};
static const regent_shape *const regent__v1__error_sample__children[] = {
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__error_sample__shape = {
    &regent__v1__error_sample__descriptor, UINT64_C(0x3e), regent__v1__error_sample__children};
const regent_shape regent__v1__list_error_groups_request__shape = {
    &regent__v1__list_error_groups_request__descriptor, UINT64_C(0x2), NULL};
static const regent_shape *const regent__v1__list_error_groups_response__children[] = {
    &regent__v1__error_group__shape,
    NULL,
};
const regent_shape regent__v1__list_error_groups_response__shape = {
    &regent__v1__list_error_groups_response__descriptor, UINT64_C(0x0), regent__v1__list_error_groups_response__children};
const regent_shape regent__v1__get_error_group_request__shape = {
    &regent__v1__get_error_group_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_error_group_response__children[] = {
    &regent__v1__error_group__shape,
};
const regent_shape regent__v1__get_error_group_response__shape = {
    &regent__v1__get_error_group_response__descriptor, UINT64_C(0x0), regent__v1__get_error_group_response__children};
const regent_shape regent__v1__resolve_error_group_request__shape = {
    &regent__v1__resolve_error_group_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__resolve_error_group_response__children[] = {
    &regent__v1__error_group__shape,
};
const regent_shape regent__v1__resolve_error_group_response__shape = {
    &regent__v1__resolve_error_group_response__descriptor, UINT64_C(0x0), regent__v1__resolve_error_group_response__children};
const regent_shape regent__v1__reopen_error_group_request__shape = {
    &regent__v1__reopen_error_group_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__reopen_error_group_response__children[] = {
    &regent__v1__error_group__shape,
};
const regent_shape regent__v1__reopen_error_group_response__shape = {
    &regent__v1__reopen_error_group_response__descriptor, UINT64_C(0x0), regent__v1__reopen_error_group_response__children};
