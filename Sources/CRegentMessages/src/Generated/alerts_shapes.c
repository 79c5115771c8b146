/* Generated from regent/v1/alerts.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__alert__children[] = {
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
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__alert__shape = {
    &regent__v1__alert__descriptor, UINT64_C(0x6c385), regent__v1__alert__children};
static const regent_shape *const regent__v1__close_alert_request__children[] = {
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__close_alert_request__shape = {
    &regent__v1__close_alert_request__descriptor, UINT64_C(0x1), regent__v1__close_alert_request__children};
static const regent_shape *const regent__v1__close_alert_response__children[] = {
    &regent__v1__alert__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__close_alert_response__shape = {
    &regent__v1__close_alert_response__descriptor, UINT64_C(0x0), regent__v1__close_alert_response__children};
const regent_shape regent__v1__get_alert_request__shape = {
    &regent__v1__get_alert_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_alert_response__children[] = {
    &regent__v1__alert__shape,
};
const regent_shape regent__v1__get_alert_response__shape = {
    &regent__v1__get_alert_response__descriptor, UINT64_C(0x0), regent__v1__get_alert_response__children};
const regent_shape regent__v1__list_alerts_request__shape = {
    &regent__v1__list_alerts_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_alerts_response__children[] = {
    &regent__v1__alert__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_alerts_response__shape = {
    &regent__v1__list_alerts_response__descriptor, UINT64_C(0x6), regent__v1__list_alerts_response__children};
