/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file column.h
 * Columns of a table as functions over many rows take them: plain numbers in memory, some bytes apart.
 *
 * Nothing is copied or allocated. A row without a value (PARPLAN_DATE_NONE, PARPLAN_COUNT_NONE) gives a row
 * without a result, one that has no answer does not stop the others, and each says which it was.
 */
#ifndef PARPLAN_COLUMN_H
#define PARPLAN_COLUMN_H

#include <parplan/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** No number of days. */
#define PARPLAN_COUNT_NONE INT32_MIN

/**
 * 32-bit numbers to read: days, or counts of days.
 *
 * @c stride is the distance from one row to the next in bytes: 4 for an array, the size of the struct for a member
 * of an array of structs, 0 where all rows have the one value. Rows need not be aligned, and may go backwards.
 */
typedef struct parplan_column {
    const int32_t *values;
    ptrdiff_t stride;
} parplan_column;

/** 32-bit numbers to write; a stride of 0 is PARPLAN_E_ARGUMENT. It may be a column that is read. */
typedef struct parplan_out_column {
    int32_t *values;
    ptrdiff_t stride;
} parplan_out_column;

/** How a row ended, as a byte of a status column. Values are permanent. */
typedef enum parplan_row {
    PARPLAN_ROW_OK = 0,
    PARPLAN_ROW_NULL = 1, /**< a value of the row is missing, and so is its result */
    PARPLAN_ROW_RANGE =
        2 /**< a day, or the result, lies outside the calendar; there is no result */
} parplan_row;

#ifdef __cplusplus
}
#endif

#endif
