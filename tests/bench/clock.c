/* clock RUNS INPUT COMMAND...: runs the command with INPUT as its standard input and its output
 * thrown away; prints the median of its CPU milliseconds, the peak of its memory in kB, and the
 * median of the milliseconds that the clock on the wall counted. */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RUNS_MAX 1000

static double milliseconds(struct timeval t)
{
    return (double)t.tv_sec * 1000 + (double)t.tv_usec / 1000;
}

static int order(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

/* Becomes the command. */
static void become(char **arguments, const char *input)
{
    int in = open(input, O_RDONLY), out = open("/dev/null", O_WRONLY);
    if (in >= 0 && out >= 0 && dup2(in, 0) >= 0 && dup2(out, 1) >= 0) {
        execvp(arguments[0], arguments);
    }
    perror(arguments[0]);
    _exit(127);
}

/* Runs the command once; false when it could not. */
static bool run(char **arguments, const char *input, double *cpu, long *memory, double *wall)
{
    double start = now();
    struct rusage usage;
    int status;
    pid_t child = fork();
    if (child == 0) {
        become(arguments, input);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) ||
        WEXITSTATUS(status) > 1) {
        return false;
    }
    *wall = now() - start;
    *cpu = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    *memory = usage.ru_maxrss > *memory ? usage.ru_maxrss : *memory;
    return true;
}

int main(int count, char **arguments)
{
    static double cpu[RUNS_MAX], wall[RUNS_MAX];
    int runs = count > 3 ? atoi(arguments[1]) : 0;
    long memory = 0;
    if (runs < 1 || runs > RUNS_MAX) {
        fprintf(stderr, "usage: clock RUNS INPUT COMMAND...\n");
        return 2;
    }
    for (int i = 0; i < runs; i++) {
        if (!run(arguments + 3, arguments[2], &cpu[i], &memory, &wall[i])) {
            fprintf(stderr, "clock: failed: %s\n", arguments[3]);
            return 1;
        }
    }
    qsort(cpu, (size_t)runs, sizeof *cpu, order);
    qsort(wall, (size_t)runs, sizeof *wall, order);
    printf("%.2f %ld %.2f\n", cpu[runs / 2], memory, wall[runs / 2]);
    return 0;
}
