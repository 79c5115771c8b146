/* Generated from regent/v1/health.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__check_request__shape = {
    &regent__v1__check_request__descriptor, UINT64_C(0x1), NULL};
const regent_shape regent__v1__check_response__shape = {
    &regent__v1__check_response__descriptor, UINT64_C(0x0), NULL};
