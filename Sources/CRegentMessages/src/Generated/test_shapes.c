/* Generated from regent/test/v1/test.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__test__v1__empty_call_request__shape = {
    &regent__test__v1__empty_call_request__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__test__v1__empty_call_response__shape = {
    &regent__test__v1__empty_call_response__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__test__v1__echo_status__shape = {
    &regent__test__v1__echo_status__descriptor, UINT64_C(0x2), NULL};
static const regent_shape *const regent__test__v1__unary_call_request__children[] = {
    NULL,
    NULL,
    &regent__test__v1__echo_status__shape,
    NULL,
};
const regent_shape regent__test__v1__unary_call_request__shape = {
    &regent__test__v1__unary_call_request__descriptor, UINT64_C(0x0), regent__test__v1__unary_call_request__children};
const regent_shape regent__test__v1__unary_call_response__shape = {
    &regent__test__v1__unary_call_response__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__test__v1__streaming_output_call_request__shape = {
    &regent__test__v1__streaming_output_call_request__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__test__v1__streaming_output_call_response__shape = {
    &regent__test__v1__streaming_output_call_response__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__test__v1__streaming_input_call_request__shape = {
    &regent__test__v1__streaming_input_call_request__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__test__v1__streaming_input_call_response__shape = {
    &regent__test__v1__streaming_input_call_response__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__test__v1__full_duplex_call_request__children[] = {
    NULL,
    NULL,
    &regent__test__v1__echo_status__shape,
};
const regent_shape regent__test__v1__full_duplex_call_request__shape = {
    &regent__test__v1__full_duplex_call_request__descriptor, UINT64_C(0x0), regent__test__v1__full_duplex_call_request__children};
const regent_shape regent__test__v1__full_duplex_call_response__shape = {
    &regent__test__v1__full_duplex_call_response__descriptor, UINT64_C(0x0), NULL};
