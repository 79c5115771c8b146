/* Generated from regent/v1/forecasts.proto by proto/generator. Do not edit. */
#ifndef FORECASTS_SHAPES_H
#define FORECASTS_SHAPES_H

#include "forecasts.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__series_point__shape;
extern const regent_shape regent__v1__forecast_metrics_request__shape;
extern const regent_shape regent__v1__forecast_metrics_response__shape;
extern const regent_shape regent__v1__series_forecast__shape;
extern const regent_shape regent__v1__forecast_backtest__shape;
extern const regent_shape regent__v1__forecast_point__shape;
extern const regent_shape regent__v1__forecast_crossing__shape;
extern const regent_shape regent__v1__get_metric_trend_request__shape;
extern const regent_shape regent__v1__get_metric_trend_response__shape;
extern const regent_shape regent__v1__series_trend__shape;
extern const regent_shape regent__v1__level_change__shape;
extern const regent_shape regent__v1__week_comparison__shape;

static inline const regent_shape *regent__v1__series_point__shape_pointer(void) {
    return &regent__v1__series_point__shape;
}
static inline const regent_shape *regent__v1__forecast_metrics_request__shape_pointer(void) {
    return &regent__v1__forecast_metrics_request__shape;
}
static inline const regent_shape *regent__v1__forecast_metrics_response__shape_pointer(void) {
    return &regent__v1__forecast_metrics_response__shape;
}
static inline const regent_shape *regent__v1__series_forecast__shape_pointer(void) {
    return &regent__v1__series_forecast__shape;
}
static inline const regent_shape *regent__v1__forecast_backtest__shape_pointer(void) {
    return &regent__v1__forecast_backtest__shape;
}
static inline const regent_shape *regent__v1__forecast_point__shape_pointer(void) {
    return &regent__v1__forecast_point__shape;
}
static inline const regent_shape *regent__v1__forecast_crossing__shape_pointer(void) {
    return &regent__v1__forecast_crossing__shape;
}
static inline const regent_shape *regent__v1__get_metric_trend_request__shape_pointer(void) {
    return &regent__v1__get_metric_trend_request__shape;
}
static inline const regent_shape *regent__v1__get_metric_trend_response__shape_pointer(void) {
    return &regent__v1__get_metric_trend_response__shape;
}
static inline const regent_shape *regent__v1__series_trend__shape_pointer(void) {
    return &regent__v1__series_trend__shape;
}
static inline const regent_shape *regent__v1__level_change__shape_pointer(void) {
    return &regent__v1__level_change__shape;
}
static inline const regent_shape *regent__v1__week_comparison__shape_pointer(void) {
    return &regent__v1__week_comparison__shape;
}

#endif
