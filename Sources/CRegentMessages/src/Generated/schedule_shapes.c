/* Generated from regent/v1/schedule.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__schedule_tick_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__schedule_tick_request__shape = {
    &regent__v1__schedule_tick_request__descriptor, UINT64_C(0x0), regent__v1__schedule_tick_request__children};
static const regent_shape *const regent__v1__schedule_tick_response__children[] = {
    &regent__v1__scheduled_change__shape,
    &regent__v1__scheduled_failure__shape,
    NULL,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__schedule_tick_response__shape = {
    &regent__v1__schedule_tick_response__descriptor, UINT64_C(0x0), regent__v1__schedule_tick_response__children};
static const regent_shape *const regent__v1__scheduled_change__children[] = {
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
};
const regent_shape regent__v1__scheduled_change__shape = {
    &regent__v1__scheduled_change__descriptor, UINT64_C(0x3), regent__v1__scheduled_change__children};
static const regent_shape *const regent__v1__scheduled_failure__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__scheduled_failure__shape = {
    &regent__v1__scheduled_failure__descriptor, UINT64_C(0xd), regent__v1__scheduled_failure__children};
