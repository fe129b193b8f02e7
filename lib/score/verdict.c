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

parplan_text parplan_verdict_text(parplan_verdict verdict)
{
    static const parplan_text texts[] = {
        [PARPLAN_CANNOT_DETERMINE] = {"Chưa xác định", "Cannot determine"},
        [PARPLAN_MET] = {"Đạt", "Met"},
        [PARPLAN_NOT_MET] = {"Chưa đạt", "Not met"},
        [PARPLAN_NOT_APPLICABLE] = {"Không áp dụng", "Not applicable"},
        [PARPLAN_IRRECOVERABLE] = {"Không thể đạt", "Irrecoverable"},
    };
    return (size_t)verdict < sizeof texts / sizeof *texts ? texts[verdict] : (parplan_text){0};
}

parplan_text parplan_reason_text(parplan_reason reason)
{
    static const parplan_text texts[] = {
        [PARPLAN_REASON_NO_DATA] = {"thiếu số liệu", "no data"},
        [PARPLAN_REASON_NOT_APPLICABLE] = {"không áp dụng", "not applicable"},
        [PARPLAN_REASON_ZERO_DENOMINATOR] = {"không phát sinh", "no cases"},
        [PARPLAN_REASON_PARTIAL] = {"số liệu chưa đủ", "partial"},
        [PARPLAN_REASON_CONFLICT] = {"số liệu mâu thuẫn", "conflict"},
        [PARPLAN_REASON_INVALID] = {"số liệu sai", "invalid"},
        [PARPLAN_REASON_UNDEFINED_TARGET] = {"chỉ tiêu chưa rõ", "undefined target"},
        [PARPLAN_REASON_NOT_YET_DUE] = {"chưa đến hạn", "not yet due"},
    };
    return (size_t)reason < sizeof texts / sizeof *texts ? texts[reason] : (parplan_text){0};
}
