/* Generated from regent/v1/routing_snapshot.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__watch_snapshot_request__shape = {
    &regent__v1__watch_snapshot_request__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__watch_snapshot_response__children[] = {
    NULL,
    &regent__v1__environment_snapshot__shape,
    NULL,
    &regent__v1__probe_grant__shape,
};
const regent_shape regent__v1__watch_snapshot_response__shape = {
    &regent__v1__watch_snapshot_response__descriptor, UINT64_C(0x0), regent__v1__watch_snapshot_response__children};
const regent_shape regent__v1__probe_grant__shape = {
    &regent__v1__probe_grant__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__environment_snapshot__children[] = {
    NULL,
    NULL,
    &regent__v1__provider_config__shape,
    &regent__v1__model_snapshot__shape,
    &regent__v1__job_snapshot__shape,
    NULL,
    NULL,
    &regent__v1__standing_snapshot__shape,
    NULL,
};
const regent_shape regent__v1__environment_snapshot__shape = {
    &regent__v1__environment_snapshot__descriptor, UINT64_C(0x1), regent__v1__environment_snapshot__children};
const regent_shape regent__v1__standing_snapshot__shape = {
    &regent__v1__standing_snapshot__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__model_snapshot__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__rollout_split__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__model_snapshot__shape = {
    &regent__v1__model_snapshot__descriptor, UINT64_C(0x2b), regent__v1__model_snapshot__children};
const regent_shape regent__v1__rollout_split__shape = {
    &regent__v1__rollout_split__descriptor, UINT64_C(0xb), NULL};
const regent_shape regent__v1__job_snapshot__shape = {
    &regent__v1__job_snapshot__descriptor, UINT64_C(0x7), NULL};
