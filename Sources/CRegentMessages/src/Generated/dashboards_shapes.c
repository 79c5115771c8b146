/* Generated from regent/v1/dashboards.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__dashboard_panel__shape = {
    &regent__v1__dashboard_panel__descriptor, UINT64_C(0xb), NULL};
static const regent_shape *const regent__v1__dashboard__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    &regent__v1__dashboard_panel__shape,
};
const regent_shape regent__v1__dashboard__shape = {
    &regent__v1__dashboard__descriptor, UINT64_C(0xc5), regent__v1__dashboard__children};
static const regent_shape *const regent__v1__put_dashboard_request__children[] = {
    &regent__v1__dashboard__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__put_dashboard_request__shape = {
    &regent__v1__put_dashboard_request__descriptor, UINT64_C(0x0), regent__v1__put_dashboard_request__children};
static const regent_shape *const regent__v1__put_dashboard_response__children[] = {
    &regent__v1__dashboard__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__put_dashboard_response__shape = {
    &regent__v1__put_dashboard_response__descriptor, UINT64_C(0x0), regent__v1__put_dashboard_response__children};
static const regent_shape *const regent__v1__archive_dashboard_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__archive_dashboard_request__shape = {
    &regent__v1__archive_dashboard_request__descriptor, UINT64_C(0x1), regent__v1__archive_dashboard_request__children};
static const regent_shape *const regent__v1__archive_dashboard_response__children[] = {
    &regent__v1__dashboard__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__archive_dashboard_response__shape = {
    &regent__v1__archive_dashboard_response__descriptor, UINT64_C(0x0), regent__v1__archive_dashboard_response__children};
static const regent_shape *const regent__v1__restore_dashboard_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__restore_dashboard_request__shape = {
    &regent__v1__restore_dashboard_request__descriptor, UINT64_C(0x1), regent__v1__restore_dashboard_request__children};
static const regent_shape *const regent__v1__restore_dashboard_response__children[] = {
    &regent__v1__dashboard__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__restore_dashboard_response__shape = {
    &regent__v1__restore_dashboard_response__descriptor, UINT64_C(0x0), regent__v1__restore_dashboard_response__children};
const regent_shape regent__v1__get_dashboard_request__shape = {
    &regent__v1__get_dashboard_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_dashboard_response__children[] = {
    &regent__v1__dashboard__shape,
};
const regent_shape regent__v1__get_dashboard_response__shape = {
    &regent__v1__get_dashboard_response__descriptor, UINT64_C(0x0), regent__v1__get_dashboard_response__children};
const regent_shape regent__v1__list_dashboards_request__shape = {
    &regent__v1__list_dashboards_request__descriptor, UINT64_C(0x1a), NULL};
static const regent_shape *const regent__v1__list_dashboards_response__children[] = {
    &regent__v1__dashboard__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_dashboards_response__shape = {
    &regent__v1__list_dashboards_response__descriptor, UINT64_C(0x6), regent__v1__list_dashboards_response__children};
