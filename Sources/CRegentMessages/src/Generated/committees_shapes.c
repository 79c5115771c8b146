/* Generated from regent/v1/committees.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__committee__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    &regent__v1__committee_seat_holders__shape,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__committee__shape = {
    &regent__v1__committee__descriptor, UINT64_C(0x65), regent__v1__committee__children};
const regent_shape regent__v1__committee_seat_holders__shape = {
    &regent__v1__committee_seat_holders__descriptor, UINT64_C(0x2), NULL};
static const regent_shape *const regent__v1__put_committee_request__children[] = {
    &regent__v1__committee__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__put_committee_request__shape = {
    &regent__v1__put_committee_request__descriptor, UINT64_C(0x0), regent__v1__put_committee_request__children};
static const regent_shape *const regent__v1__put_committee_response__children[] = {
    &regent__v1__committee__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__put_committee_response__shape = {
    &regent__v1__put_committee_response__descriptor, UINT64_C(0x0), regent__v1__put_committee_response__children};
static const regent_shape *const regent__v1__archive_committee_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__archive_committee_request__shape = {
    &regent__v1__archive_committee_request__descriptor, UINT64_C(0x1), regent__v1__archive_committee_request__children};
static const regent_shape *const regent__v1__archive_committee_response__children[] = {
    &regent__v1__committee__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__archive_committee_response__shape = {
    &regent__v1__archive_committee_response__descriptor, UINT64_C(0x0), regent__v1__archive_committee_response__children};
static const regent_shape *const regent__v1__restore_committee_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__restore_committee_request__shape = {
    &regent__v1__restore_committee_request__descriptor, UINT64_C(0x1), regent__v1__restore_committee_request__children};
static const regent_shape *const regent__v1__restore_committee_response__children[] = {
    &regent__v1__committee__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__restore_committee_response__shape = {
    &regent__v1__restore_committee_response__descriptor, UINT64_C(0x0), regent__v1__restore_committee_response__children};
const regent_shape regent__v1__get_committee_request__shape = {
    &regent__v1__get_committee_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_committee_response__children[] = {
    &regent__v1__committee__shape,
};
const regent_shape regent__v1__get_committee_response__shape = {
    &regent__v1__get_committee_response__descriptor, UINT64_C(0x0), regent__v1__get_committee_response__children};
const regent_shape regent__v1__list_committees_request__shape = {
    &regent__v1__list_committees_request__descriptor, UINT64_C(0x1a), NULL};
static const regent_shape *const regent__v1__list_committees_response__children[] = {
    &regent__v1__committee__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_committees_response__shape = {
    &regent__v1__list_committees_response__descriptor, UINT64_C(0x6), regent__v1__list_committees_response__children};
