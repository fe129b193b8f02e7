/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Working days as two tables, for the library and for the program that computes those of the built-in calendars.
 *
 * rank[i] counts the working days among the first i days; rests[k] counts the rest days before the k-th working
 * day, which lies at k - 1 + rests[k] (from 1; rests[0] is never used). Adding and counting are then two loads
 * each, and 16 bits keep the years in use in the first-level cache although a calendar spans 200.
 */
#ifndef PARPLAN_LIB_TIME_TABLE_H
#define PARPLAN_LIB_TIME_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Days worked, of marks that are 0 or 1. */
static inline uint32_t parplan__table_count(const uint8_t *worked, uint32_t days)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < days; i++)
        count += worked[i];
    return count;
}

/* Whether 16 bits hold the tables of a calendar. */
static inline bool parplan__table_fits(uint32_t days, uint32_t working)
{
    return working <= UINT16_MAX && days - working <= UINT16_MAX;
}

static inline size_t parplan__table_rank_size(uint32_t days)
{
    return (size_t)days + 1;
}

/* One entry more than is used, as filling writes ahead. */
static inline size_t parplan__table_rests_size(uint32_t working)
{
    return (size_t)working + 2;
}

static inline void parplan__table_fill(const uint8_t *worked, uint32_t days, uint16_t *rank,
                                       uint16_t *rests)
{
    uint32_t count = 0;
    rests[0] = 0;
    for (uint32_t i = 0; i < days; i++) {
        rank[i] = (uint16_t)count;
        rests[count + 1] = (uint16_t)(i - count); /* for rest days too, and then over: no branch */
        count += worked[i];
    }
    rank[days] = (uint16_t)count;
}

#endif
