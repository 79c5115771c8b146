/* Generated from regent/v1/reflection.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__get_descriptor_set_request__shape = {
    &regent__v1__get_descriptor_set_request__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__get_descriptor_set_response__shape = {
    &regent__v1__get_descriptor_set_response__descriptor, UINT64_C(0x0), NULL};
