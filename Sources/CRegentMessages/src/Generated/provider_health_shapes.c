/* Generated from regent/v1/provider_health.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__health_rate__shape = {
    &regent__v1__health_rate__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__provider_health__children[] = {
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
    &regent__v1__health_rate__shape,
    &regent__v1__health_rate__shape,
    &regent__v1__health_rate__shape,
    &regent__v1__health_rate__shape,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__provider_health__shape = {
    &regent__v1__provider_health__descriptor, UINT64_C(0x1), regent__v1__provider_health__children};
const regent_shape regent__v1__list_provider_health_request__shape = {
    &regent__v1__list_provider_health_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__list_provider_health_response__children[] = {
    &regent__v1__provider_health__shape,
    NULL,
};
const regent_shape regent__v1__list_provider_health_response__shape = {
    &regent__v1__list_provider_health_response__descriptor, UINT64_C(0x0), regent__v1__list_provider_health_response__children};
const regent_shape regent__v1__watch_provider_health_request__shape = {
    &regent__v1__watch_provider_health_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__watch_provider_health_response__children[] = {
    &regent__v1__provider_health__shape,
    NULL,
};
const regent_shape regent__v1__watch_provider_health_response__shape = {
    &regent__v1__watch_provider_health_response__descriptor, UINT64_C(0x0), regent__v1__watch_provider_health_response__children};
static const regent_shape *const regent__v1__reset_provider_health_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__reset_provider_health_request__shape = {
    &regent__v1__reset_provider_health_request__descriptor, UINT64_C(0x1), regent__v1__reset_provider_health_request__children};
static const regent_shape *const regent__v1__reset_provider_health_response__children[] = {
    &regent__v1__provider_config__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__reset_provider_health_response__shape = {
    &regent__v1__reset_provider_health_response__descriptor, UINT64_C(0x0), regent__v1__reset_provider_health_response__children};
