/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file unit.h
 * Units: the People's Committees, offices and wards that a plan binds (U1).
 */
#ifndef PARPLAN_UNIT_H
#define PARPLAN_UNIT_H

#include <parplan/date.h>
#include <parplan/frequency.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A position that leads nowhere: "no parent", "no lead". */
#define PARPLAN_NO_INDEX SIZE_MAX

/** Level of government. The district level existed until 30 June 2025. */
typedef enum parplan_level {
    PARPLAN_LEVEL_UNSET = 0,
    PARPLAN_LEVEL_PROVINCE = 1, /**< cấp tỉnh */
    PARPLAN_LEVEL_DISTRICT = 2, /**< cấp huyện: quận, huyện … */
    PARPLAN_LEVEL_COMMUNE = 3   /**< cấp xã: phường, xã, đặc khu */
} parplan_level;

/** What a unit is within its level. */
typedef enum parplan_unit_kind {
    PARPLAN_UNIT_KIND_UNSET = 0,
    PARPLAN_UNIT_AUTHORITY = 1, /**< a People's Committee as a whole */
    PARPLAN_UNIT_OFFICE = 2,    /**< a specialised office of one */
    PARPLAN_UNIT_SERVICE = 3    /**< a public service unit */
} parplan_unit_kind;

/** A unit of the tree. */
typedef struct parplan_unit {
    const char *id;
    parplan_text name;
    parplan_level level;
    parplan_unit_kind kind;
    size_t parent;          /**< position of the unit above, or PARPLAN_NO_INDEX */
    parplan_interval valid; /**< days on which it exists; an end may be PARPLAN_DATE_NONE */
    bool unverified;        /**< taken from general knowledge, not from the plan's text */
    parplan_text note;
} parplan_unit;

/** Units named in a document: the ids as written, and the units they stand for. */
typedef struct parplan_who {
    const char *const *ids; /**< units, groups or partners */
    size_t id_count;
    const size_t
        *units; /**< positions of the units meant, ascending, each once; partners are none */
    size_t unit_count;
} parplan_who;

/**
 * Whether a unit exists on a day.
 *
 * This function never fails.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API bool parplan_unit_exists(const parplan_unit *unit, parplan_date date);

#ifdef __cplusplus
}
#endif

#endif
