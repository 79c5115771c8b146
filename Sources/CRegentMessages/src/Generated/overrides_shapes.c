/* Generated from regent/v1/overrides.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__override__children[] = {
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
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__override__shape = {
    &regent__v1__override__descriptor, UINT64_C(0xbe85), regent__v1__override__children};
static const regent_shape *const regent__v1__request_override_request__children[] = {
    &regent__v1__override__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__request_override_request__shape = {
    &regent__v1__request_override_request__descriptor, UINT64_C(0x0), regent__v1__request_override_request__children};
static const regent_shape *const regent__v1__request_override_response__children[] = {
    &regent__v1__override__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__request_override_response__shape = {
    &regent__v1__request_override_response__descriptor, UINT64_C(0x0), regent__v1__request_override_response__children};
static const regent_shape *const regent__v1__grant_override_request__children[] = {
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__grant_override_request__shape = {
    &regent__v1__grant_override_request__descriptor, UINT64_C(0x3), regent__v1__grant_override_request__children};
static const regent_shape *const regent__v1__grant_override_response__children[] = {
    &regent__v1__override__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__grant_override_response__shape = {
    &regent__v1__grant_override_response__descriptor, UINT64_C(0x0), regent__v1__grant_override_response__children};
static const regent_shape *const regent__v1__deny_override_request__children[] = {
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__deny_override_request__shape = {
    &regent__v1__deny_override_request__descriptor, UINT64_C(0x3), regent__v1__deny_override_request__children};
static const regent_shape *const regent__v1__deny_override_response__children[] = {
    &regent__v1__override__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__deny_override_response__shape = {
    &regent__v1__deny_override_response__descriptor, UINT64_C(0x0), regent__v1__deny_override_response__children};
const regent_shape regent__v1__get_override_request__shape = {
    &regent__v1__get_override_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_override_response__children[] = {
    &regent__v1__override__shape,
};
const regent_shape regent__v1__get_override_response__shape = {
    &regent__v1__get_override_response__descriptor, UINT64_C(0x0), regent__v1__get_override_response__children};
const regent_shape regent__v1__list_overrides_request__shape = {
    &regent__v1__list_overrides_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_overrides_response__children[] = {
    &regent__v1__override__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_overrides_response__shape = {
    &regent__v1__list_overrides_response__descriptor, UINT64_C(0x6), regent__v1__list_overrides_response__children};
