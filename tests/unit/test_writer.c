/* Writing the store: what is written is found, what is removed is gone, and the hash tells contents
 * apart. */
#include "unit.h"

#include "glossary/writer.h"

static const char kyiv[] =
    "ua.place.kyiv\tKyiv\t\t\t\tКиїв\t\tKiev <superseded 2019>\t\t\tsrc\tcapital";

/* Adds LINE, with the systems' forms left out. */
static int add(writer *w, const char *line)
{
    record r;
    forms f;
    arena a = {NULL, false};
    const char *fault;
    const system_set none = {NULL, 0};
    assert_null(record_parse(&r, onym_text_of(line)));
    assert_int_equal(forms_collect(&f, &a, &r, &none, &fault, NULL), ONYM_OK);
    int status = writer_add(w, &r, &f, NULL);
    arena_free(&a);
    return status;
}

/* The number that SQL gives. */
static int64_t ask(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement;
    assert_int_equal(db_prepare(&statement, db, sql, NULL), ONYM_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(statement, 0);
    (void)sqlite3_finalize(statement);
    return value;
}

typedef struct store {
    sqlite3 *db;
    writer writer;
} store;

static void open_store(store *s)
{
    assert_int_equal(db_open_memory(&s->db, NULL), ONYM_OK);
    assert_int_equal(writer_open(&s->writer, s->db, NULL), ONYM_OK);
}

static void close_store(store *s)
{
    writer_close(&s->writer);
    db_close(s->db);
}

static void terms_keys_and_signatures_are_written(void **state)
{
    (void)state;
    store s;
    open_store(&s);
    assert_int_equal(add(&s.writer, kyiv), ONYM_OK);
    assert_int_equal(ask(s.db, "SELECT count(*) FROM concept WHERE name = 'ua.place.kyiv'"), 1);
    assert_int_equal(ask(s.db, "SELECT count(*) FROM term"), 3);
    assert_int_equal(ask(s.db, "SELECT count(*) FROM name WHERE key IN ('kyiv', 'київ', 'kiev')"),
                     3);
    assert_true(ask(s.db, "SELECT count(*) FROM near WHERE keys = 'kyiv'") > 0);
    assert_int_equal(ask(s.db, "SELECT status FROM term WHERE text = 'Kiev'"), ONYM_SUPERSEDED);
    close_store(&s);
}

static void the_first_word_knows_the_longest_name(void **state)
{
    (void)state;
    store s;
    open_store(&s);
    assert_int_equal(add(&s.writer, "kp.media.a\tRodong Sinmun\t\t\t\t\t\t\t\t\tsrc\t"), ONYM_OK);
    assert_int_equal(add(&s.writer, "kp.weapon.b\tRodong\t\t\t\t\t\t\t\t\tsrc\t"), ONYM_OK);
    assert_int_equal(add(&s.writer, "kp.media.c\tRodong Sinmun Daily News\t\t\t\t\t\t\t\t\tsrc\t"),
                     ONYM_OK);
    assert_int_equal(ask(s.db, "SELECT words FROM part WHERE key = 'rodong'"), 4);
    assert_int_equal(ask(s.db, "SELECT words FROM part WHERE key = 'sinmun'"), 0);
    close_store(&s);
}

/* Kyiv and Kviv without their third letters are the same; what two names share stands once. */
static void keys_of_one_signature_stand_together(void **state)
{
    (void)state;
    store s;
    open_store(&s);
    assert_int_equal(add(&s.writer, "ua.place.a\tKyiv\t\t\t\t\t\t\t\t\tsrc\t"), ONYM_OK);
    assert_int_equal(ask(s.db, "SELECT count(*) FROM near WHERE keys LIKE '% %'"), 0);
    assert_int_equal(add(&s.writer, "ua.place.b\tKviv\t\t\t\t\t\t\t\t\tsrc\t"), ONYM_OK);
    assert_int_equal(ask(s.db, "SELECT count(*) FROM near WHERE keys = 'kyiv kviv'"), 1);
    assert_int_equal(add(&s.writer, "ua.org.c\tKYIV\t\t\t\t\t\t\t\t\tsrc\t"), ONYM_OK);
    assert_int_equal(ask(s.db, "SELECT count(*) FROM near WHERE keys LIKE '%kyiv%kyiv%'"), 0);
    close_store(&s);
}

static void a_concept_is_written_once(void **state)
{
    (void)state;
    store s;
    open_store(&s);
    assert_int_equal(add(&s.writer, kyiv), ONYM_OK);
    assert_int_equal(add(&s.writer, kyiv), ONYM_EGLOSSARY);
    close_store(&s);
}

static void what_is_removed_is_gone_and_the_rest_stays(void **state)
{
    (void)state;
    store s;
    open_store(&s);
    assert_int_equal(add(&s.writer, kyiv), ONYM_OK);
    uint64_t hash_of_one = s.writer.hash;
    assert_int_equal(add(&s.writer, "ua.place.lviv\tLviv\t\t\t\tЛьвів\t\t\t\t\tsrc\t"), ONYM_OK);
    bool found = false;
    assert_int_equal(writer_remove(&s.writer, TEXT("ua.place.kyiv"), &found, NULL), ONYM_OK);
    assert_true(found);
    assert_int_equal(ask(s.db, "SELECT count(*) FROM concept"), 1);
    assert_int_equal(ask(s.db, "SELECT count(*) FROM term"), 2);
    assert_int_equal(ask(s.db, "SELECT count(*) FROM name"), 2);
    assert_int_equal(writer_remove(&s.writer, TEXT("ua.place.none"), &found, NULL), ONYM_OK);
    assert_false(found);
    assert_int_equal(writer_remove(&s.writer, TEXT("ua.place.lviv"), &found, NULL), ONYM_OK);
    assert_int_equal(s.writer.hash, 0);
    assert_int_equal(add(&s.writer, kyiv), ONYM_OK);
    assert_int_equal(s.writer.hash, hash_of_one); /* the hash is of what is there */
    assert_int_equal(writer_remove(&s.writer, TEXT("ua.place.kyiv"), &found, NULL), ONYM_OK);
    assert_int_equal(add(&s.writer, kyiv), ONYM_OK);
    close_store(&s);
}

static void english_words_are_small_when_listed_both_ways(void **state)
{
    (void)state;
    static const char *const words[] = {"Polish", "polish", "Wednesday", "it's", "", "--"};
    store s;
    open_store(&s);
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        assert_int_equal(writer_add_word(&s.writer, onym_text_of(words[i]), NULL), ONYM_OK);
    }
    assert_int_equal(ask(s.db, "SELECT count(*) FROM word"), 2);
    assert_int_equal(ask(s.db, "SELECT capital FROM word WHERE key = 'polish'"), 0);
    assert_int_equal(ask(s.db, "SELECT capital FROM word WHERE key = 'wednesday'"), 1);
    close_store(&s);
}

static void the_hash_tells_contents_apart(void **state)
{
    (void)state;
    static const char *const lines[] = {
        kyiv, "ua.place.kyiv\tKyiv\t\t\t\tКиїв\t\tKiev <superseded 2018>\t\t\tsrc\tcapital",
        "ua.place.kyiv\tKyiv\t\t\t\tКиїв\t\tKiev <superseded 2019>\t\t\tsrc\tCapital",
        "ua.place.kyiv\tKyiv\t\t\t\tКиїв\t\tKiev <deprecated 2019>\t\t\tsrc\tcapital"};
    uint64_t seen[COUNT_OF(lines)];
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        store s;
        open_store(&s);
        assert_int_equal(add(&s.writer, lines[i]), ONYM_OK);
        seen[i] = s.writer.hash;
        for (size_t j = 0; j < i; j++) {
            assert_int_not_equal(seen[i], seen[j]);
        }
        close_store(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_keys_and_signatures_are_written),
        cmocka_unit_test(the_first_word_knows_the_longest_name),
        cmocka_unit_test(keys_of_one_signature_stand_together),
        cmocka_unit_test(a_concept_is_written_once),
        cmocka_unit_test(what_is_removed_is_gone_and_the_rest_stays),
        cmocka_unit_test(english_words_are_small_when_listed_both_ways),
        cmocka_unit_test(the_hash_tells_contents_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
