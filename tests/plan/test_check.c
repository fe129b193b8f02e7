/* SPDX-License-Identifier: Apache-2.0 */
/* What no single key shows: contradictions, questions, readings. The cases stand in a file. */
#include "support/plan_change.h"

int main(void)
{
    return run_plan_cases("tests/cases/plan/checking.json");
}
