/* Generated from regent/v1/validations.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__validation_request__children[] = {
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
    &google__protobuf__timestamp__shape,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
};
const regent_shape regent__v1__validation_request__shape = {
    &regent__v1__validation_request__descriptor, UINT64_C(0x57c5), regent__v1__validation_request__children};
static const regent_shape *const regent__v1__request_validation_request__children[] = {
    &regent__v1__validation_request__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__request_validation_request__shape = {
    &regent__v1__request_validation_request__descriptor, UINT64_C(0x0), regent__v1__request_validation_request__children};
static const regent_shape *const regent__v1__request_validation_response__children[] = {
    &regent__v1__validation_request__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__request_validation_response__shape = {
    &regent__v1__request_validation_response__descriptor, UINT64_C(0x0), regent__v1__request_validation_response__children};
static const regent_shape *const regent__v1__start_validation_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__start_validation_request__shape = {
    &regent__v1__start_validation_request__descriptor, UINT64_C(0x1), regent__v1__start_validation_request__children};
static const regent_shape *const regent__v1__start_validation_response__children[] = {
    &regent__v1__validation_request__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__start_validation_response__shape = {
    &regent__v1__start_validation_response__descriptor, UINT64_C(0x0), regent__v1__start_validation_response__children};
static const regent_shape *const regent__v1__decide_validation_request__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__decide_validation_request__shape = {
    &regent__v1__decide_validation_request__descriptor, UINT64_C(0x5), regent__v1__decide_validation_request__children};
static const regent_shape *const regent__v1__decide_validation_response__children[] = {
    &regent__v1__validation_request__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__decide_validation_response__shape = {
    &regent__v1__decide_validation_response__descriptor, UINT64_C(0x0), regent__v1__decide_validation_response__children};
const regent_shape regent__v1__get_validation_request_request__shape = {
    &regent__v1__get_validation_request_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_validation_request_response__children[] = {
    &regent__v1__validation_request__shape,
};
const regent_shape regent__v1__get_validation_request_response__shape = {
    &regent__v1__get_validation_request_response__descriptor, UINT64_C(0x0), regent__v1__get_validation_request_response__children};
const regent_shape regent__v1__list_validation_requests_request__shape = {
    &regent__v1__list_validation_requests_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_validation_requests_response__children[] = {
    &regent__v1__validation_request__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_validation_requests_response__shape = {
    &regent__v1__list_validation_requests_response__descriptor, UINT64_C(0x6), regent__v1__list_validation_requests_response__children};
