/* Checked pages: whatever is altered in a glossary file, an answer is the old one or an error. */
#include "fixture.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "glossary/pages.h"
#include "glossary/reader.h"

static const char *const keys[] = {"pyongyang", "kyiv", "пхеньян", "평양", "nosuchkey"};

/* The answers of the glossary PATH to KEYS, one after the other, in OUT; or the error. */
static int answers(char *out, size_t room, const char *path, onym_error *error)
{
    reader *r;
    arena a = {NULL, false};
    int status = reader_open(&r, &path, 1, error);
    out[0] = '\0';
    for (size_t i = 0; i < COUNT_OF(keys) && status == ONYM_OK; i++) {
        postings found;
        neighbours near;
        status = reader_terms(&found, r, &a, onym_text_of(keys[i]), error);
        for (size_t j = 0; j < found.count && status == ONYM_OK; j++) {
            const posting *p = &found.items[j];
            size_t used = strlen(out);
            (void)snprintf(out + used, room - used, "%s %s %s %d;", p->concept, p->term.text,
                           p->kind, (int)p->term.status);
        }
        if (status == ONYM_OK) {
            status = reader_near(&near, r, &a, onym_text_of(keys[i]), 20, error);
        }
        for (size_t j = 0; j < near.count && status == ONYM_OK; j++) {
            size_t used = strlen(out);
            (void)snprintf(out + used, room - used, "~%s;", near.items[j].key);
        }
    }
    reader_close(r);
    arena_free(&a);
    return status;
}

static char sound[1 << 16];

/* The file is what it was, or it is refused: in one line, which says that it is damaged. */
static void assert_true_or_refused(const char *path, size_t *refused)
{
    static char now[sizeof sound];
    onym_error error = {ONYM_OK, ""};
    int status = answers(now, sizeof now, path, &error);
    if (status == ONYM_OK) {
        assert_string_equal(now, sound);
        return;
    }
    assert_int_equal(status, ONYM_EGLOSSARY);
    assert_int_equal(strncmp(error.message, "glossary: ", 10), 0);
    assert_null(strchr(error.message, '\n'));
    ++*refused;
}

static char *read_all(size_t *size)
{
    onym_string text;
    assert_int_equal(onym_file_read(&text, mini.path, (size_t)64 << 20, NULL), ONYM_OK);
    onym_error error = {ONYM_OK, ""};
    assert_int_equal(answers(sound, sizeof sound, mini.path, &error), ONYM_OK);
    assert_non_null(strstr(sound, "Pyongyang"));
    *size = text.size;
    return text.data;
}

static void write_copy(const char *path, const char *data, size_t size)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert_true(file >= 0);
    assert_int_equal(write(file, data, size), (ssize_t)size);
    assert_int_equal(close(file), 0);
}

/* One bit of every page in turn, at places that wander through the page. */
static void a_flipped_bit_is_noticed_where_it_is_read(void **state)
{
    (void)state;
    size_t size, refused = 0;
    char *data = read_all(&size);
    const char *path = fixture_path("flipped.db");
    for (size_t page = 0; page * PAGE_BYTES < size; page++) {
        size_t at = page * PAGE_BYTES + page * 997 % PAGE_BYTES;
        data[at] ^= (char)(1 << page % 8);
        write_copy(path, data, size);
        data[at] ^= (char)(1 << page % 8);
        assert_true_or_refused(path, &refused);
    }
    assert_true(refused > 5); /* the pages that the questions read */
    free(data);
}

/* Every byte of the first page: what is read before anything is compared. */
static void any_byte_of_the_first_page_counts(void **state)
{
    (void)state;
    size_t size, refused = 0;
    char *data = read_all(&size);
    const char *path = fixture_path("first.db");
    for (size_t at = 0; at < PAGE_BYTES; at += at < 100 ? 1 : 61) {
        data[at] ^= 4;
        write_copy(path, data, size);
        data[at] ^= 4;
        size_t before = refused;
        assert_true_or_refused(path, &refused);
        assert_int_equal(refused, before + 1);
    }
    free(data);
}

static void a_page_in_anothers_place_is_noticed(void **state)
{
    (void)state;
    size_t size, refused = 0;
    char *data = read_all(&size);
    const char *path = fixture_path("swapped.db");
    for (size_t page = 1; (page + 2) * PAGE_BYTES <= size; page++) {
        char kept[PAGE_BYTES];
        char *here = data + page * PAGE_BYTES;
        memcpy(kept, here, sizeof kept);
        memcpy(here, here + PAGE_BYTES, sizeof kept);
        write_copy(path, data, size);
        memcpy(here, kept, sizeof kept);
        assert_true_or_refused(path, &refused);
    }
    assert_true(refused > 5);
    free(data);
}

static void a_file_cut_anywhere_is_refused(void **state)
{
    (void)state;
    size_t size;
    char *data = read_all(&size);
    const char *path = fixture_path("cut.db");
    for (size_t cut = 0; cut < size; cut += 4096) {
        for (size_t more = 0; more <= 1000; more += 1000) {
            size_t refused = 0;
            write_copy(path, data, cut + more < size ? cut + more : size - 1);
            assert_true_or_refused(path, &refused);
            /* A piece of the last page, which no question reads, may be gone. */
            assert_true(refused == 1 || cut + PAGE_BYTES >= size);
        }
    }
    free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flipped_bit_is_noticed_where_it_is_read),
        cmocka_unit_test(any_byte_of_the_first_page_counts),
        cmocka_unit_test(a_page_in_anothers_place_is_noticed),
        cmocka_unit_test(a_file_cut_anywhere_is_refused),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
