/* SPDX-License-Identifier: Apache-2.0 */
#include "members.h"

#include <stdlib.h>
#include <string.h>

static const record *const all_records[] = {
#define POINT_TO(type) &type##_record,
    RECORDS(POINT_TO)
#undef POINT_TO
};

/* ---- to Python ---- */

PyObject *text_to_python(const char *text)
{
    if (text == NULL)
        return Py_NewRef(Py_None);
    return PyUnicode_FromString(text);
}

static PyObject *none(void)
{
    return Py_NewRef(Py_None);
}

static int32_t int32_at(const char *at)
{
    int32_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static int64_t int64_at(const char *at)
{
    int64_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static size_t size_at(const char *at)
{
    size_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static const void *pointer_at(const char *at)
{
    const void *value;
    memcpy(&value, at, sizeof value);
    return value;
}

static PyObject *index_to_python(size_t index)
{
    return index == PARPLAN_NO_INDEX ? none() : PyLong_FromSize_t(index);
}

/* A tuple of so many items; each is made of what lies at its place. */
typedef PyObject *make_item(const void *context, size_t index);

static PyObject *tuple_of(size_t count, make_item *make, const void *context)
{
    PyObject *tuple = PyTuple_New((Py_ssize_t)count);
    for (size_t i = 0; tuple != NULL && i < count; i++) {
        PyObject *item = make(context, i);
        if (item == NULL || PyTuple_SetItem(tuple, (Py_ssize_t)i, item) != 0)
            Py_CLEAR(tuple);
    }
    return tuple;
}

static PyObject *make_text(const void *texts, size_t index)
{
    return text_to_python(((const char *const *)texts)[index]);
}

static PyObject *make_index(const void *indexes, size_t index)
{
    return index_to_python(((const size_t *)indexes)[index]);
}

typedef struct list {
    const record *type;
    const char *items;
} list;

static PyObject *make_record(const void *context, size_t index)
{
    const list *l = context;
    return record_to_tuple(l->type, l->items + index * l->type->size);
}

PyObject *records_to_tuple(const record *type, const void *items, size_t count)
{
    return tuple_of(count, make_record, &(list){type, items});
}

static bool is_no_text(const record *type, const char *at)
{
    const parplan_text *text = (const parplan_text *)(const void *)at;
    return type == &parplan_text_record && text->vi == NULL && text->en == NULL;
}

static PyObject *member_to_python(const member *m, const char *data)
{
    const char *at = data + m->offset;
    size_t count = m->count_offset != 0 ? size_at(data + m->count_offset) : 0;
    if (m->optional && !*(const bool *)(data + m->flag_offset))
        return none();
    switch (m->kind) {
    case KIND_BOOL:
        return PyBool_FromLong(*(const bool *)at);
    case KIND_INT:
        return PyLong_FromLong(int32_at(at));
    case KIND_INT64:
        return PyLong_FromLongLong(int64_at(at));
    case KIND_SIZE:
        return PyLong_FromSize_t(size_at(at));
    case KIND_INDEX:
        return index_to_python(size_at(at));
    case KIND_ANSWER:
        return int64_at(at) < 0 ? none() : PyLong_FromLongLong(int64_at(at));
    case KIND_DATE:
        return int32_at(at) == PARPLAN_DATE_NONE ? none() : PyLong_FromLong(int32_at(at));
    case KIND_TEXT:
        return text_to_python(pointer_at(at));
    case KIND_CHARS:
        return text_to_python(at);
    case KIND_RATIO: {
        const parplan_ratio *ratio = (const parplan_ratio *)(const void *)at;
        return ratio->den == 0 ? none() : record_to_tuple(&parplan_ratio_record, ratio);
    }
    case KIND_RECORD:
        return is_no_text(m->type, at) ? none() : record_to_tuple(m->type, at);
    case KIND_POINTER:
        return pointer_at(at) == NULL ? none() : record_to_tuple(m->type, pointer_at(at));
    case KIND_LIST:
        return records_to_tuple(m->type, pointer_at(at), count);
    case KIND_TEXTS:
        return tuple_of(count, make_text, pointer_at(at));
    case KIND_INDEXES:
        return tuple_of(count, make_index, pointer_at(at));
    case KIND_BYTES:
    case KIND_HANDLE:
        break;
    }
    return none();
}

typedef struct members {
    const record *type;
    const void *data;
} members;

static PyObject *make_member(const void *context, size_t index)
{
    const members *m = context;
    return member_to_python(&m->type->members[index], m->data);
}

PyObject *record_to_tuple(const record *type, const void *data)
{
    return tuple_of(type->count, make_member, &(members){type, data});
}

/* ---- from Python ---- */

void pool_free(pool *memory)
{
    while (memory->blocks != NULL) {
        void *block = memory->blocks;
        memcpy(&memory->blocks, block, sizeof memory->blocks);
        free(block);
    }
}

enum { POOL_HEADER = 16 };

static void *pool_get(pool *memory, size_t count, size_t size)
{
    char *block =
        count > (SIZE_MAX - POOL_HEADER) / size ? NULL : calloc(1, POOL_HEADER + count * size);
    if (block == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    memcpy(block, &memory->blocks, sizeof memory->blocks);
    memory->blocks = block;
    return block + POOL_HEADER;
}

bool text_from_python(PyObject *object, const char **text)
{
    *text = NULL;
    if (object == Py_None)
        return true;
    if (!PyUnicode_Check(object)) {
        PyErr_Format(PyExc_TypeError, "expected str or None, got %R", (PyObject *)Py_TYPE(object));
        return false;
    }
    Py_ssize_t size;
    *text = PyUnicode_AsUTF8AndSize(object, &size);
    if (*text != NULL && strlen(*text) != (size_t)size) {
        PyErr_SetString(PyExc_ValueError, "a text must not contain the character NUL");
        return false;
    }
    return *text != NULL;
}

bool number_from_python(PyObject *object, const char *name, int64_t least, int64_t most,
                        int64_t *out)
{
    PyObject *number = PyLong_Check(object) ? Py_NewRef(object) : PyNumber_Index(object);
    if (number == NULL)
        return false;
    int overflow;
    long long value = PyLong_AsLongLongAndOverflow(number, &overflow);
    Py_DECREF(number);
    if (value == -1 && overflow == 0 && PyErr_Occurred() != NULL)
        return false;
    if (overflow != 0 || value < least || value > most) {
        PyErr_Format(PyExc_OverflowError, "%s: expected a number between %lld and %lld", name,
                     (long long)least, (long long)most);
        return false;
    }
    *out = value;
    return true;
}

bool date_from_python(PyObject *object, parplan_date *date)
{
    int64_t value = PARPLAN_DATE_NONE;
    if (object != Py_None && !number_from_python(object, "day", INT32_MIN, INT32_MAX, &value))
        return false;
    *date = (parplan_date)value;
    return true;
}

bool handle_from_python(PyObject *object, const char *type, void **pointer)
{
    *pointer = NULL;
    if (object == Py_None)
        return true;
    if (PyCapsule_IsValid(object, type))
        *pointer = PyCapsule_GetPointer(object, type);
    else
        PyErr_Format(PyExc_TypeError, "expected a handle of %s, got %R", type, object);
    return *pointer != NULL;
}

static bool int_member(const member *m, PyObject *object, char *at)
{
    int64_t value;
    if (!number_from_python(object, m->name, INT32_MIN, INT32_MAX, &value))
        return false;
    int32_t narrow = (int32_t)value;
    memcpy(at, &narrow, sizeof narrow);
    return true;
}

static bool size_member(const member *m, PyObject *object, char *at)
{
    int64_t value;
    if (!number_from_python(object, m->name, 0, INT64_MAX, &value))
        return false;
    size_t size = (size_t)value;
    memcpy(at, &size, sizeof size);
    return true;
}

static bool bytes_member(const member *m, PyObject *object, char *data)
{
    char *bytes = NULL;
    Py_ssize_t size = 0;
    if (object != Py_None && PyBytes_AsStringAndSize(object, &bytes, &size) != 0)
        return false;
    memcpy(data + m->offset, &bytes, sizeof bytes);
    memcpy(data + m->count_offset, &(size_t){(size_t)size}, sizeof(size_t));
    return true;
}

static bool texts_member(const member *m, PyObject *object, char *data, pool *memory)
{
    Py_ssize_t count = PySequence_Size(object);
    const char **items = count < 0 ? NULL : pool_get(memory, (size_t)count + 1, sizeof *items);
    for (Py_ssize_t i = 0; items != NULL && i < count; i++) {
        PyObject *item = PyTuple_GetItem(object, i);
        if (item == NULL || !text_from_python(item, &items[i]))
            return false;
    }
    memcpy(data + m->offset, &items, sizeof items);
    memcpy(data + m->count_offset, &(size_t){(size_t)count}, sizeof(size_t));
    return items != NULL;
}

bool records_from_sequence(const record *type, PyObject *sequence, void **items, size_t *count,
                           pool *memory)
{
    if (!PyTuple_Check(sequence) && !PyList_Check(sequence)) {
        PyErr_Format(PyExc_TypeError, "expected a tuple or list, whose texts stay, got %R",
                     (PyObject *)Py_TYPE(sequence));
        return false;
    }
    PyObject *tuple = PySequence_Tuple(sequence);
    if (tuple == NULL)
        return false;
    size_t size = (size_t)PyTuple_Size(tuple);
    char *array = pool_get(memory, size + 1, type->size);
    bool fits = array != NULL;
    for (size_t i = 0; fits && i < size; i++)
        fits = record_from_tuple(type, PyTuple_GetItem(tuple, (Py_ssize_t)i),
                                 array + i * type->size, memory);
    Py_DECREF(tuple);
    *items = array;
    *count = size;
    return fits;
}

static bool list_member(const member *m, PyObject *object, char *data, pool *memory)
{
    void *items;
    size_t count;
    if (!records_from_sequence(m->type, object, &items, &count, memory))
        return false;
    memcpy(data + m->offset, &items, sizeof items);
    memcpy(data + m->count_offset, &count, sizeof count);
    return true;
}

static bool pointer_member(const member *m, PyObject *object, char *at, pool *memory)
{
    void *item = NULL;
    if (object != Py_None) {
        item = pool_get(memory, 1, m->type->size);
        if (item == NULL || !record_from_tuple(m->type, object, item, memory))
            return false;
    }
    memcpy(at, &item, sizeof item);
    return true;
}

/* What None leaves: nothing, which for most kinds is zeros. */
static void leave_out(const member *m, char *at)
{
    if (m->kind == KIND_DATE)
        memcpy(at, &(int32_t){PARPLAN_DATE_NONE}, sizeof(int32_t));
    else if (m->kind == KIND_INDEX)
        memcpy(at, &(size_t){PARPLAN_NO_INDEX}, sizeof(size_t));
}

static bool member_from_python(const member *m, PyObject *object, char *data, pool *memory)
{
    char *at = data + m->offset;
    if (m->optional)
        *(bool *)(data + m->flag_offset) = object != Py_None;
    if (object == Py_None) {
        leave_out(m, at);
        return true;
    }
    int64_t number;
    switch (m->kind) {
    case KIND_BOOL: {
        int truth = PyObject_IsTrue(object);
        *(bool *)at = truth == 1;
        return truth >= 0;
    }
    case KIND_INT:
    case KIND_DATE:
        return int_member(m, object, at);
    case KIND_INT64:
    case KIND_ANSWER:
        if (!number_from_python(object, m->name, INT64_MIN, INT64_MAX, &number))
            return false;
        memcpy(at, &number, sizeof number);
        return true;
    case KIND_SIZE:
    case KIND_INDEX:
        return size_member(m, object, at);
    case KIND_TEXT:
        return text_from_python(object, (const char **)(void *)at);
    case KIND_BYTES:
        return bytes_member(m, object, data);
    case KIND_RATIO:
        return record_from_tuple(&parplan_ratio_record, object, at, memory);
    case KIND_RECORD:
        return record_from_tuple(m->type, object, at, memory);
    case KIND_POINTER:
        return pointer_member(m, object, at, memory);
    case KIND_LIST:
        return list_member(m, object, data, memory);
    case KIND_TEXTS:
        return texts_member(m, object, data, memory);
    case KIND_HANDLE:
        return handle_from_python(object, m->handle, (void **)(void *)at);
    case KIND_CHARS:
    case KIND_INDEXES:
        break;
    }
    PyErr_Format(PyExc_TypeError, "%s cannot be given", m->name);
    return false;
}

bool record_from_tuple(const record *type, PyObject *tuple, void *data, pool *memory)
{
    if (!PyTuple_Check(tuple) || PyTuple_Size(tuple) != (Py_ssize_t)type->count) {
        PyErr_Format(PyExc_TypeError, "%s: expected a tuple of %zu, got %R", type->name,
                     type->count, tuple);
        return false;
    }
    memset(data, 0, type->size);
    if (type->sized)
        memcpy(data, &type->size, sizeof type->size);
    for (size_t i = 0; i < type->count; i++)
        if (!member_from_python(&type->members[i], PyTuple_GetItem(tuple, (Py_ssize_t)i), data,
                                memory))
            return false;
    return true;
}

/* ---- what there is ---- */

enum { RECORD_COUNT = sizeof all_records / sizeof *all_records };

PyObject *record_names(void)
{
    const char *names[RECORD_COUNT];
    for (size_t i = 0; i < RECORD_COUNT; i++)
        names[i] = all_records[i]->name;
    return tuple_of(RECORD_COUNT, make_text, names);
}

PyObject *record_members(const char *name)
{
    for (size_t i = 0; i < RECORD_COUNT; i++) {
        const record *type = all_records[i];
        if (name == NULL || strcmp(type->name, name) != 0)
            continue;
        const char *names[64];
        for (size_t k = 0; k < type->count; k++)
            names[k] = type->members[k].name;
        return tuple_of(type->count, make_text, names);
    }
    return PyErr_Format(PyExc_LookupError, "no such record: %s", name != NULL ? name : "None");
}
