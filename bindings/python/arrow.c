/* SPDX-License-Identifier: Apache-2.0 */
#include "arrow.h"

#include <stdlib.h>
#include <string.h>

/* The structs of the Arrow C data and stream interfaces: their layout is Arrow's and never changes. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
struct ArrowSchema {
    const char *format, *name, *metadata;
    int64_t flags, n_children;
    struct ArrowSchema **children, *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};
struct ArrowArray {
    int64_t length, null_count, offset, n_buffers, n_children;
    const void **buffers;
    struct ArrowArray **children, *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};
#endif
#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE
struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};
#endif

/* An array that was taken over, as a buffer. */
typedef struct arrow_buffer {
    PyObject_HEAD struct ArrowArray array;
    int32_t *copy; /* where some rows are null */
    Py_ssize_t count;
} arrow_buffer;

static PyTypeObject *buffer_type; /* made by the first array, under the GIL */

static void buffer_dealloc(PyObject *self)
{
    arrow_buffer *b = (arrow_buffer *)self;
    if (b->array.release != NULL)
        b->array.release(&b->array);
    free(b->copy);
    PyTypeObject *type = Py_TYPE(self);
    PyObject_Free(self);
    Py_DECREF(type);
}

static int buffer_get(PyObject *self, Py_buffer *view, int flags)
{
    static int32_t nothing;
    static Py_ssize_t stride = sizeof(int32_t);
    arrow_buffer *b = (arrow_buffer *)self;
    if ((flags & PyBUF_WRITABLE) == PyBUF_WRITABLE) {
        PyErr_SetString(PyExc_BufferError, "an Arrow array is not writable");
        return -1;
    }
    const int32_t *values = b->copy != NULL || b->array.buffers[1] == NULL
                                ? b->copy
                                : (const int32_t *)b->array.buffers[1] + b->array.offset;
    *view = (Py_buffer){.buf = values != NULL ? (void *)(uintptr_t)values : &nothing,
                        .obj = Py_NewRef(self),
                        .len = b->count * stride,
                        .itemsize = stride,
                        .readonly = 1,
                        .ndim = 1,
                        .format = (flags & PyBUF_FORMAT) != 0 ? "i" : NULL,
                        .shape = &b->count,
                        .strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? &stride : NULL};
    return 0;
}

static bool make_type(void)
{
    static PyType_Slot slots[] = {{Py_tp_dealloc, (void *)(uintptr_t)buffer_dealloc},
                                  {Py_bf_getbuffer, (void *)(uintptr_t)buffer_get},
                                  {Py_tp_doc, "Memory of an Arrow array."},
                                  {0, NULL}};
    static PyType_Spec spec = {.name = "parplan._core.ArrowBuffer",
                               .basicsize = sizeof(arrow_buffer),
                               .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                               .slots = slots};
    if (buffer_type == NULL)
        buffer_type = (PyTypeObject *)PyType_FromSpec(&spec);
    return buffer_type != NULL;
}

/* Nulls of Arrow are a bit each; ours are a number. */
static bool copy_with_nulls(arrow_buffer *b)
{
    const uint8_t *valid = b->array.buffers[0];
    if (valid == NULL || b->array.null_count == 0)
        return true;
    b->copy = malloc((size_t)(b->count + 1) * sizeof *b->copy);
    if (b->copy == NULL) {
        PyErr_NoMemory();
        return false;
    }
    const int32_t *values = (const int32_t *)b->array.buffers[1] + b->array.offset;
    for (Py_ssize_t i = 0; i < b->count; i++) {
        int64_t bit = b->array.offset + i;
        b->copy[i] = (valid[bit / 8] >> (bit % 8)) & 1 ? values[i] : INT32_MIN;
    }
    return true;
}

static bool is_column(const struct ArrowSchema *schema)
{
    if (schema->dictionary == NULL &&
        (strcmp(schema->format, "tdD") == 0 || strcmp(schema->format, "i") == 0))
        return true;
    PyErr_Format(PyExc_TypeError,
                 "expected an Arrow array of date32 or int32, got one of format %s%s",
                 schema->format, schema->dictionary == NULL ? "" : " with a dictionary");
    return false;
}

/* Takes the array over, whatever comes of it. */
static PyObject *take(struct ArrowArray *array)
{
    arrow_buffer *b = make_type() ? PyObject_New(arrow_buffer, buffer_type) : NULL;
    if (b == NULL) {
        array->release(array);
        return NULL;
    }
    b->array = *array;
    b->copy = NULL;
    b->count = (Py_ssize_t)array->length;
    array->release = NULL;
    if (copy_with_nulls(b))
        return (PyObject *)b;
    Py_DECREF(b);
    return NULL;
}

PyObject *arrow_column(PyObject *schema, PyObject *array)
{
    const struct ArrowSchema *s = PyCapsule_GetPointer(schema, "arrow_schema");
    struct ArrowArray *a = s == NULL ? NULL : PyCapsule_GetPointer(array, "arrow_array");
    if (a == NULL)
        return NULL;
    if (s->release == NULL || a->release == NULL)
        return PyErr_Format(PyExc_ValueError, "the Arrow array was taken already");
    if (!is_column(s))
        return NULL;
    return take(a);
}

static PyObject *stream_failed(struct ArrowArrayStream *stream)
{
    const char *why = stream->get_last_error(stream);
    return PyErr_Format(PyExc_ValueError, "the Arrow stream failed: %s",
                        why != NULL ? why : "no reason given");
}

PyObject *arrow_chunks(PyObject *stream)
{
    struct ArrowArrayStream *s = PyCapsule_GetPointer(stream, "arrow_array_stream");
    struct ArrowSchema schema;
    if (s == NULL)
        return NULL;
    if (s->release == NULL)
        return PyErr_Format(PyExc_ValueError, "the Arrow stream was taken already");
    if (s->get_schema(s, &schema) != 0)
        return stream_failed(s);
    PyObject *chunks = is_column(&schema) ? PyList_New(0) : NULL;
    schema.release(&schema);
    while (chunks != NULL) {
        struct ArrowArray array;
        if (s->get_next(s, &array) != 0) {
            stream_failed(s);
            Py_CLEAR(chunks);
            break;
        }
        if (array.release == NULL) /* the end */
            break;
        PyObject *chunk = take(&array);
        if (chunk == NULL || PyList_Append(chunks, chunk) != 0)
            Py_CLEAR(chunks);
        Py_XDECREF(chunk);
    }
    return chunks;
}

/* ---- the other way ---- */

/* What an exported array lives on. */
typedef struct exported {
    Py_buffer view;
    const void *buffers[2];
    uint8_t valid[]; /* a bit for each row */
} exported;

static void release_array(struct ArrowArray *array)
{
    exported *e = array->private_data;
    PyGILState_STATE state = PyGILState_Ensure();
    PyBuffer_Release(&e->view);
    PyGILState_Release(state);
    free(e);
    array->release = NULL;
}

static void release_schema(struct ArrowSchema *schema)
{
    schema->release = NULL;
}

static void destroy_schema(PyObject *capsule)
{
    struct ArrowSchema *schema = PyCapsule_GetPointer(capsule, "arrow_schema");
    if (schema->release != NULL)
        schema->release(schema);
    free(schema);
}

static void destroy_array(PyObject *capsule)
{
    struct ArrowArray *array = PyCapsule_GetPointer(capsule, "arrow_array");
    if (array->release != NULL)
        array->release(array);
    free(array);
}

static PyObject *export_schema(const char *format)
{
    static const char *const formats[] = {"tdD", "i"};
    struct ArrowSchema *schema = calloc(1, sizeof *schema);
    if (schema == NULL)
        return PyErr_NoMemory();
    enum { NULLABLE = 2 };
    schema->format = formats[format == NULL || strcmp(format, "tdD") != 0];
    schema->name = "";
    schema->flags = NULLABLE;
    schema->release = release_schema;
    PyObject *capsule = PyCapsule_New(schema, "arrow_schema", destroy_schema);
    if (capsule == NULL)
        free(schema);
    return capsule;
}

static int64_t count_nulls(exported *e, size_t count)
{
    const int32_t *values = e->view.buf;
    int64_t nulls = 0;
    for (size_t i = 0; i < count; i++) {
        bool there = values[i] != INT32_MIN;
        nulls += !there;
        e->valid[i / 8] = (uint8_t)(e->valid[i / 8] | there << (i % 8));
    }
    return nulls;
}

static PyObject *export_array(PyObject *buffer, bool nulls)
{
    Py_buffer view;
    if (PyObject_GetBuffer(buffer, &view, PyBUF_C_CONTIGUOUS) != 0)
        return NULL;
    size_t count = (size_t)view.len / sizeof(int32_t);
    struct ArrowArray *array = calloc(1, sizeof *array);
    exported *e = calloc(1, sizeof *e + count / 8 + 1);
    if (array == NULL || e == NULL) {
        free(array);
        free(e);
        PyBuffer_Release(&view);
        return PyErr_NoMemory();
    }
    e->view = view;
    array->length = (int64_t)count;
    array->null_count = nulls ? count_nulls(e, count) : 0;
    e->buffers[0] = array->null_count > 0 ? e->valid : NULL;
    e->buffers[1] = view.buf;
    array->n_buffers = 2;
    array->buffers = e->buffers;
    array->private_data = e;
    array->release = release_array;
    PyObject *capsule = PyCapsule_New(array, "arrow_array", destroy_array);
    if (capsule == NULL) {
        array->release(array);
        free(array);
    }
    return capsule;
}

PyObject *arrow_export(PyObject *buffer, const char *format, bool nulls)
{
    PyObject *schema = export_schema(format);
    PyObject *array = schema == NULL ? NULL : export_array(buffer, nulls);
    if (array == NULL) {
        Py_XDECREF(schema);
        return NULL;
    }
    return Py_BuildValue("NN", schema, array);
}
