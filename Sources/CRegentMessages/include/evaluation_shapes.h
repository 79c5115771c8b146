/* Generated from regent/v1/evaluation.proto by proto/generator. Do not edit. */
#ifndef EVALUATION_SHAPES_H
#define EVALUATION_SHAPES_H

#include "evaluation.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__eval_run__shape;
extern const regent_shape regent__v1__eval_run__metadata_entry__shape;
extern const regent_shape regent__v1__dataset__shape;
extern const regent_shape regent__v1__dropped_batch__shape;
extern const regent_shape regent__v1__eval_run_invalidation__shape;
extern const regent_shape regent__v1__create_run_request__shape;
extern const regent_shape regent__v1__create_run_request__metadata_entry__shape;
extern const regent_shape regent__v1__create_run_response__shape;
extern const regent_shape regent__v1__upload_samples_request__shape;
extern const regent_shape regent__v1__upload_start__shape;
extern const regent_shape regent__v1__upload_samples_response__shape;
extern const regent_shape regent__v1__upload_opened__shape;
extern const regent_shape regent__v1__upload_ack__shape;
extern const regent_shape regent__v1__drop_batch_request__shape;
extern const regent_shape regent__v1__drop_batch_response__shape;
extern const regent_shape regent__v1__seal_run_request__shape;
extern const regent_shape regent__v1__seal_run_response__shape;
extern const regent_shape regent__v1__evaluate_gates_request__shape;
extern const regent_shape regent__v1__evaluate_gates_response__shape;
extern const regent_shape regent__v1__get_run_request__shape;
extern const regent_shape regent__v1__get_run_response__shape;
extern const regent_shape regent__v1__list_runs_request__shape;
extern const regent_shape regent__v1__list_runs_response__shape;
extern const regent_shape regent__v1__get_summary_request__shape;
extern const regent_shape regent__v1__get_summary_response__shape;
extern const regent_shape regent__v1__summary_group__shape;
extern const regent_shape regent__v1__recompute_summary_request__shape;
extern const regent_shape regent__v1__recompute_summary_response__shape;
extern const regent_shape regent__v1__compare_runs_request__shape;
extern const regent_shape regent__v1__compare_runs_response__shape;
extern const regent_shape regent__v1__compare_versions_request__shape;
extern const regent_shape regent__v1__compare_versions_response__shape;
extern const regent_shape regent__v1__run_comparison__shape;
extern const regent_shape regent__v1__metric_delta__shape;
extern const regent_shape regent__v1__export_flips_request__shape;
extern const regent_shape regent__v1__export_flips_response__shape;
extern const regent_shape regent__v1__get_trend_request__shape;
extern const regent_shape regent__v1__get_trend_response__shape;
extern const regent_shape regent__v1__metric_trend__shape;
extern const regent_shape regent__v1__trend_point__shape;
extern const regent_shape regent__v1__change_point__shape;
extern const regent_shape regent__v1__get_report_request__shape;
extern const regent_shape regent__v1__get_report_response__shape;
extern const regent_shape regent__v1__eval_report__shape;
extern const regent_shape regent__v1__get_run_progress_request__shape;
extern const regent_shape regent__v1__get_run_progress_response__shape;
extern const regent_shape regent__v1__metric_progress__shape;
extern const regent_shape regent__v1__sample_flip__shape;
extern const regent_shape regent__v1__flip_count__shape;
extern const regent_shape regent__v1__abort_run_request__shape;
extern const regent_shape regent__v1__abort_run_response__shape;
extern const regent_shape regent__v1__invalidate_run_request__shape;
extern const regent_shape regent__v1__invalidate_run_response__shape;
extern const regent_shape regent__v1__list_samples_request__shape;
extern const regent_shape regent__v1__list_samples_response__shape;
extern const regent_shape regent__v1__export_samples_request__shape;
extern const regent_shape regent__v1__export_samples_response__shape;

static inline const regent_shape *regent__v1__eval_run__shape_pointer(void) {
    return &regent__v1__eval_run__shape;
}
static inline const regent_shape *regent__v1__dataset__shape_pointer(void) {
    return &regent__v1__dataset__shape;
}
static inline const regent_shape *regent__v1__dropped_batch__shape_pointer(void) {
    return &regent__v1__dropped_batch__shape;
}
static inline const regent_shape *regent__v1__eval_run_invalidation__shape_pointer(void) {
    return &regent__v1__eval_run_invalidation__shape;
}
static inline const regent_shape *regent__v1__create_run_request__shape_pointer(void) {
    return &regent__v1__create_run_request__shape;
}
static inline const regent_shape *regent__v1__create_run_response__shape_pointer(void) {
    return &regent__v1__create_run_response__shape;
}
static inline const regent_shape *regent__v1__upload_samples_request__shape_pointer(void) {
    return &regent__v1__upload_samples_request__shape;
}
static inline const regent_shape *regent__v1__upload_start__shape_pointer(void) {
    return &regent__v1__upload_start__shape;
}
static inline const regent_shape *regent__v1__upload_samples_response__shape_pointer(void) {
    return &regent__v1__upload_samples_response__shape;
}
static inline const regent_shape *regent__v1__upload_opened__shape_pointer(void) {
    return &regent__v1__upload_opened__shape;
}
static inline const regent_shape *regent__v1__upload_ack__shape_pointer(void) {
    return &regent__v1__upload_ack__shape;
}
static inline const regent_shape *regent__v1__drop_batch_request__shape_pointer(void) {
    return &regent__v1__drop_batch_request__shape;
}
static inline const regent_shape *regent__v1__drop_batch_response__shape_pointer(void) {
    return &regent__v1__drop_batch_response__shape;
}
static inline const regent_shape *regent__v1__seal_run_request__shape_pointer(void) {
    return &regent__v1__seal_run_request__shape;
}
static inline const regent_shape *regent__v1__seal_run_response__shape_pointer(void) {
    return &regent__v1__seal_run_response__shape;
}
static inline const regent_shape *regent__v1__evaluate_gates_request__shape_pointer(void) {
    return &regent__v1__evaluate_gates_request__shape;
}
static inline const regent_shape *regent__v1__evaluate_gates_response__shape_pointer(void) {
    return &regent__v1__evaluate_gates_response__shape;
}
static inline const regent_shape *regent__v1__get_run_request__shape_pointer(void) {
    return &regent__v1__get_run_request__shape;
}
static inline const regent_shape *regent__v1__get_run_response__shape_pointer(void) {
    return &regent__v1__get_run_response__shape;
}
static inline const regent_shape *regent__v1__list_runs_request__shape_pointer(void) {
    return &regent__v1__list_runs_request__shape;
}
static inline const regent_shape *regent__v1__list_runs_response__shape_pointer(void) {
    return &regent__v1__list_runs_response__shape;
}
static inline const regent_shape *regent__v1__get_summary_request__shape_pointer(void) {
    return &regent__v1__get_summary_request__shape;
}
static inline const regent_shape *regent__v1__get_summary_response__shape_pointer(void) {
    return &regent__v1__get_summary_response__shape;
}
static inline const regent_shape *regent__v1__summary_group__shape_pointer(void) {
    return &regent__v1__summary_group__shape;
}
static inline const regent_shape *regent__v1__recompute_summary_request__shape_pointer(void) {
    return &regent__v1__recompute_summary_request__shape;
}
static inline const regent_shape *regent__v1__recompute_summary_response__shape_pointer(void) {
    return &regent__v1__recompute_summary_response__shape;
}
static inline const regent_shape *regent__v1__compare_runs_request__shape_pointer(void) {
    return &regent__v1__compare_runs_request__shape;
}
static inline const regent_shape *regent__v1__compare_runs_response__shape_pointer(void) {
    return &regent__v1__compare_runs_response__shape;
}
static inline const regent_shape *regent__v1__compare_versions_request__shape_pointer(void) {
    return &regent__v1__compare_versions_request__shape;
}
static inline const regent_shape *regent__v1__compare_versions_response__shape_pointer(void) {
    return &regent__v1__compare_versions_response__shape;
}
static inline const regent_shape *regent__v1__run_comparison__shape_pointer(void) {
    return &regent__v1__run_comparison__shape;
}
static inline const regent_shape *regent__v1__metric_delta__shape_pointer(void) {
    return &regent__v1__metric_delta__shape;
}
static inline const regent_shape *regent__v1__export_flips_request__shape_pointer(void) {
    return &regent__v1__export_flips_request__shape;
}
static inline const regent_shape *regent__v1__export_flips_response__shape_pointer(void) {
    return &regent__v1__export_flips_response__shape;
}
static inline const regent_shape *regent__v1__get_trend_request__shape_pointer(void) {
    return &regent__v1__get_trend_request__shape;
}
static inline const regent_shape *regent__v1__get_trend_response__shape_pointer(void) {
    return &regent__v1__get_trend_response__shape;
}
static inline const regent_shape *regent__v1__metric_trend__shape_pointer(void) {
    return &regent__v1__metric_trend__shape;
}
static inline const regent_shape *regent__v1__trend_point__shape_pointer(void) {
    return &regent__v1__trend_point__shape;
}
static inline const regent_shape *regent__v1__change_point__shape_pointer(void) {
    return &regent__v1__change_point__shape;
}
static inline const regent_shape *regent__v1__get_report_request__shape_pointer(void) {
    return &regent__v1__get_report_request__shape;
}
static inline const regent_shape *regent__v1__get_report_response__shape_pointer(void) {
    return &regent__v1__get_report_response__shape;
}
static inline const regent_shape *regent__v1__eval_report__shape_pointer(void) {
    return &regent__v1__eval_report__shape;
}
static inline const regent_shape *regent__v1__get_run_progress_request__shape_pointer(void) {
    return &regent__v1__get_run_progress_request__shape;
}
static inline const regent_shape *regent__v1__get_run_progress_response__shape_pointer(void) {
    return &regent__v1__get_run_progress_response__shape;
}
static inline const regent_shape *regent__v1__metric_progress__shape_pointer(void) {
    return &regent__v1__metric_progress__shape;
}
static inline const regent_shape *regent__v1__sample_flip__shape_pointer(void) {
    return &regent__v1__sample_flip__shape;
}
static inline const regent_shape *regent__v1__flip_count__shape_pointer(void) {
    return &regent__v1__flip_count__shape;
}
static inline const regent_shape *regent__v1__abort_run_request__shape_pointer(void) {
    return &regent__v1__abort_run_request__shape;
}
static inline const regent_shape *regent__v1__abort_run_response__shape_pointer(void) {
    return &regent__v1__abort_run_response__shape;
}
static inline const regent_shape *regent__v1__invalidate_run_request__shape_pointer(void) {
    return &regent__v1__invalidate_run_request__shape;
}
static inline const regent_shape *regent__v1__invalidate_run_response__shape_pointer(void) {
    return &regent__v1__invalidate_run_response__shape;
}
static inline const regent_shape *regent__v1__list_samples_request__shape_pointer(void) {
    return &regent__v1__list_samples_request__shape;
}
static inline const regent_shape *regent__v1__list_samples_response__shape_pointer(void) {
    return &regent__v1__list_samples_response__shape;
}
static inline const regent_shape *regent__v1__export_samples_request__shape_pointer(void) {
    return &regent__v1__export_samples_request__shape;
}
static inline const regent_shape *regent__v1__export_samples_response__shape_pointer(void) {
    return &regent__v1__export_samples_response__shape;
}

#endif
