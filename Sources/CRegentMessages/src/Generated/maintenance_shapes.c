/* Generated from regent/v1/maintenance.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__backup_request__shape = {
    &regent__v1__backup_request__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__backup_response__children[] = {
    &regent__v1__backup_manifest__shape,
    &regent__v1__backup_chunk__shape,
};
const regent_shape regent__v1__backup_response__shape = {
    &regent__v1__backup_response__descriptor, UINT64_C(0x0), regent__v1__backup_response__children};
const regent_shape regent__v1__backup_manifest__shape = {
    &regent__v1__backup_manifest__descriptor, UINT64_C(0x2), NULL};
const regent_shape regent__v1__backup_chunk__shape = {
    &regent__v1__backup_chunk__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__verify_ledger_request__shape = {
    &regent__v1__verify_ledger_request__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__verify_ledger_response__children[] = {
    &regent__v1__verify_progress__shape,
    &regent__v1__verify_report__shape,
};
const regent_shape regent__v1__verify_ledger_response__shape = {
    &regent__v1__verify_ledger_response__descriptor, UINT64_C(0x0), regent__v1__verify_ledger_response__children};
const regent_shape regent__v1__verify_progress__shape = {
    &regent__v1__verify_progress__descriptor, UINT64_C(0x1), NULL};
const regent_shape regent__v1__store_fault__shape = {
    &regent__v1__store_fault__descriptor, UINT64_C(0x5), NULL};
static const regent_shape *const regent__v1__verify_report__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__store_fault__shape,
    NULL,
};
const regent_shape regent__v1__verify_report__shape = {
    &regent__v1__verify_report__descriptor, UINT64_C(0x0), regent__v1__verify_report__children};
