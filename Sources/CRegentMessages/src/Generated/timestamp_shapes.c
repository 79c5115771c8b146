/* Generated from google/protobuf/timestamp.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape google__protobuf__timestamp__shape = {
    &google__protobuf__timestamp__descriptor, UINT64_C(0x0), NULL};
