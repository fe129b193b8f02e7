/* SPDX-License-Identifier: Apache-2.0 */
#include "base/rational.h"

#include "base/message.h"
#include "base/wide.h"

static parplan_status failed(mp_err code, parplan_error *err)
{
    if (code == MP_MEM)
        return parplan__fail(err, PP_MEMORY, NULL);
    return parplan__fail(err, PP_RESULT_RANGE, PARPLAN__ARGS("×"));
}

void parplan__rational_init(parplan__rational *r)
{
    *r = (parplan__rational){.small = {0, 1}};
}

void parplan__rational_dispose(parplan__rational *r)
{
    if (r->big)
        mp_clear_multi(&r->num, &r->den, NULL);
    parplan__rational_init(r);
}

static bool multiply_fits(int64_t a, int64_t b, int64_t *out)
{
    return parplan__wide_muladd(a, b, 0, out);
}

/* As Knuth 4.5.1: with the gcd of the denominators taken out first, little overflows. */
static bool add_small(parplan_ratio a, parplan_ratio b, parplan_ratio *out)
{
    int64_t d = (int64_t)parplan__gcd((uint64_t)a.den, (uint64_t)b.den);
    int64_t left, num, den;
    if (!multiply_fits(a.num, b.den / d, &left) ||
        !parplan__wide_muladd(b.num, a.den / d, left, &num) ||
        !multiply_fits(a.den / d, b.den, &den))
        return false;
    return parplan_ratio_make(num, den, out, NULL) == PARPLAN_OK;
}

static bool multiply_small(parplan_ratio a, parplan_ratio b, parplan_ratio *out)
{
    int64_t num, den;
    return multiply_fits(a.num, b.num, &num) && multiply_fits(a.den, b.den, &den) &&
           parplan_ratio_make(num, den, out, NULL) == PARPLAN_OK;
}

static void load(mp_int *num, mp_int *den, parplan_ratio value)
{
    mp_set_i64(num, value.num);
    mp_set_i64(den, value.den);
}

static mp_err reduce(mp_int *num, mp_int *den, mp_int *scratch)
{
    mp_err code = mp_gcd(num, den, scratch);
    if (code == MP_OKAY)
        code = mp_div(num, scratch, num, NULL);
    if (code == MP_OKAY)
        code = mp_div(den, scratch, den, NULL);
    return code;
}

/* num/den := num/den + value, with b holding the value. */
static mp_err add_big(mp_int *num, mp_int *den, mp_int *b_num, mp_int *b_den)
{
    mp_err code = mp_mul(num, b_den, num);
    if (code == MP_OKAY)
        code = mp_mul(b_num, den, b_num);
    if (code == MP_OKAY)
        code = mp_add(num, b_num, num);
    if (code == MP_OKAY)
        code = mp_mul(den, b_den, den);
    return code == MP_OKAY ? reduce(num, den, b_num) : code;
}

static mp_err multiply_big(mp_int *num, mp_int *den, mp_int *b_num, mp_int *b_den)
{
    mp_err code = mp_mul(num, b_num, num);
    if (code == MP_OKAY)
        code = mp_mul(den, b_den, den);
    return code == MP_OKAY ? reduce(num, den, b_num) : code;
}

typedef mp_err big_operation(mp_int *num, mp_int *den, mp_int *b_num, mp_int *b_den);

/* On copies, so that a failure half-way leaves r as it was. */
static parplan_status operate(parplan__rational *r, parplan_ratio value, big_operation *operation,
                              parplan_error *err)
{
    mp_int num, den, b_num, b_den;
    mp_err code = mp_init_multi(&num, &den, &b_num, &b_den, NULL);
    if (code != MP_OKAY)
        return failed(code, err);
    load(&b_num, &b_den, value);
    if (!r->big)
        load(&num, &den, r->small);
    if (r->big)
        code = mp_copy(&r->num, &num);
    if (code == MP_OKAY && r->big)
        code = mp_copy(&r->den, &den);
    if (code == MP_OKAY)
        code = operation(&num, &den, &b_num, &b_den);
    mp_clear_multi(&b_num, &b_den, NULL);
    if (code != MP_OKAY) {
        mp_clear_multi(&num, &den, NULL);
        return failed(code, err);
    }
    parplan__rational_dispose(r);
    *r = (parplan__rational){.big = true, .num = num, .den = den};
    return PARPLAN_OK;
}

parplan_status parplan__rational_set(parplan__rational *r, parplan_ratio value, parplan_error *err)
{
    if (value.den <= 0)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("value"));
    parplan__rational_dispose(r);
    return parplan_ratio_make(value.num, value.den, &r->small, err);
}

parplan_status parplan__rational_add(parplan__rational *r, parplan_ratio value, parplan_error *err)
{
    if (value.den <= 0)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("value"));
    if (!r->big && add_small(r->small, value, &r->small))
        return PARPLAN_OK;
    return operate(r, value, add_big, err);
}

parplan_status parplan__rational_multiply(parplan__rational *r, parplan_ratio by,
                                          parplan_error *err)
{
    if (by.den <= 0)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("by"));
    if (!r->big && multiply_small(r->small, by, &r->small))
        return PARPLAN_OK;
    return operate(r, by, multiply_big, err);
}

parplan_status parplan__rational_divide(parplan__rational *r, int64_t count, parplan_error *err)
{
    if (count <= 0)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("count"));
    return parplan__rational_multiply(r, (parplan_ratio){1, count}, err);
}

parplan_status parplan__rational_compare(const parplan__rational *r, parplan_ratio value,
                                         int *order, parplan_error *err)
{
    if (value.den <= 0)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("value"));
    if (!r->big) {
        *order = parplan_ratio_compare(r->small, value);
        return PARPLAN_OK;
    }
    mp_int num, den;
    mp_err code = mp_init_multi(&num, &den, NULL);
    if (code != MP_OKAY)
        return failed(code, err);
    load(&num, &den, value);
    code = mp_mul(&num, &r->den, &num);
    if (code == MP_OKAY)
        code = mp_mul(&den, &r->num, &den);
    if (code == MP_OKAY)
        *order = (int)mp_cmp(&den, &num);
    mp_clear_multi(&num, &den, NULL);
    return code == MP_OKAY ? PARPLAN_OK : failed(code, err);
}

static bool narrow(const mp_int *value, int64_t *out)
{
    return mp_count_bits(value) <= 64 &&
           parplan__signed(mp_isneg(value), mp_get_mag_u64(value), out);
}

parplan_status parplan__rational_to_ratio(const parplan__rational *r, const char *what,
                                          parplan_ratio *out, parplan_error *err)
{
    parplan_ratio value = r->small;
    if (r->big && (!narrow(&r->num, &value.num) || !narrow(&r->den, &value.den)))
        return parplan__fail(err, PP_RESULT_RANGE, PARPLAN__ARGS(what));
    *out = value;
    return PARPLAN_OK;
}

static mp_err print_big(const mp_int *value, parplan__buffer *buffer)
{
    int room;
    mp_err code = mp_radix_size(value, 10, &room);
    if (code != MP_OKAY)
        return code;
    char *text = buffer->allocator.resize(buffer->allocator.context, NULL, (size_t)room);
    if (text == NULL)
        return MP_MEM;
    code = mp_to_radix(value, text, (size_t)room, NULL, 10);
    if (code == MP_OKAY)
        parplan__buffer_text(buffer, text);
    buffer->allocator.resize(buffer->allocator.context, text, 0);
    return code;
}

static mp_err print(const parplan__rational *r, parplan__buffer *buffer)
{
    if (!r->big) {
        parplan__buffer_int(buffer, r->small.num);
        if (r->small.den == 1)
            return MP_OKAY;
        parplan__buffer_char(buffer, '/');
        parplan__buffer_int(buffer, r->small.den);
        return MP_OKAY;
    }
    mp_err code = print_big(&r->num, buffer);
    if (code != MP_OKAY || mp_cmp_d(&r->den, 1) == MP_EQ)
        return code;
    parplan__buffer_char(buffer, '/');
    return print_big(&r->den, buffer);
}

parplan_status parplan__rational_print(const parplan__rational *r, parplan__buffer *buffer,
                                       parplan_error *err)
{
    mp_err code = print(r, buffer);
    if (code == MP_OKAY && buffer->failed)
        code = MP_MEM;
    return code == MP_OKAY ? PARPLAN_OK : failed(code, err);
}
