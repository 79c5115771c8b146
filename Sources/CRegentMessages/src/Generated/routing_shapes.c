/* Generated from regent/v1/routing.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__route_decision__shape = {
    &regent__v1__route_decision__descriptor, UINT64_C(0x41f), NULL};
const regent_shape regent__v1__select_request__shape = {
    &regent__v1__select_request__descriptor, UINT64_C(0x1ff), NULL};
static const regent_shape *const regent__v1__select_response__children[] = {
    &regent__v1__route_decision__shape,
};
const regent_shape regent__v1__select_response__shape = {
    &regent__v1__select_response__descriptor, UINT64_C(0x0), regent__v1__select_response__children};
const regent_shape regent__v1__select_batch_request__shape = {
    &regent__v1__select_batch_request__descriptor, UINT64_C(0x7f), NULL};
static const regent_shape *const regent__v1__select_batch_response__children[] = {
    &regent__v1__route_decision__shape,
    NULL,
};
const regent_shape regent__v1__select_batch_response__shape = {
    &regent__v1__select_batch_response__descriptor, UINT64_C(0x0), regent__v1__select_batch_response__children};
const regent_shape regent__v1__explain_request__shape = {
    &regent__v1__explain_request__descriptor, UINT64_C(0x33b), NULL};
const regent_shape regent__v1__route_candidate__shape = {
    &regent__v1__route_candidate__descriptor, UINT64_C(0x1), NULL};
const regent_shape regent__v1__version_candidate__shape = {
    &regent__v1__version_candidate__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__session_affinity__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__session_affinity__shape = {
    &regent__v1__session_affinity__descriptor, UINT64_C(0x9), regent__v1__session_affinity__children};
static const regent_shape *const regent__v1__explain_response__children[] = {
    &regent__v1__route_decision__shape,
    &regent__v1__route_candidate__shape,
    NULL,
    &regent__v1__version_candidate__shape,
    NULL,
    &regent__v1__session_affinity__shape,
};
const regent_shape regent__v1__explain_response__shape = {
    &regent__v1__explain_response__descriptor, UINT64_C(0x0), regent__v1__explain_response__children};
