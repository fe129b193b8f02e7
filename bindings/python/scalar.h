/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The questions about one day that are asked in loops of Python. SWIG packs the arguments of every call into a tuple
 * first, which takes longer than the answer does; these take them as they come.
 */
#ifndef PARPLAN_PYTHON_SCALAR_H
#define PARPLAN_PYTHON_SCALAR_H

#include "records.h"

/* calendar_add, calendar_count and calendar_is_working, ended by zeros. */
extern PyMethodDef scalar_calls[];

#endif
