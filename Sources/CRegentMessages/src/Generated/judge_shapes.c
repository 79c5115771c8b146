/* Generated from regent/v1/judge.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__judge_state__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__judge_metric_state__shape,
    &regent__v1__judge_open_unit__shape,
    &regent__v1__judge_known_keys__shape,
    &regent__v1__judge_sample_ratio__shape,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__judge_state__shape = {
    &regent__v1__judge_state__descriptor, UINT64_C(0x18), regent__v1__judge_state__children};
static const regent_shape *const regent__v1__judge_metric_state__children[] = {
    &regent__v1__judge_bets__shape,
    &regent__v1__judge_bets__shape,
    &regent__v1__judge_arm_tally__shape,
    &regent__v1__judge_arm_tally__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__judge_metric_state__shape = {
    &regent__v1__judge_metric_state__descriptor, UINT64_C(0x0), regent__v1__judge_metric_state__children};
const regent_shape regent__v1__judge_bets__shape = {
    &regent__v1__judge_bets__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__judge_arm_tally__shape = {
    &regent__v1__judge_arm_tally__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__judge_open_unit__shape = {
    &regent__v1__judge_open_unit__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__judge_known_keys__shape = {
    &regent__v1__judge_known_keys__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__judge_sample_ratio__shape = {
    &regent__v1__judge_sample_ratio__descriptor, UINT64_C(0x0), NULL};
