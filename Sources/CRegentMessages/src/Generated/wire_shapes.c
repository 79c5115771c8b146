/* Generated from regent/v1/wire.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__key_value__shape = {
    &regent__v1__key_value__descriptor, UINT64_C(0x1), NULL};
const regent_shape regent__v1__hello__shape = {
    &regent__v1__hello__descriptor, UINT64_C(0x4), NULL};
static const regent_shape *const regent__v1__call__children[] = {
    NULL,
    NULL,
    &regent__v1__key_value__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__call__shape = {
    &regent__v1__call__descriptor, UINT64_C(0x1), regent__v1__call__children};
static const regent_shape *const regent__v1__reply__children[] = {
    &regent__v1__key_value__shape,
    NULL,
};
const regent_shape regent__v1__reply__shape = {
    &regent__v1__reply__descriptor, UINT64_C(0x0), regent__v1__reply__children};
const regent_shape regent__v1__detail__shape = {
    &regent__v1__detail__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__end__children[] = {
    NULL,
    NULL,
    &regent__v1__detail__shape,
    &regent__v1__key_value__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__end__shape = {
    &regent__v1__end__descriptor, UINT64_C(0x2), regent__v1__end__children};
const regent_shape regent__v1__cancel__shape = {
    &regent__v1__cancel__descriptor, UINT64_C(0x2), NULL};
const regent_shape regent__v1__drain__shape = {
    &regent__v1__drain__descriptor, UINT64_C(0x2), NULL};
