/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file target.h
 * Values and verdicts (V1, V2), and the arithmetic of one share against one threshold.
 *
 * The functions here know no plan: they take numbers. board.h applies them to every cell of one.
 */
#ifndef PARPLAN_TARGET_H
#define PARPLAN_TARGET_H

#include <parplan/figure.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The verdict on a target. */
typedef enum parplan_verdict {
    PARPLAN_CANNOT_DETERMINE = 0, /**< see the reason */
    PARPLAN_MET = 1,
    PARPLAN_NOT_MET = 2,
    PARPLAN_NOT_APPLICABLE = 3,
    PARPLAN_IRRECOVERABLE = 4 /**< not met, and nothing that may still happen can change it */
} parplan_verdict;

/** Why there is no exact value, or no verdict. */
typedef enum parplan_reason {
    PARPLAN_REASON_NONE = 0, /**< there is one */
    PARPLAN_REASON_NO_DATA = 1,
    PARPLAN_REASON_NOT_APPLICABLE = 2,
    PARPLAN_REASON_ZERO_DENOMINATOR = 3,
    PARPLAN_REASON_PARTIAL = 4, /**< so many of so many parts are there */
    PARPLAN_REASON_CONFLICT = 5,
    PARPLAN_REASON_INVALID = 6,
    PARPLAN_REASON_UNDEFINED_TARGET = 7, /**< verdicts only */
    PARPLAN_REASON_NOT_YET_DUE = 8       /**< verdicts only */
} parplan_reason;

/** Name of a verdict or reason as documents write it: "NOT_MET". These functions never fail.
 *  @par Ownership Static.  @par Threads Any.  @since 0.1
 *  @return the name */
PARPLAN_API const char *parplan_verdict_name(parplan_verdict verdict);
/** Name of a reason: "NO_DATA"; "" for none. This function never fails.
 *  @par Ownership Static.  @par Threads Any.  @since 0.1
 *  @return the name */
PARPLAN_API const char *parplan_reason_name(parplan_reason reason);

/** A verdict in words: "Chưa đạt", "Not met". This function never fails.
 *  @par Ownership Static.  @par Threads Any.  @since 0.1
 *  @return both languages; both NULL for a value that is none */
PARPLAN_API parplan_text parplan_verdict_text(parplan_verdict verdict);
/** A reason in words: "thiếu số liệu", "no data". This function never fails.
 *  @par Ownership Static.  @par Threads Any.  @since 0.1
 *  @return both languages; both NULL for none */
PARPLAN_API parplan_text parplan_reason_text(parplan_reason reason);

/** A share of cases, and the least (or most) it should be. */
typedef struct parplan_share {
    size_t struct_size;
    int64_t reached;     /**< n, at least 0 */
    int64_t cases;       /**< d, at least 1, at least n */
    parplan_ratio least; /**< p: n/d >= p is met; 0 <= p <= 1 */
    parplan_failures failures;
    parplan_further further_kind;
    int64_t
        further; /**< m: cases still to come; read as 0 where closed, and as unknown where the kind is unknown */
    bool closed; /**< no case can come any more */
} parplan_share;

#define PARPLAN_SHARE_INIT                                                                         \
    {                                                                                              \
        sizeof(parplan_share), 0, 0, {0, 0}, PARPLAN_FAILURES_UNSET, PARPLAN_FURTHER_UNKNOWN, 0,   \
            false                                                                                  \
    }

/** What follows from a share. */
typedef struct parplan_share_result {
    size_t struct_size;
    parplan_verdict verdict; /**< MET, NOT_MET or IRRECOVERABLE */
    /**
     * Successes still needed, x = max(0, ceil(p (d + m)) - n). Where m is unknown: recoverable failures count with m = 0;
     * with final ones it is the least number of further cases which, all successful, reach p. -1 where nothing can reach it.
     */
    int64_t still_needed;
    /**
     * Failures still allowed: floor((1-p)(d+m)) - (d-n), or, where m is unknown and failures are final, those that may come
     * next in a row: floor(n/p) - d. Negative where too many have failed already.
     */
    int64_t allowed_failures;
    bool unlikely; /**< out of reach by the forecast, which decides nothing */
} parplan_share_result;

#define PARPLAN_SHARE_RESULT_INIT                                                                  \
    {                                                                                              \
        sizeof(parplan_share_result), PARPLAN_CANNOT_DETERMINE, 0, 0, false                        \
    }

/**
 * Judge a share against a threshold, exactly (N3, N5), and say what is still needed.
 *
 * IRRECOVERABLE is given only where failures are final and either p is 1 and a case has failed, or the further cases
 * are bounded (by declaration, or closed) and do not suffice.
 *
 * @param[in]     share   the question
 * @param[in,out] result  struct_size set by the caller; unchanged on failure
 * @param[out]    err     NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_ARGUMENT (failures unset, n above d, p outside 0 to 1, d below 1), PARPLAN_E_RANGE
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_share_judge(const parplan_share *share,
                                               parplan_share_result *result, parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
