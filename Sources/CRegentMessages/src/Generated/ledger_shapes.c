/* Generated from regent/v1/ledger.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__ledger_entry__children[] = {
    NULL,
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
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__ledger_entry__shape = {
    &regent__v1__ledger_entry__descriptor, UINT64_C(0x18fc), regent__v1__ledger_entry__children};
const regent_shape regent__v1__watch_request__shape = {
    &regent__v1__watch_request__descriptor, UINT64_C(0x6), NULL};
static const regent_shape *const regent__v1__watch_response__children[] = {
    &regent__v1__ledger_entry__shape,
    NULL,
};
const regent_shape regent__v1__watch_response__shape = {
    &regent__v1__watch_response__descriptor, UINT64_C(0x0), regent__v1__watch_response__children};
const regent_shape regent__v1__get_history_request__shape = {
    &regent__v1__get_history_request__descriptor, UINT64_C(0x5), NULL};
static const regent_shape *const regent__v1__get_history_response__children[] = {
    &regent__v1__ledger_entry__shape,
    NULL,
};
const regent_shape regent__v1__get_history_response__shape = {
    &regent__v1__get_history_response__descriptor, UINT64_C(0x2), regent__v1__get_history_response__children};
