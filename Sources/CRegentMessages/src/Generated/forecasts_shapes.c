/* Generated from regent/v1/forecasts.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__series_point__children[] = {
    &google__protobuf__timestamp__shape,
    NULL,
};
const regent_shape regent__v1__series_point__shape = {
    &regent__v1__series_point__descriptor, UINT64_C(0x0), regent__v1__series_point__children};
static const regent_shape *const regent__v1__forecast_metrics_request__children[] = {
    &regent__v1__query_metrics_request__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__forecast_metrics_request__shape = {
    &regent__v1__forecast_metrics_request__descriptor, UINT64_C(0x0), regent__v1__forecast_metrics_request__children};
static const regent_shape *const regent__v1__forecast_metrics_response__children[] = {
    &regent__v1__query_column__shape,
    &regent__v1__query_metrics_request__shape,
    &regent__v1__series_forecast__shape,
};
const regent_shape regent__v1__forecast_metrics_response__shape = {
    &regent__v1__forecast_metrics_response__descriptor, UINT64_C(0x0), regent__v1__forecast_metrics_response__children};
static const regent_shape *const regent__v1__series_forecast__children[] = {
    NULL,
    NULL,
    &regent__v1__series_point__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__forecast_backtest__shape,
    &regent__v1__forecast_point__shape,
    NULL,
    &regent__v1__forecast_crossing__shape,
};
const regent_shape regent__v1__series_forecast__shape = {
    &regent__v1__series_forecast__descriptor, UINT64_C(0x1), regent__v1__series_forecast__children};
const regent_shape regent__v1__forecast_backtest__shape = {
    &regent__v1__forecast_backtest__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__forecast_point__children[] = {
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__forecast_point__shape = {
    &regent__v1__forecast_point__descriptor, UINT64_C(0x0), regent__v1__forecast_point__children};
static const regent_shape *const regent__v1__forecast_crossing__children[] = {
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__forecast_crossing__shape = {
    &regent__v1__forecast_crossing__descriptor, UINT64_C(0x0), regent__v1__forecast_crossing__children};
static const regent_shape *const regent__v1__get_metric_trend_request__children[] = {
    &regent__v1__query_metrics_request__shape,
    NULL,
};
const regent_shape regent__v1__get_metric_trend_request__shape = {
    &regent__v1__get_metric_trend_request__descriptor, UINT64_C(0x0), regent__v1__get_metric_trend_request__children};
static const regent_shape *const regent__v1__get_metric_trend_response__children[] = {
    &regent__v1__query_column__shape,
    &regent__v1__query_metrics_request__shape,
    &regent__v1__series_trend__shape,
};
const regent_shape regent__v1__get_metric_trend_response__shape = {
    &regent__v1__get_metric_trend_response__descriptor, UINT64_C(0x0), regent__v1__get_metric_trend_response__children};
static const regent_shape *const regent__v1__series_trend__children[] = {
    NULL,
    NULL,
    &regent__v1__series_point__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__level_change__shape,
    &regent__v1__week_comparison__shape,
};
const regent_shape regent__v1__series_trend__shape = {
    &regent__v1__series_trend__descriptor, UINT64_C(0x1), regent__v1__series_trend__children};
static const regent_shape *const regent__v1__level_change__children[] = {
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__level_change__shape = {
    &regent__v1__level_change__descriptor, UINT64_C(0x0), regent__v1__level_change__children};
const regent_shape regent__v1__week_comparison__shape = {
    &regent__v1__week_comparison__descriptor, UINT64_C(0x0), NULL};
