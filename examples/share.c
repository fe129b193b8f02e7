/* SPDX-License-Identifier: Apache-2.0 */
/* One share against one target: 5,999 of 10,000 results digitised, at least 60 % wanted. */
#include <parplan/parplan.h>
#include <stdio.h>

int main(void)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_share share = PARPLAN_SHARE_INIT;
    parplan_share_result result = PARPLAN_SHARE_RESULT_INIT;

    share.reached = 5999;
    share.cases = 10000;
    share.least = (parplan_ratio){60, 100};
    share.failures = PARPLAN_FAILURES_RECOVERABLE; /* an old result can still be digitised */

    if (parplan_share_judge(&share, &result, &err) != PARPLAN_OK) {
        fprintf(stderr, "PP-%04d %s\n", (int)err.id, err.message);
        return 1;
    }
    printf("%s, %lld more needed\n", parplan_verdict_name(result.verdict),
           (long long)result.still_needed);
    return 0;
}
