/* Generated from regent/v1/regions.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__region__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__region__shape = {
    &regent__v1__region__descriptor, UINT64_C(0x1c5), regent__v1__region__children};
static const regent_shape *const regent__v1__put_region_request__children[] = {
    &regent__v1__region__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__put_region_request__shape = {
    &regent__v1__put_region_request__descriptor, UINT64_C(0x0), regent__v1__put_region_request__children};
static const regent_shape *const regent__v1__put_region_response__children[] = {
    &regent__v1__region__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__put_region_response__shape = {
    &regent__v1__put_region_response__descriptor, UINT64_C(0x0), regent__v1__put_region_response__children};
static const regent_shape *const regent__v1__archive_region_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__archive_region_request__shape = {
    &regent__v1__archive_region_request__descriptor, UINT64_C(0x1), regent__v1__archive_region_request__children};
static const regent_shape *const regent__v1__archive_region_response__children[] = {
    &regent__v1__region__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__archive_region_response__shape = {
    &regent__v1__archive_region_response__descriptor, UINT64_C(0x0), regent__v1__archive_region_response__children};
static const regent_shape *const regent__v1__restore_region_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__restore_region_request__shape = {
    &regent__v1__restore_region_request__descriptor, UINT64_C(0x1), regent__v1__restore_region_request__children};
static const regent_shape *const regent__v1__restore_region_response__children[] = {
    &regent__v1__region__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__restore_region_response__shape = {
    &regent__v1__restore_region_response__descriptor, UINT64_C(0x0), regent__v1__restore_region_response__children};
const regent_shape regent__v1__get_region_request__shape = {
    &regent__v1__get_region_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_region_response__children[] = {
    &regent__v1__region__shape,
};
const regent_shape regent__v1__get_region_response__shape = {
    &regent__v1__get_region_response__descriptor, UINT64_C(0x0), regent__v1__get_region_response__children};
const regent_shape regent__v1__list_regions_request__shape = {
    &regent__v1__list_regions_request__descriptor, UINT64_C(0x1a), NULL};
static const regent_shape *const regent__v1__list_regions_response__children[] = {
    &regent__v1__region__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_regions_response__shape = {
    &regent__v1__list_regions_response__descriptor, UINT64_C(0x6), regent__v1__list_regions_response__children};
