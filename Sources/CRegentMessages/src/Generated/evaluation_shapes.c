/* Generated from regent/v1/evaluation.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__eval_run__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__gate_policy__shape,
    NULL,
    &regent__v1__metric_declaration__shape,
    NULL,
    NULL,
    &regent__v1__eval_run__metadata_entry__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    &regent__v1__eval_summary__shape,
    &regent__v1__verdict__shape,
    &regent__v1__eval_run_invalidation__shape,
    NULL,
    &regent__v1__dropped_batch__shape,
    NULL,
    NULL,
    &regent__v1__dataset__shape,
};
const regent_shape regent__v1__eval_run__shape = {
    &regent__v1__eval_run__descriptor, UINT64_C(0x2001c5), regent__v1__eval_run__children};
const regent_shape regent__v1__eval_run__metadata_entry__shape = {
    &regent__v1__eval_run__metadata_entry__descriptor, UINT64_C(0x3), NULL};
const regent_shape regent__v1__dataset__shape = {
    &regent__v1__dataset__descriptor, UINT64_C(0x1), NULL};
const regent_shape regent__v1__dropped_batch__shape = {
    &regent__v1__dropped_batch__descriptor, UINT64_C(0x1), NULL};
const regent_shape regent__v1__eval_run_invalidation__shape = {
    &regent__v1__eval_run_invalidation__descriptor, UINT64_C(0x7), NULL};
static const regent_shape *const regent__v1__create_run_request__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__gate_policy__shape,
    &regent__v1__metric_declaration__shape,
    &regent__v1__create_run_request__metadata_entry__shape,
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__create_run_request__shape = {
    &regent__v1__create_run_request__descriptor, UINT64_C(0x21d), regent__v1__create_run_request__children};
const regent_shape regent__v1__create_run_request__metadata_entry__shape = {
    &regent__v1__create_run_request__metadata_entry__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__create_run_response__children[] = {
    &regent__v1__eval_run__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__create_run_response__shape = {
    &regent__v1__create_run_response__descriptor, UINT64_C(0x0), regent__v1__create_run_response__children};
static const regent_shape *const regent__v1__upload_samples_request__children[] = {
    &regent__v1__upload_start__shape,
    &regent__v1__sample_batch__shape,
};
const regent_shape regent__v1__upload_samples_request__shape = {
    &regent__v1__upload_samples_request__descriptor, UINT64_C(0x0), regent__v1__upload_samples_request__children};
const regent_shape regent__v1__upload_start__shape = {
    &regent__v1__upload_start__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__upload_samples_response__children[] = {
    &regent__v1__upload_opened__shape,
    &regent__v1__upload_ack__shape,
};
const regent_shape regent__v1__upload_samples_response__shape = {
    &regent__v1__upload_samples_response__descriptor, UINT64_C(0x0), regent__v1__upload_samples_response__children};
const regent_shape regent__v1__upload_opened__shape = {
    &regent__v1__upload_opened__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__upload_ack__shape = {
    &regent__v1__upload_ack__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__drop_batch_request__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__drop_batch_request__shape = {
    &regent__v1__drop_batch_request__descriptor, UINT64_C(0x3), regent__v1__drop_batch_request__children};
static const regent_shape *const regent__v1__drop_batch_response__children[] = {
    &regent__v1__eval_run__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__drop_batch_response__shape = {
    &regent__v1__drop_batch_response__descriptor, UINT64_C(0x0), regent__v1__drop_batch_response__children};
static const regent_shape *const regent__v1__seal_run_request__children[] = {
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__seal_run_request__shape = {
    &regent__v1__seal_run_request__descriptor, UINT64_C(0x1), regent__v1__seal_run_request__children};
static const regent_shape *const regent__v1__seal_run_response__children[] = {
    &regent__v1__eval_run__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__seal_run_response__shape = {
    &regent__v1__seal_run_response__descriptor, UINT64_C(0x0), regent__v1__seal_run_response__children};
static const regent_shape *const regent__v1__evaluate_gates_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__evaluate_gates_request__shape = {
    &regent__v1__evaluate_gates_request__descriptor, UINT64_C(0x1), regent__v1__evaluate_gates_request__children};
static const regent_shape *const regent__v1__evaluate_gates_response__children[] = {
    &regent__v1__eval_run__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__evaluate_gates_response__shape = {
    &regent__v1__evaluate_gates_response__descriptor, UINT64_C(0x0), regent__v1__evaluate_gates_response__children};
const regent_shape regent__v1__get_run_request__shape = {
    &regent__v1__get_run_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_run_response__children[] = {
    &regent__v1__eval_run__shape,
};
const regent_shape regent__v1__get_run_response__shape = {
    &regent__v1__get_run_response__descriptor, UINT64_C(0x0), regent__v1__get_run_response__children};
const regent_shape regent__v1__list_runs_request__shape = {
    &regent__v1__list_runs_request__descriptor, UINT64_C(0x1a), NULL};
static const regent_shape *const regent__v1__list_runs_response__children[] = {
    &regent__v1__eval_run__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_runs_response__shape = {
    &regent__v1__list_runs_response__descriptor, UINT64_C(0x6), regent__v1__list_runs_response__children};
const regent_shape regent__v1__get_summary_request__shape = {
    &regent__v1__get_summary_request__descriptor, UINT64_C(0xf), NULL};
static const regent_shape *const regent__v1__get_summary_response__children[] = {
    &regent__v1__eval_summary__shape,
    NULL,
    NULL,
    &regent__v1__summary_group__shape,
};
const regent_shape regent__v1__get_summary_response__shape = {
    &regent__v1__get_summary_response__descriptor, UINT64_C(0x0), regent__v1__get_summary_response__children};
static const regent_shape *const regent__v1__summary_group__children[] = {
    NULL,
    NULL,
    &regent__v1__eval_summary__shape,
};
const regent_shape regent__v1__summary_group__shape = {
    &regent__v1__summary_group__descriptor, UINT64_C(0x1), regent__v1__summary_group__children};
const regent_shape regent__v1__recompute_summary_request__shape = {
    &regent__v1__recompute_summary_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__recompute_summary_response__children[] = {
    &regent__v1__eval_summary__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__recompute_summary_response__shape = {
    &regent__v1__recompute_summary_response__descriptor, UINT64_C(0x0), regent__v1__recompute_summary_response__children};
const regent_shape regent__v1__compare_runs_request__shape = {
    &regent__v1__compare_runs_request__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__compare_runs_response__children[] = {
    &regent__v1__run_comparison__shape,
};
const regent_shape regent__v1__compare_runs_response__shape = {
    &regent__v1__compare_runs_response__descriptor, UINT64_C(0x0), regent__v1__compare_runs_response__children};
const regent_shape regent__v1__compare_versions_request__shape = {
    &regent__v1__compare_versions_request__descriptor, UINT64_C(0x7), NULL};
static const regent_shape *const regent__v1__compare_versions_response__children[] = {
    &regent__v1__run_comparison__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__compare_versions_response__shape = {
    &regent__v1__compare_versions_response__descriptor, UINT64_C(0x6), regent__v1__compare_versions_response__children};
static const regent_shape *const regent__v1__run_comparison__children[] = {
    &regent__v1__metric_delta__shape,
    &regent__v1__sample_flip__shape,
    &regent__v1__flip_count__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__run_comparison__shape = {
    &regent__v1__run_comparison__descriptor, UINT64_C(0x0), regent__v1__run_comparison__children};
static const regent_shape *const regent__v1__metric_delta__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__interval__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__metric_delta__shape = {
    &regent__v1__metric_delta__descriptor, UINT64_C(0x401), regent__v1__metric_delta__children};
const regent_shape regent__v1__export_flips_request__shape = {
    &regent__v1__export_flips_request__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__export_flips_response__children[] = {
    &regent__v1__sample_flip__shape,
};
const regent_shape regent__v1__export_flips_response__shape = {
    &regent__v1__export_flips_response__descriptor, UINT64_C(0x0), regent__v1__export_flips_response__children};
const regent_shape regent__v1__get_trend_request__shape = {
    &regent__v1__get_trend_request__descriptor, UINT64_C(0x7), NULL};
static const regent_shape *const regent__v1__get_trend_response__children[] = {
    &regent__v1__metric_trend__shape,
};
const regent_shape regent__v1__get_trend_response__shape = {
    &regent__v1__get_trend_response__descriptor, UINT64_C(0x0), regent__v1__get_trend_response__children};
static const regent_shape *const regent__v1__metric_trend__children[] = {
    NULL,
    NULL,
    &regent__v1__trend_point__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__metric_trend__shape = {
    &regent__v1__metric_trend__descriptor, UINT64_C(0xb), regent__v1__metric_trend__children};
static const regent_shape *const regent__v1__trend_point__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    &regent__v1__metric_estimate__shape,
    &regent__v1__change_point__shape,
};
const regent_shape regent__v1__trend_point__shape = {
    &regent__v1__trend_point__descriptor, UINT64_C(0x3), regent__v1__trend_point__children};
const regent_shape regent__v1__change_point__shape = {
    &regent__v1__change_point__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__get_report_request__shape = {
    &regent__v1__get_report_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_report_response__children[] = {
    &regent__v1__eval_report__shape,
};
const regent_shape regent__v1__get_report_response__shape = {
    &regent__v1__get_report_response__descriptor, UINT64_C(0x0), regent__v1__get_report_response__children};
static const regent_shape *const regent__v1__eval_report__children[] = {
    &regent__v1__eval_run__shape,
    &regent__v1__eval_summary__shape,
    &regent__v1__eval_sample__shape,
    NULL,
    &regent__v1__run_comparison__shape,
    NULL,
    &regent__v1__summary_group__shape,
};
const regent_shape regent__v1__eval_report__shape = {
    &regent__v1__eval_report__descriptor, UINT64_C(0x28), regent__v1__eval_report__children};
const regent_shape regent__v1__get_run_progress_request__shape = {
    &regent__v1__get_run_progress_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_run_progress_response__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__metric_progress__shape,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__get_run_progress_response__shape = {
    &regent__v1__get_run_progress_response__descriptor, UINT64_C(0x0), regent__v1__get_run_progress_response__children};
static const regent_shape *const regent__v1__metric_progress__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__interval__shape,
    NULL,
};
const regent_shape regent__v1__metric_progress__shape = {
    &regent__v1__metric_progress__descriptor, UINT64_C(0x21), regent__v1__metric_progress__children};
const regent_shape regent__v1__sample_flip__shape = {
    &regent__v1__sample_flip__descriptor, UINT64_C(0x3), NULL};
const regent_shape regent__v1__flip_count__shape = {
    &regent__v1__flip_count__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__abort_run_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__abort_run_request__shape = {
    &regent__v1__abort_run_request__descriptor, UINT64_C(0x1), regent__v1__abort_run_request__children};
static const regent_shape *const regent__v1__abort_run_response__children[] = {
    &regent__v1__eval_run__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__abort_run_response__shape = {
    &regent__v1__abort_run_response__descriptor, UINT64_C(0x0), regent__v1__abort_run_response__children};
static const regent_shape *const regent__v1__invalidate_run_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__invalidate_run_request__shape = {
    &regent__v1__invalidate_run_request__descriptor, UINT64_C(0x1), regent__v1__invalidate_run_request__children};
static const regent_shape *const regent__v1__invalidate_run_response__children[] = {
    &regent__v1__eval_run__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__invalidate_run_response__shape = {
    &regent__v1__invalidate_run_response__descriptor, UINT64_C(0x0), regent__v1__invalidate_run_response__children};
const regent_shape regent__v1__list_samples_request__shape = {
    &regent__v1__list_samples_request__descriptor, UINT64_C(0xb), NULL};
static const regent_shape *const regent__v1__list_samples_response__children[] = {
    &regent__v1__eval_sample__shape,
    NULL,
};
const regent_shape regent__v1__list_samples_response__shape = {
    &regent__v1__list_samples_response__descriptor, UINT64_C(0x2), regent__v1__list_samples_response__children};
const regent_shape regent__v1__export_samples_request__shape = {
    &regent__v1__export_samples_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__export_samples_response__children[] = {
    NULL,
    &regent__v1__sample_batch__shape,
};
const regent_shape regent__v1__export_samples_response__shape = {
    &regent__v1__export_samples_response__descriptor, UINT64_C(0x1), regent__v1__export_samples_response__children};
