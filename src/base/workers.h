/* Workers: threads that take jobs in order and give them back in order.
 *
 * All calls come from one thread, which also hands out what is done; with one worker there is no
 * thread at all, and a job is done when it is put in. */
#ifndef ONYM_BASE_WORKERS_H
#define ONYM_BASE_WORKERS_H

#include "onym.h"

typedef struct workers workers;

/* Does JOB in a thread of its own, with the STATE of that worker. */
typedef void work_fn(void *state, void *job);

/* Takes JOB, which is done, in the caller's thread; returns 0 or what workers_put is to return. */
typedef int done_fn(void *context, void *job);

/* COUNT workers, each with its own of STATES, which must outlive them. */
int workers_new(workers **out, size_t count, void *const *states, work_fn *work, done_fn *done,
                void *context, onym_error *error);

/* Hands JOB over, and hands out those that are done meanwhile; waits while too many are on their
 * way.  What is not 0 came from DONE. */
int workers_put(workers *w, void *job);

/* Waits for all jobs and hands them out. */
int workers_finish(workers *w);

/* The most jobs that are on their way at once. */
size_t workers_jobs(const workers *w);

/* Ends the threads; jobs that are not handed out are dropped. */
void workers_free(workers *w);

#endif
