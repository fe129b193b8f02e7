/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a record is made of: the tables that members.c lists and records.c goes by.
 */
#ifndef PARPLAN_PYTHON_MEMBERS_H
#define PARPLAN_PYTHON_MEMBERS_H

#include "records.h"

/* What a member is, as far as Python sees a difference. */
typedef enum kind {
    KIND_BOOL,
    KIND_INT, /* 32 bits: a number or a choice */
    KIND_INT64,
    KIND_SIZE,
    KIND_INDEX,  /* position of another record; PARPLAN_NO_INDEX is None */
    KIND_ANSWER, /* a count of 64 bits; below 0 is None */
    KIND_DATE,   /* PARPLAN_DATE_NONE is None */
    KIND_TEXT,
    KIND_CHARS,   /* an array of char in the struct; only read */
    KIND_BYTES,   /* bytes, and how many; only written */
    KIND_RATIO,   /* den 0 is None */
    KIND_RECORD,  /* a struct in the struct */
    KIND_POINTER, /* a pointer to a struct, or NULL */
    KIND_LIST,    /* a pointer to structs, and how many */
    KIND_TEXTS,   /* a pointer to texts in one language, and how many */
    KIND_INDEXES, /* a pointer to positions, and how many; only read */
    KIND_HANDLE   /* an opaque struct of the library; only written */
} kind;

typedef struct member {
    const char *name;
    size_t offset;
    kind kind;
    size_t count_offset; /* of how many there are */
    const record *type;
    const char *handle; /* type of a handle, as C writes it */
    size_t flag_offset; /* of the bool that says whether it is there */
    bool optional;
} member;

struct record {
    const char *name;
    size_t size;
    bool sized; /* starts with struct_size */
    const member *members;
    size_t count;
};

#endif
