/* Part of the program when it is built for coverage: what ran is counted, too, when a signal or
 * _exit ends the run, which otherwise drops the counts; and a run as a user who may not write them
 * says nothing of it. */
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

void __gcov_dump(void);
void __real___gcov_exit(void);
void __wrap___gcov_exit(void);
int __real_raise(int number);
_Noreturn void __real__exit(int status);
int __wrap_raise(int number);
_Noreturn void __wrap__exit(int status);

static bool may_count(void)
{
    return access(COUNTS_DIR, W_OK) == 0;
}

/* The end that every object of the program asks for. */
void __wrap___gcov_exit(void)
{
    if (may_count()) {
        __real___gcov_exit();
    }
}

/* Not when calls are made to fail (tests/hostile/faults.c): the calls of counting would, too. */
static void count(void)
{
    if (getenv("FAULT") == NULL && may_count()) {
        __gcov_dump();
    }
}

int __wrap_raise(int number)
{
    count();
    return __real_raise(number);
}

void __wrap__exit(int status)
{
    count();
    __real__exit(status);
}

static volatile sig_atomic_t dying; /* the signal that ends the program */

static void die(int number)
{
    sigset_t signals;
    (void)number;
    (void)signal(dying, SIG_DFL);
    (void)sigemptyset(&signals);
    (void)sigaddset(&signals, dying);
    (void)sigprocmask(SIG_UNBLOCK, &signals, NULL);
    (void)__real_raise(dying);
}

/* Counting asks for memory, which cannot be had in a signal handler at every moment: when that
 * aborts or waits for itself, the program dies of NUMBER uncounted. */
static void count_and_die(int number)
{
    dying = number;
    (void)signal(SIGABRT, die);
    (void)signal(SIGSEGV, die);
    (void)signal(SIGALRM, die);
    (void)alarm(10);
    count();
    die(number);
}

__attribute__((constructor)) static void begin(void)
{
    static const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    struct sigaction action = {.sa_handler = count_and_die};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction before;
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL) {
            (void)sigaction(numbers[i], &action, NULL);
        }
    }
}
