/* Generated from regent/v1/apply.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__apply_request__children[] = {
    &regent__v1__applied_document__shape,
    NULL,
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__apply_request__shape = {
    &regent__v1__apply_request__descriptor, UINT64_C(0x4), regent__v1__apply_request__children};
const regent_shape regent__v1__applied_document__shape = {
    &regent__v1__applied_document__descriptor, UINT64_C(0x3d), NULL};
static const regent_shape *const regent__v1__applied_change__children[] = {
    NULL,
    NULL,
    &regent__v1__field_change__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__applied_change__shape = {
    &regent__v1__applied_change__descriptor, UINT64_C(0x21), regent__v1__applied_change__children};
static const regent_shape *const regent__v1__apply_response__children[] = {
    &regent__v1__applied_change__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__apply_response__shape = {
    &regent__v1__apply_response__descriptor, UINT64_C(0x0), regent__v1__apply_response__children};
