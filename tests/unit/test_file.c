/* Files: what is read, what is refused, and that a replaced file is whole or untouched. */
#include "unit.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/file.h"

/* The tests run inside a directory of their own. */
static char directory[64];

static int enter(void **state)
{
    (void)state;
    (void)snprintf(directory, sizeof directory, "/tmp/onym-test-XXXXXX");
    return mkdtemp(directory) != NULL && chdir(directory) == 0 ? 0 : -1;
}

static void remove_all(void)
{
    DIR *stream = opendir(".");
    assert_non_null(stream);
    for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            if (unlink(entry->d_name) != 0) {
                (void)rmdir(entry->d_name);
            }
        }
    }
    (void)closedir(stream);
}

static int leave(void **state)
{
    (void)state;
    remove_all();
    return chdir("/") == 0 && rmdir(directory) == 0 ? 0 : -1;
}

static int clear(void **state)
{
    (void)state;
    remove_all();
    return 0;
}

static void put(const char *path, onym_text text)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    assert_true(descriptor >= 0);
    assert_true(file_write_all(descriptor, text.data, text.size));
    assert_int_equal(close(descriptor), 0);
}

static void assert_holds(const char *path, onym_text expected)
{
    onym_string content;
    assert_int_equal(onym_file_read(&content, path, 0, NULL), ONYM_OK);
    assert_int_equal(content.size, expected.size);
    assert_memory_equal(content.data, expected.data, expected.size);
    onym_string_free(&content);
}

static void assert_file_count(int expected)
{
    int count = 0;
    DIR *stream = opendir(".");
    assert_non_null(stream);
    for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    }
    (void)closedir(stream);
    assert_int_equal(count, expected);
}

static void reads_every_byte(void **state)
{
    (void)state;
    put("a", TEXT("\xEF\xBB\xBF"
                  "a\0b\r\n\xff"));
    assert_holds("a", TEXT("\xEF\xBB\xBF"
                           "a\0b\r\n\xff"));
    put("empty", TEXT(""));
    onym_string content;
    assert_int_equal(onym_file_read(&content, "empty", 0, NULL), ONYM_OK);
    assert_non_null(content.data);
    assert_takes(content, "");
}

static void assert_refused(const char *path, size_t max_size, const char *message)
{
    onym_string content;
    onym_error error;
    assert_int_equal(onym_file_read(&content, path, max_size, &error), ONYM_EINPUT);
    assert_string_equal(error.message, message);
    assert_int_equal(error.status, ONYM_EINPUT);
    assert_null(content.data);
}

static void says_what_it_cannot_read(void **state)
{
    (void)state;
    assert_int_equal(mkdir("folder", 0755), 0);
    put("five", TEXT("12345"));
    assert_refused("missing", 0, "input: cannot open: no such file or directory (missing)");
    assert_refused("folder", 0, "input: is a directory (folder)");
    assert_refused("five", 4, "limit: larger than 4 bytes (five)");
    assert_refused("/dev/zero", 1000000, "limit: a device without an end (/dev/zero)");
    onym_string content;
    assert_int_equal(onym_file_read(&content, "five", 5, NULL), ONYM_OK);
    assert_takes(content, "12345");
}

static void reads_a_slow_pipe_to_its_end(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
    pid_t child = fork();
    if (child == 0) {
        static const char part[] = "Pyonyang ";
        for (int i = 0; i < 5; i++) {
            (void)usleep(5000);
            (void)file_write_all(ends[1], part, sizeof part - 1);
        }
        _exit(0);
    }
    (void)close(ends[1]);
    int saved = dup(0);
    assert_int_equal(dup2(ends[0], 0), 0);
    onym_string content;
    assert_int_equal(onym_file_read(&content, "-", 0, NULL), ONYM_OK);
    assert_int_equal(dup2(saved, 0), 0);
    (void)close(saved);
    (void)close(ends[0]);
    assert_takes(content, "Pyonyang Pyonyang Pyonyang Pyonyang Pyonyang ");
}

static void a_rule_file_is_regular(void **state)
{
    (void)state;
    assert_int_equal(mkfifo("fifo", 0600), 0);
    onym_string content;
    onym_error error;
    assert_int_equal(file_read(&content, "fifo", FILE_REGULAR, 0, &error), ONYM_EINPUT);
    assert_string_equal(error.message, "input: is not a regular file (fifo)");
    assert_int_equal(file_read(&content, "/dev/zero", FILE_REGULAR, 0, &error), ONYM_EINPUT);
}

static void replaces_the_content(void **state)
{
    (void)state;
    put("a", TEXT("old\r\n\0x"));
    assert_int_equal(onym_file_replace("a", TEXT("old\r\n\0x"), TEXT("new \xff"), NULL), ONYM_OK);
    assert_holds("a", TEXT("new \xff"));
    assert_int_equal(onym_file_replace("a", TEXT("new \xff"), TEXT(""), NULL), ONYM_OK);
    assert_holds("a", TEXT(""));
    assert_file_count(1);
}

static void keeps_the_mode_under_any_umask(void **state)
{
    (void)state;
    static const mode_t modes[] = {0640, 0755, 0666, 0600, 04755};
    static const mode_t masks[] = {077, 0, 022};
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        for (size_t k = 0; k < sizeof masks / sizeof masks[0]; k++) {
            put("a", TEXT("old"));
            assert_int_equal(chmod("a", modes[i]), 0);
            mode_t before = umask(masks[k]);
            int status = onym_file_replace("a", TEXT("old"), TEXT("new"), NULL);
            (void)umask(before);
            assert_int_equal(status, ONYM_OK);
            struct stat now;
            assert_int_equal(stat("a", &now), 0);
            assert_int_equal(now.st_mode & 07777, modes[i]);
            assert_int_equal(unlink("a"), 0);
        }
    }
}

static void keeps_owner_and_attributes(void **state)
{
    (void)state;
    put("a", TEXT("old"));
    bool owner = geteuid() == 0 && chown("a", 1234, 5678) == 0;
    bool attribute = setxattr("a", "user.draft", "third", 5, 0) == 0;
    if (!owner && !attribute) {
        print_message("neither owners nor attributes can be set here\n");
        skip();
    }
    assert_int_equal(onym_file_replace("a", TEXT("old"), TEXT("new"), NULL), ONYM_OK);
    struct stat now;
    assert_int_equal(stat("a", &now), 0);
    if (owner) {
        assert_int_equal(now.st_uid, 1234);
        assert_int_equal(now.st_gid, 5678);
    }
    if (attribute) {
        char value[16] = "";
        assert_int_equal(getxattr("a", "user.draft", value, sizeof value), 5);
        assert_string_equal(value, "third");
    }
}

static void follows_a_symbolic_link(void **state)
{
    (void)state;
    put("target", TEXT("old"));
    assert_int_equal(symlink("target", "link"), 0);
    assert_int_equal(onym_file_replace("link", TEXT("old"), TEXT("new"), NULL), ONYM_OK);
    assert_holds("target", TEXT("new"));
    struct stat now;
    assert_int_equal(lstat("link", &now), 0);
    assert_true(S_ISLNK(now.st_mode));
}

static void assert_not_replaced(const char *path, int status, const char *message)
{
    onym_error error = {0};
    assert_int_equal(onym_file_replace(path, TEXT("old"), TEXT("new"), &error), status);
    assert_string_equal(error.message, message);
}

static void refuses_what_it_would_damage(void **state)
{
    (void)state;
    put("a", TEXT("old"));
    assert_int_equal(link("a", "b"), 0);
    assert_int_equal(mkfifo("fifo", 0600), 0);
    assert_int_equal(mkdir("folder", 0755), 0);
    put("fixed", TEXT("old"));
    assert_int_equal(chmod("fixed", 0444), 0);
    assert_not_replaced("a", ONYM_EOUTPUT, "output: has several hard links; not replaced (a)");
    assert_not_replaced("fifo", ONYM_EINPUT, "input: is not a regular file (fifo)");
    assert_not_replaced("folder", ONYM_EINPUT, "input: is not a regular file (folder)");
    assert_not_replaced("/dev/null", ONYM_EINPUT, "input: is not a regular file (/dev/null)");
    assert_not_replaced("missing", ONYM_EINPUT,
                        "input: cannot open: no such file or directory (missing)");
    assert_not_replaced("fixed", ONYM_EOUTPUT, "output: is read-only (fixed)");
    assert_holds("a", TEXT("old"));
    assert_holds("fixed", TEXT("old"));
    assert_file_count(5);
}

static void sees_that_the_file_changed(void **state)
{
    (void)state;
    const onym_text others[] = {TEXT("olD"), TEXT("old "), TEXT("ol"), TEXT("")};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        put("a", others[i]);
        assert_not_replaced("a", ONYM_EOUTPUT, "output: changed on disk; not replaced (a)");
        assert_holds("a", others[i]);
        assert_file_count(1);
    }
}

/* A limit on the size of files stands in for a full disk. */
static void a_full_disk_leaves_the_file(void **state)
{
    (void)state;
    put("a", TEXT("old"));
    static char large[100000];
    memset(large, 'x', sizeof large);
    struct rlimit before;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = {.rlim_cur = 4096, .rlim_max = before.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    onym_error error = {0};
    int status = onym_file_replace("a", TEXT("old"), (onym_text){large, sizeof large}, &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    (void)signal(SIGXFSZ, handler);
    assert_int_equal(status, ONYM_EOUTPUT);
    assert_string_equal(error.message, "output: cannot write: file too large (a)");
    assert_holds("a", TEXT("old"));
    assert_file_count(1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(reads_every_byte, clear),
        cmocka_unit_test_teardown(says_what_it_cannot_read, clear),
        cmocka_unit_test_teardown(reads_a_slow_pipe_to_its_end, clear),
        cmocka_unit_test_teardown(a_rule_file_is_regular, clear),
        cmocka_unit_test_teardown(replaces_the_content, clear),
        cmocka_unit_test_teardown(keeps_the_mode_under_any_umask, clear),
        cmocka_unit_test_teardown(keeps_owner_and_attributes, clear),
        cmocka_unit_test_teardown(follows_a_symbolic_link, clear),
        cmocka_unit_test_teardown(refuses_what_it_would_damage, clear),
        cmocka_unit_test_teardown(sees_that_the_file_changed, clear),
        cmocka_unit_test_teardown(a_full_disk_leaves_the_file, clear),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
