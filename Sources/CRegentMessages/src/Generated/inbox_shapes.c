/* Generated from regent/v1/inbox.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__inbox_item__children[] = {
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
};
const regent_shape regent__v1__inbox_item__shape = {
    &regent__v1__inbox_item__descriptor, UINT64_C(0x34f), regent__v1__inbox_item__children};
const regent_shape regent__v1__get_inbox_request__shape = {
    &regent__v1__get_inbox_request__descriptor, UINT64_C(0x2), NULL};
static const regent_shape *const regent__v1__get_inbox_response__children[] = {
    &regent__v1__inbox_item__shape,
    NULL,
};
const regent_shape regent__v1__get_inbox_response__shape = {
    &regent__v1__get_inbox_response__descriptor, UINT64_C(0x2), regent__v1__get_inbox_response__children};
const regent_shape regent__v1__list_approvals_request__shape = {
    &regent__v1__list_approvals_request__descriptor, UINT64_C(0x2), NULL};
static const regent_shape *const regent__v1__list_approvals_response__children[] = {
    &regent__v1__inbox_item__shape,
    NULL,
};
const regent_shape regent__v1__list_approvals_response__shape = {
    &regent__v1__list_approvals_response__descriptor, UINT64_C(0x2), regent__v1__list_approvals_response__children};
