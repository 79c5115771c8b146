/* Generated from regent/v1/analytics.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__query_metrics_request__children[] = {
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
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__query_metrics_request__shape = {
    &regent__v1__query_metrics_request__descriptor, UINT64_C(0xc1f), regent__v1__query_metrics_request__children};
static const regent_shape *const regent__v1__query_metrics_response__children[] = {
    &regent__v1__query_metrics_request__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &regent__v1__query_column__shape,
    &regent__v1__query_row__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__query_metrics_response__shape = {
    &regent__v1__query_metrics_response__descriptor, UINT64_C(0x0), regent__v1__query_metrics_response__children};
const regent_shape regent__v1__query_column__shape = {
    &regent__v1__query_column__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__query_row__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
    &regent__v1__query_value__shape,
};
const regent_shape regent__v1__query_row__shape = {
    &regent__v1__query_row__descriptor, UINT64_C(0x1), regent__v1__query_row__children};
const regent_shape regent__v1__query_value__shape = {
    &regent__v1__query_value__descriptor, UINT64_C(0x0), NULL};
