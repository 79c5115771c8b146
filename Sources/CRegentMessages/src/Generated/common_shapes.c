/* Generated from regent/v1/common.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__mutation__shape = {
    &regent__v1__mutation__descriptor, UINT64_C(0xb), NULL};
const regent_shape regent__v1__receipt__shape = {
    &regent__v1__receipt__descriptor, UINT64_C(0x2), NULL};
static const regent_shape *const regent__v1__error_info__children[] = {
    NULL,
    NULL,
    &regent__v1__error_info__metadata_entry__shape,
};
const regent_shape regent__v1__error_info__shape = {
    &regent__v1__error_info__descriptor, UINT64_C(0x3), regent__v1__error_info__children};
const regent_shape regent__v1__error_info__metadata_entry__shape = {
    &regent__v1__error_info__metadata_entry__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__bad_request__children[] = {
    &regent__v1__bad_request__field_violation__shape,
};
const regent_shape regent__v1__bad_request__shape = {
    &regent__v1__bad_request__descriptor, UINT64_C(0x0), regent__v1__bad_request__children};
const regent_shape regent__v1__bad_request__field_violation__shape = {
    &regent__v1__bad_request__field_violation__descriptor, UINT64_C(0x3), NULL};
