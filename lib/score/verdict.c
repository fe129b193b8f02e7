/* SPDX-License-Identifier: Apache-2.0 */
#include <parplan/target.h>

const char *parplan_verdict_name(parplan_verdict verdict)
{
    switch (verdict) {
    case PARPLAN_MET:
        return "MET";
    case PARPLAN_NOT_MET:
        return "NOT_MET";
    case PARPLAN_NOT_APPLICABLE:
        return "NOT_APPLICABLE";
    case PARPLAN_IRRECOVERABLE:
        return "IRRECOVERABLE";
    case PARPLAN_CANNOT_DETERMINE:
        break;
    }
    return "CANNOT_DETERMINE";
}

const char *parplan_reason_name(parplan_reason reason)
{
    switch (reason) {
    case PARPLAN_REASON_NO_DATA:
        return "NO_DATA";
    case PARPLAN_REASON_NOT_APPLICABLE:
        return "NOT_APPLICABLE";
    case PARPLAN_REASON_ZERO_DENOMINATOR:
        return "ZERO_DENOMINATOR";
    case PARPLAN_REASON_PARTIAL:
        return "PARTIAL";
    case PARPLAN_REASON_CONFLICT:
        return "CONFLICT";
    case PARPLAN_REASON_INVALID:
        return "INVALID";
    case PARPLAN_REASON_UNDEFINED_TARGET:
        return "UNDEFINED_TARGET";
    case PARPLAN_REASON_NOT_YET_DUE:
        return "NOT_YET_DUE";
    case PARPLAN_REASON_NONE:
        break;
    }
    return "";
}
