/* Generated from regent/v1/reports.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__compliance_report__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
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
};
const regent_shape regent__v1__compliance_report__shape = {
    &regent__v1__compliance_report__descriptor, UINT64_C(0x306645), regent__v1__compliance_report__children};
static const regent_shape *const regent__v1__report_content__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &regent__v1__report_pack__shape,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__report_control__shape,
    &regent__v1__report_section__shape,
    NULL,
};
const regent_shape regent__v1__report_content__shape = {
    &regent__v1__report_content__descriptor, UINT64_C(0x807), regent__v1__report_content__children};
static const regent_shape *const regent__v1__report_pack__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__report_date__shape,
};
const regent_shape regent__v1__report_pack__shape = {
    &regent__v1__report_pack__descriptor, UINT64_C(0x1f), regent__v1__report_pack__children};
const regent_shape regent__v1__report_date__shape = {
    &regent__v1__report_date__descriptor, UINT64_C(0x7), NULL};
const regent_shape regent__v1__report_control__shape = {
    &regent__v1__report_control__descriptor, UINT64_C(0xb), NULL};
static const regent_shape *const regent__v1__report_section__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__report_statement__shape,
    &regent__v1__report_table__shape,
};
const regent_shape regent__v1__report_section__shape = {
    &regent__v1__report_section__descriptor, UINT64_C(0x3), regent__v1__report_section__children};
const regent_shape regent__v1__report_statement__shape = {
    &regent__v1__report_statement__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__report_table__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__report_row__shape,
    NULL,
};
const regent_shape regent__v1__report_table__shape = {
    &regent__v1__report_table__descriptor, UINT64_C(0x7), regent__v1__report_table__children};
const regent_shape regent__v1__report_row__shape = {
    &regent__v1__report_row__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__compliance_pack_summary__children[] = {
    &regent__v1__report_pack__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__compliance_pack_summary__shape = {
    &regent__v1__compliance_pack_summary__descriptor, UINT64_C(0x0), regent__v1__compliance_pack_summary__children};
static const regent_shape *const regent__v1__generate_compliance_report_request__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__generate_compliance_report_request__shape = {
    &regent__v1__generate_compliance_report_request__descriptor, UINT64_C(0x19), regent__v1__generate_compliance_report_request__children};
static const regent_shape *const regent__v1__generate_compliance_report_response__children[] = {
    &regent__v1__compliance_report__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__generate_compliance_report_response__shape = {
    &regent__v1__generate_compliance_report_response__descriptor, UINT64_C(0x0), regent__v1__generate_compliance_report_response__children};
const regent_shape regent__v1__get_compliance_report_request__shape = {
    &regent__v1__get_compliance_report_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_compliance_report_response__children[] = {
    &regent__v1__compliance_report__shape,
};
const regent_shape regent__v1__get_compliance_report_response__shape = {
    &regent__v1__get_compliance_report_response__descriptor, UINT64_C(0x0), regent__v1__get_compliance_report_response__children};
const regent_shape regent__v1__list_compliance_reports_request__shape = {
    &regent__v1__list_compliance_reports_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_compliance_reports_response__children[] = {
    &regent__v1__compliance_report__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_compliance_reports_response__shape = {
    &regent__v1__list_compliance_reports_response__descriptor, UINT64_C(0x6), regent__v1__list_compliance_reports_response__children};
const regent_shape regent__v1__list_packs_request__shape = {
    &regent__v1__list_packs_request__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__list_packs_response__children[] = {
    &regent__v1__compliance_pack_summary__shape,
};
const regent_shape regent__v1__list_packs_response__shape = {
    &regent__v1__list_packs_response__descriptor, UINT64_C(0x0), regent__v1__list_packs_response__children};
