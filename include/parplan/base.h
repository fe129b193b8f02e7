/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file base.h
 * What every other header needs: export macro, version, status, error, memory.
 *
 * Conventions that hold for the whole library:
 *
 * - A function that can fail returns a parplan_status: 0 is success, below 0 a failure. It takes a
 *   `parplan_error *` as its last argument, which may be NULL, and leaves its outputs alone when it
 *   fails.
 * - Text is UTF-8. It is accepted in any normal form and given back in NFC.
 * - A struct the caller allocates starts with `struct_size`; initialise it with its `..._INIT`
 *   macro. Structs the library hands out by pointer only ever grow at their end.
 * - `..._free` takes NULL.
 * - The library keeps no mutable global state, reads no clock and no environment, never prints and
 *   never ends the process.
 */
#ifndef PARPLAN_BASE_H
#define PARPLAN_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(PARPLAN_STATIC)
#define PARPLAN_API
#elif defined(_WIN32)
#define PARPLAN_API __declspec(dllimport)
#elif defined(__GNUC__)
#define PARPLAN_API __attribute__((visibility("default")))
#else
#define PARPLAN_API
#endif

#define PARPLAN_VERSION_MAJOR 0
#define PARPLAN_VERSION_MINOR 1
#define PARPLAN_VERSION_PATCH 0
#define PARPLAN_VERSION "0.1.0"

/**
 * Version of the library that is running, such as "0.1.0".
 *
 * This function never fails.
 * @par Ownership The text is static.  @par Threads Any.  @since 0.1
 */
PARPLAN_API const char *parplan_version(void);

/** How a call ended. Values are permanent. */
typedef enum parplan_status {
    PARPLAN_OK = 0,
    PARPLAN_E_ARGUMENT = -1, /**< the call itself is wrong: a NULL, an unset choice */
    PARPLAN_E_MEMORY = -2,   /**< the allocator gave nothing */
    PARPLAN_E_RANGE = -3,    /**< a result does not fit, or a date lies outside the calendar */
    PARPLAN_E_PARSE = -4,    /**< a text is not what it should be */
    PARPLAN_E_INVALID = -5,  /**< a document was read but contradicts itself; see its problems */
    PARPLAN_E_NOT_FOUND = -6 /**< no such id */
} parplan_status;

/** Language of user-facing text. */
typedef enum parplan_lang { PARPLAN_LANG_VI = 0, PARPLAN_LANG_EN = 1 } parplan_lang;

/** A text in both languages. Either may be NULL when a document gives only the other. */
typedef struct parplan_text {
    const char *vi;
    const char *en;
} parplan_text;

/**
 * The text in a language, or in the other one where it is missing.
 *
 * This function never fails: where neither is given it returns "".
 * @par Ownership As the members of @p text.  @par Threads Any.  @since 0.1
 */
PARPLAN_API const char *parplan_text_in(parplan_text text, parplan_lang lang);

/**
 * Release a text the library handed over. This function never fails; NULL is fine.
 * @par Ownership Ends.  @par Threads Any.  @since 0.1
 */
PARPLAN_API void parplan_text_free(char *text);

/**
 * Why a call failed. It lives on the caller's stack and needs no release:
 *
 *     parplan_error err = PARPLAN_ERROR_INIT;
 *     if (parplan_plan_read(..., &err) != PARPLAN_OK)
 *         fprintf(stderr, "PP-%04d %s\n", err.id, err.message);
 */
typedef struct parplan_error {
    size_t struct_size;
    parplan_status status;
    int32_t id;           /**< permanent number of the message: 1 is written PP-0001 */
    int64_t line;         /**< line in the input, from 1; 0 where unknown */
    int64_t column;       /**< column in the line, in bytes from 1; 0 where unknown */
    char path[192];       /**< JSON pointer or column name; "" where unknown */
    char message[384];    /**< what went wrong, in English */
    char message_vi[384]; /**< the same in Vietnamese */
} parplan_error;

#define PARPLAN_ERROR_INIT                                                                         \
    {                                                                                              \
        sizeof(parplan_error), PARPLAN_OK, 0, 0, 0, "", "", ""                                     \
    }

/**
 * Where a handle takes its memory from.
 *
 * @c resize behaves as realloc: a NULL block allocates, a size of 0 frees and returns NULL, and
 * NULL for any other size means that there is no memory. Memory of the libraries parplan stands on
 * (Unicode tables, big integers) does not pass through it; that of the JSON parser does.
 */
typedef struct parplan_allocator {
    void *context;
    void *(*resize)(void *context, void *block, size_t size);
} parplan_allocator;

/** How bad a problem in a document is. */
typedef enum parplan_severity {
    PARPLAN_NOTE = 1,    /**< a reading the document chose, worth knowing */
    PARPLAN_WARNING = 2, /**< the law, the text or good sense would ask a question here */
    PARPLAN_ERROR = 3    /**< the document cannot be used */
} parplan_severity;

/** One problem found in a document. */
typedef struct parplan_problem {
    parplan_severity severity;
    int32_t id;         /**< permanent number of the message */
    int64_t line;       /**< line in the document, from 1; 0 where unknown */
    int64_t column;     /**< from 1; 0 where unknown */
    const char *path;   /**< JSON pointer (RFC 6901), or a CSV column; "" is the document */
    const char *clause; /**< clause of the plan it concerns, or "" */
    parplan_text message;
} parplan_problem;

/** A list of problems, in the order in which they were found. */
typedef struct parplan_problems parplan_problems;

/**
 * An empty list.
 *
 * @param[out] out  the list
 * @param[out] err  NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_ARGUMENT, PARPLAN_E_MEMORY
 * @par Ownership The caller frees it with parplan_problems_free().
 * @par Threads One at a time per list.  @since 0.1
 */
PARPLAN_API parplan_status parplan_problems_new(parplan_problems **out, parplan_error *err);

/**
 * Release a list. This function never fails; NULL is fine.
 * @par Ownership Problems taken from it become invalid.  @par Threads One at a time.  @since 0.1
 */
PARPLAN_API void parplan_problems_free(parplan_problems *problems);

/**
 * Number of problems of a severity or worse; PARPLAN_NOTE counts all.
 *
 * This function never fails.
 * @par Ownership Nothing is kept.  @par Threads Any while nobody adds.  @since 0.1
 */
PARPLAN_API size_t parplan_problems_count(const parplan_problems *problems,
                                          parplan_severity at_least);

/**
 * The problem at a position from 0, or NULL past the end.
 *
 * This function never fails.
 * @par Ownership Valid until the list is freed.  @par Threads Any while nobody adds.  @since 0.1
 */
PARPLAN_API const parplan_problem *parplan_problems_at(const parplan_problems *problems,
                                                       size_t index);

#ifdef __cplusplus
}
#endif

#endif
