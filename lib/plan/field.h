/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The document format as data: one table per record says its keys, their types and where they go. Reader, writer and
 * schema all follow these tables, so they cannot disagree.
 */
#ifndef PARPLAN_LIB_PLAN_FIELD_H
#define PARPLAN_LIB_PLAN_FIELD_H

#include <parplan/plan.h>

#define PARPLAN__PLAN_FORMAT "parplan-plan/1"

typedef enum parplan__field_kind {
    FIELD_STRING,  /* const char * */
    FIELD_ID,      /* const char *, unique in its list, refused when blank */
    FIELD_TEXT,    /* parplan_text */
    FIELD_TEXTS,   /* parplan_texts */
    FIELD_STRINGS, /* parplan_strings */
    FIELD_DATE,    /* parplan_date */
    FIELD_RATIO,   /* parplan_ratio */
    FIELD_INT,     /* int32_t from low to high */
    FIELD_BOOL,    /* bool */
    FIELD_ENUM,    /* an enum, by its names */
    FIELD_REF,     /* size_t: position of a record of an entity */
    FIELD_REFS,    /* parplan_strings: ids of records of an entity */
    FIELD_WHO,     /* parplan_who */
    FIELD_OBJECT,  /* a record in place */
    FIELD_OBJECTS  /* a pointer to records, and their count */
} parplan__field_kind;

typedef struct parplan__name {
    const char *name; /* NULL ends the list */
    int32_t value;
} parplan__name;

struct parplan__record;

typedef struct parplan__field {
    const char *key; /* NULL ends the table */
    parplan__field_kind kind;
    bool required;
    size_t offset;
    size_t count_offset;                  /* FIELD_OBJECTS */
    const parplan__name *names;           /* FIELD_ENUM */
    const struct parplan__record *record; /* FIELD_OBJECT, FIELD_OBJECTS */
    int32_t entity;                       /* FIELD_REF, FIELD_REFS */
    int32_t low, high;                    /* FIELD_INT */
    int32_t fallback;                     /* FIELD_INT, FIELD_ENUM: value when left out */
    bool partners;                        /* FIELD_WHO: partners may be named too */
} parplan__field;

typedef struct parplan__record {
    const char *name;
    size_t size;
    const parplan__field *fields;
    const char *about; /* one sentence, for the schema */
} parplan__record;

/* Top level: the particulars, and the lists in the order in which they must be read. */
extern const parplan__record parplan__info_record;

typedef struct parplan__list_field {
    const char *key;
    int entity; /* of parplan_entity */
    bool required;
    const parplan__record *record;
} parplan__list_field;

extern const parplan__list_field
    parplan__list_fields[]; /* in document order, ended by a NULL key */

#endif
