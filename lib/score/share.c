/* SPDX-License-Identifier: Apache-2.0 */
#include <parplan/target.h>

#include "base/message.h"
#include "base/sized.h"
#include "base/wide.h"

/* A share with what is unknown or closed already settled. */
typedef struct question {
    int64_t reached, cases, failed;
    parplan_ratio least;
    bool final;   /* a case that failed stays failed */
    bool known;   /* `further` is a number, bound or forecast */
    bool bounded; /* … that cannot be exceeded */
    int64_t further;
    int64_t total; /* cases, the further ones included */
} question;

static parplan_status check_share(const parplan_share *s, parplan_error *err)
{
    if (s->failures != PARPLAN_FAILURES_RECOVERABLE && s->failures != PARPLAN_FAILURES_FINAL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("share.failures"));
    if ((unsigned)s->further_kind > PARPLAN_FURTHER_FORECAST)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("share.further_kind"));
    if (s->cases < 1 || s->reached < 0 || s->reached > s->cases)
        return parplan__fail(err, PP_SHARE_COUNTS,
                             PARPLAN__ARGS(PARPLAN__INT(s->reached), PARPLAN__INT(s->cases)));
    if (s->least.den < 1 || s->least.num < 0 || s->least.num > s->least.den)
        return parplan__fail(err, PP_SHARE_THRESHOLD,
                             PARPLAN__ARGS(PARPLAN__INT(s->least.num), PARPLAN__INT(s->least.den)));
    return PARPLAN_OK;
}

static parplan_status ask(const parplan_share *s, question *q, parplan_error *err)
{
    parplan_status status = check_share(s, err);
    if (status != PARPLAN_OK)
        return status;
    *q = (question){.reached = s->reached, .cases = s->cases, .failed = s->cases - s->reached};
    q->least = s->least;
    q->final = s->failures == PARPLAN_FAILURES_FINAL;
    q->known = s->closed || s->further_kind != PARPLAN_FURTHER_UNKNOWN;
    q->bounded = s->closed || s->further_kind == PARPLAN_FURTHER_BOUND;
    q->further = q->known && !s->closed ? s->further : 0;
    if (q->further < 0)
        return parplan__fail(err, PP_SHARE_FURTHER, PARPLAN__ARGS(PARPLAN__INT(q->further)));
    if (!parplan__wide_muladd(q->further, 1, q->cases, &q->total))
        return parplan__fail(err, PP_RESULT_RANGE, PARPLAN__ARGS("+"));
    return PARPLAN_OK;
}

/*
 * Final failures, nobody knows how many cases will follow: the least number that, all successful, reach p. With
 * f failed for good, f <= (1 - p) of all means that p/(1 - p) f succeed. False where that does not fit.
 */
static bool still_needed_unbounded(const question *q, int64_t *needed)
{
    int64_t rest = q->least.den - q->least.num, successes;
    if (rest == 0) {
        *needed = q->failed > 0 ? -1 : 0;
        return true;
    }
    if (!parplan__wide_ceil(q->least.num, q->failed, rest, &successes))
        return false;
    *needed = successes > q->reached ? successes - q->reached : 0;
    return true;
}

/* Of the cases there will be; always fits, since p is at most 1. */
static int64_t still_needed_of_total(const question *q)
{
    int64_t successes = 0;
    parplan__wide_ceil(q->least.num, q->total, q->least.den, &successes);
    return successes > q->reached ? successes - q->reached : 0;
}

/*
 * Failures still allowed among the cases there will be. Where nobody knows how many follow and failures are final: as many
 * as may come now, one after another, n/(d + f) >= p.
 */
static int64_t allowed_failures(const question *q)
{
    int64_t allowed = INT64_MAX;
    if (q->final && !q->known) {
        if (q->least.num > 0)
            parplan__wide_floor(q->reached, q->least.den, q->least.num, &allowed);
        return allowed - q->cases;
    }
    parplan__wide_floor(q->least.den - q->least.num, q->total, q->least.den, &allowed);
    return allowed - q->failed;
}

/* A case that failed for good rules out 100 %, whatever follows; otherwise only a bound does (V2). */
static bool is_irrecoverable(const question *q, int64_t needed)
{
    if (!q->final)
        return false;
    if (q->least.num == q->least.den)
        return q->failed > 0;
    return q->bounded && needed > q->further;
}

parplan_status parplan_share_judge(const parplan_share *share, parplan_share_result *result,
                                   parplan_error *err)
{
    parplan_share given = {0};
    question q;
    if (result == NULL || result->struct_size < sizeof result->struct_size)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("result"));
    if (!parplan__sized_read(&given, sizeof given, share))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("share"));
    parplan_status status = ask(&given, &q, err);
    if (status != PARPLAN_OK)
        return status;

    parplan_share_result found = PARPLAN_SHARE_RESULT_INIT;
    found.still_needed = still_needed_of_total(&q);
    if (q.final && !q.known && !still_needed_unbounded(&q, &found.still_needed))
        return parplan__fail(err, PP_RESULT_RANGE, PARPLAN__ARGS("p / (1 - p)"));
    found.allowed_failures = allowed_failures(&q);
    if (parplan__wide_compare(q.reached, q.least.den, q.least.num, q.cases) >= 0) {
        found.verdict = PARPLAN_MET;
    } else if (is_irrecoverable(&q, found.still_needed)) {
        found.verdict = PARPLAN_IRRECOVERABLE;
        found.still_needed = -1;
    } else {
        found.verdict = PARPLAN_NOT_MET;
        found.unlikely = q.final && q.known && !q.bounded && found.still_needed > q.further;
    }
    parplan__sized_write(result, &found, sizeof found);
    return PARPLAN_OK;
}
