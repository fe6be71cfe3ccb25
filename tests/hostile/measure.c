/* measure FILE COMMAND... - runs the command, writes its processor time in hundredths of a second
 * and its peak memory in KB to FILE, and ends as it did (128 + signal when one killed it). */
#include <errno.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long hundredths(struct timeval t)
{
    return t.tv_sec * 100 + t.tv_usec / 10000;
}

int main(int count, char **arguments)
{
    if (count < 3) {
        return 125;
    }
    pid_t child = fork();
    if (child == 0) {
        (void)execvp(arguments[2], arguments + 2);
        _exit(127);
    }
    int status = 0;
    struct rusage used;
    while (child > 0 && wait4(child, &status, 0, &used) < 0) {
        if (errno != EINTR) {
            return 125;
        }
    }
    FILE *file = child > 0 ? fopen(arguments[1], "w") : NULL;
    if (file == NULL) {
        return 125;
    }
    (void)fprintf(file, "%ld %ld\n", hundredths(used.ru_utime) + hundredths(used.ru_stime),
                  used.ru_maxrss);
    (void)fclose(file);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
