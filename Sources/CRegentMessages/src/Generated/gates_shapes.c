/* Generated from regent/v1/gates.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__metric_declaration__children[] = {
    NULL,
    &regent__v1__metric_range__shape,
    NULL,
};
const regent_shape regent__v1__metric_declaration__shape = {
    &regent__v1__metric_declaration__descriptor, UINT64_C(0x5), regent__v1__metric_declaration__children};
const regent_shape regent__v1__metric_range__shape = {
    &regent__v1__metric_range__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__gate_policy__children[] = {
    &regent__v1__gate_rule__shape,
    &regent__v1__metric_declaration__shape,
};
const regent_shape regent__v1__gate_policy__shape = {
    &regent__v1__gate_policy__descriptor, UINT64_C(0x0), regent__v1__gate_policy__children};
const regent_shape regent__v1__gate_rule__shape = {
    &regent__v1__gate_rule__descriptor, UINT64_C(0x109803), NULL};
static const regent_shape *const regent__v1__gate_result__children[] = {
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
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__group_result__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__baseline_result__shape,
};
const regent_shape regent__v1__gate_result__shape = {
    &regent__v1__gate_result__descriptor, UINT64_C(0x2200b), regent__v1__gate_result__children};
const regent_shape regent__v1__group_result__shape = {
    &regent__v1__group_result__descriptor, UINT64_C(0x205), NULL};
const regent_shape regent__v1__baseline_result__shape = {
    &regent__v1__baseline_result__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__verdict__children[] = {
    NULL,
    NULL,
    &regent__v1__gate_result__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__verdict__shape = {
    &regent__v1__verdict__descriptor, UINT64_C(0x102), regent__v1__verdict__children};
const regent_shape regent__v1__interval__shape = {
    &regent__v1__interval__descriptor, UINT64_C(0x8), NULL};
static const regent_shape *const regent__v1__metric_estimate__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__interval__shape,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__metric_estimate__shape = {
    &regent__v1__metric_estimate__descriptor, UINT64_C(0x40), regent__v1__metric_estimate__children};
static const regent_shape *const regent__v1__eval_summary__children[] = {
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
    &regent__v1__eval_summary__scores_entry__shape,
    &regent__v1__eval_summary__metrics_entry__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__eval_summary__shape = {
    &regent__v1__eval_summary__descriptor, UINT64_C(0x0), regent__v1__eval_summary__children};
const regent_shape regent__v1__eval_summary__scores_entry__shape = {
    &regent__v1__eval_summary__scores_entry__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__eval_summary__metrics_entry__children[] = {
    NULL,
    &regent__v1__metric_estimate__shape,
};
const regent_shape regent__v1__eval_summary__metrics_entry__shape = {
    &regent__v1__eval_summary__metrics_entry__descriptor, UINT64_C(0x1), regent__v1__eval_summary__metrics_entry__children};
