/* Generated from regent/v1/samples.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__eval_sample__children[] = {
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
    &regent__v1__eval_sample__scores_entry__shape,
    NULL,
    &regent__v1__eval_sample__metadata_entry__shape,
    NULL,
};
const regent_shape regent__v1__eval_sample__shape = {
    &regent__v1__eval_sample__descriptor, UINT64_C(0x2fe01), regent__v1__eval_sample__children};
const regent_shape regent__v1__eval_sample__scores_entry__shape = {
    &regent__v1__eval_sample__scores_entry__descriptor, UINT64_C(0x1), NULL};
const regent_shape regent__v1__eval_sample__metadata_entry__shape = {
    &regent__v1__eval_sample__metadata_entry__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__sample_batch__children[] = {
    NULL,
    &regent__v1__sample_columns__shape,
    &regent__v1__eval_sample__shape,
    NULL,
};
const regent_shape regent__v1__sample_batch__shape = {
    &regent__v1__sample_batch__descriptor, UINT64_C(0x0), regent__v1__sample_batch__children};
static const regent_shape *const regent__v1__sample_columns__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__score_column__shape,
    NULL,
    NULL,
    &regent__v1__replaced_samples__shape,
};
const regent_shape regent__v1__sample_columns__shape = {
    &regent__v1__sample_columns__descriptor, UINT64_C(0x0), regent__v1__sample_columns__children};
const regent_shape regent__v1__replaced_samples__shape = {
    &regent__v1__replaced_samples__descriptor, UINT64_C(0x1), NULL};
const regent_shape regent__v1__score_column__shape = {
    &regent__v1__score_column__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__cold_columns__children[] = {
    &regent__v1__text_column__shape,
    &regent__v1__dictionary_column__shape,
    &regent__v1__dictionary_column__shape,
    &regent__v1__dictionary_column__shape,
    &regent__v1__dictionary_column__shape,
    &regent__v1__dictionary_column__shape,
    &regent__v1__dictionary_column__shape,
    &regent__v1__dictionary_column__shape,
    &regent__v1__dictionary_column__shape,
    &regent__v1__text_column__shape,
    NULL,
};
const regent_shape regent__v1__cold_columns__shape = {
    &regent__v1__cold_columns__descriptor, UINT64_C(0x0), regent__v1__cold_columns__children};
const regent_shape regent__v1__text_column__shape = {
    &regent__v1__text_column__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__dictionary_column__shape = {
    &regent__v1__dictionary_column__descriptor, UINT64_C(0x1), NULL};
