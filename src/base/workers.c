/* Workers: threads that take jobs in order and give them back in order. */
#include "base/workers.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/error.h"

/* Jobs on their way for each worker: one in work, two waiting for it or for those before them. */
#define JOBS_PER_WORKER 3

typedef struct slot {
    void *job;
    bool done;
} slot;

typedef struct worker {
    workers *all;
    void *state;
    pthread_t thread;
} worker;

struct workers {
    work_fn *work;
    done_fn *done;
    void *context;
    worker *items;
    size_t count, started; /* threads; none when there is one worker */

    pthread_mutex_t lock; /* of all that follows */
    pthread_cond_t waiting, finished;
    slot *ring; /* SIZE places; job N stands at N % SIZE */
    size_t size;
    size_t put, taken, given; /* jobs so far */
    bool stop;
};

/* Takes the next job; false when there is none any more. */
static bool take(workers *w, slot **out)
{
    (void)pthread_mutex_lock(&w->lock);
    while (w->taken == w->put && !w->stop) {
        (void)pthread_cond_wait(&w->waiting, &w->lock);
    }
    bool found = !w->stop;
    *out = found ? &w->ring[w->taken++ % w->size] : NULL;
    (void)pthread_mutex_unlock(&w->lock);
    return found;
}

static void *run(void *argument)
{
    worker *me = argument;
    workers *w = me->all;
    slot *s;
    while (take(w, &s)) {
        w->work(me->state, s->job);
        (void)pthread_mutex_lock(&w->lock);
        s->done = true;
        (void)pthread_cond_signal(&w->finished);
        (void)pthread_mutex_unlock(&w->lock);
    }
    return NULL;
}

/* Starts the threads; with some of them the work goes on. */
static int start(workers *w, onym_error *error)
{
    while (w->started < w->count &&
           pthread_create(&w->items[w->started].thread, NULL, run, &w->items[w->started]) == 0) {
        w->started++;
    }
    return w->started > 0 ? ONYM_OK
                          : error_set(error, ONYM_EINTERNAL, "internal: no thread can be started");
}

int workers_new(workers **out, size_t count, void *const *states, work_fn *work, done_fn *done,
                void *context, onym_error *error)
{
    *out = NULL;
    workers *w = calloc(1, sizeof *w);
    worker *items = calloc(count, sizeof *items);
    slot *ring = calloc(JOBS_PER_WORKER * count, sizeof *ring);
    if (w == NULL || items == NULL || ring == NULL) {
        free(w);
        free(items);
        free(ring);
        return error_memory(error);
    }
    *w = (workers){.work = work,
                   .done = done,
                   .context = context,
                   .items = items,
                   .count = count,
                   .ring = ring,
                   .size = JOBS_PER_WORKER * count};
    for (size_t i = 0; i < count; i++) {
        items[i] = (worker){.all = w, .state = states[i]};
    }
    (void)pthread_mutex_init(&w->lock, NULL);
    (void)pthread_cond_init(&w->waiting, NULL);
    (void)pthread_cond_init(&w->finished, NULL);
    int status = count > 1 ? start(w, error) : ONYM_OK;
    if (status != ONYM_OK) {
        workers_free(w);
        return status;
    }
    *out = w;
    return ONYM_OK;
}

/* Hands out the jobs that are done, in order, and waits for the first of them while more than MOST
 * are on their way. */
static int hand_out(workers *w, size_t most)
{
    int status = 0;
    (void)pthread_mutex_lock(&w->lock);
    while (w->given < w->put && status == 0) {
        slot *s = &w->ring[w->given % w->size];
        if (!s->done && w->put - w->given <= most) {
            break;
        }
        while (!s->done) {
            (void)pthread_cond_wait(&w->finished, &w->lock);
        }
        s->done = false;
        w->given++;
        (void)pthread_mutex_unlock(&w->lock);
        status = w->done(w->context, s->job);
        (void)pthread_mutex_lock(&w->lock);
    }
    (void)pthread_mutex_unlock(&w->lock);
    return status;
}

int workers_put(workers *w, void *job)
{
    if (w->count == 1) {
        w->work(w->items[0].state, job);
        return w->done(w->context, job);
    }
    int status = hand_out(w, w->size - 1);
    if (status != 0) {
        return status;
    }
    (void)pthread_mutex_lock(&w->lock);
    w->ring[w->put++ % w->size] = (slot){job, false};
    (void)pthread_cond_signal(&w->waiting);
    (void)pthread_mutex_unlock(&w->lock);
    return 0;
}

int workers_finish(workers *w)
{
    return w->count == 1 ? 0 : hand_out(w, 0);
}

size_t workers_jobs(const workers *w)
{
    return w->count == 1 ? 1 : w->size;
}

void workers_free(workers *w)
{
    if (w == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&w->lock);
    w->stop = true;
    (void)pthread_cond_broadcast(&w->waiting);
    (void)pthread_mutex_unlock(&w->lock);
    for (size_t i = 0; i < w->started; i++) {
        (void)pthread_join(w->items[i].thread, NULL);
    }
    (void)pthread_mutex_destroy(&w->lock);
    (void)pthread_cond_destroy(&w->waiting);
    (void)pthread_cond_destroy(&w->finished);
    free(w->items);
    free(w->ring);
    free(w);
}
