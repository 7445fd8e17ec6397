package dev.mixhook.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;

/**
 * Drives an agenda in real time: one Quartz job, with one one-shot trigger at the next instant at
 * which anything is due, armed again whenever that instant changes. The job hands over to the
 * engine's thread, on which everything runs. What happened is the ledger's alone, so Quartz keeps
 * its job in memory.
 *
 * <p>No wake-up can be lost, at whatever speed. Before each wait the trigger is armed at what is
 * due next, and what changes that happens on the engine's thread alone, between two waits. While
 * Quartz's own thread waits for a trigger, it is told of others by a signal that holds a single
 * instant, the last one told. With a trigger for each source, one that was armed for soon was
 * forgotten when another was armed for later before that thread had looked: it waited on for what
 * it had waited for, at normal speed until the engine's thread looked by itself. With one trigger,
 * the last instant told is always that of the only trigger. If it is earlier than what is waited
 * for, the wait ends; if it is later, the wait ends in vain, and the present trigger is taken.
 */
public final class QuartzTime implements AutoCloseable {
    private static final JobKey JOB = new JobKey("wake", "mixhook");
    private static final TriggerKey TRIGGER = new TriggerKey("next", "mixhook");

    /** How long before a trigger's instant Quartz may fire. */
    private static final Duration EARLY = Duration.ofMillis(2);

    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration SLEEP = Duration.ofMinutes(1);

    private final ScaledClock clock;
    private final BlockingQueue<Runnable> inbox;
    private final Scheduler scheduler;

    /** The instant for which the trigger is armed; {@link Long#MAX_VALUE} if there is none. */
    private long armed = Long.MAX_VALUE;

    /**
     * Starts the scheduler.
     *
     * @param inbox what is to run on the engine's thread; more may be added at any time, by anyone
     */
    public QuartzTime(ScaledClock clock, BlockingQueue<Runnable> inbox) {
        this.clock = clock;
        this.inbox = inbox;
        try {
            scheduler = new StdSchedulerFactory(settings()).getScheduler();
            scheduler.setJobFactory((_, _) -> new Wake(inbox, this::fired));
            scheduler.addJob(
                    JobBuilder.newJob(Wake.class).withIdentity(JOB).storeDurably().build(), false);
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not start", e);
        }
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.setProperty(
                StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME,
                "mixhook-" + System.identityHashCode(this));
        settings.setProperty(StdSchedulerFactory.PROP_SCHED_MAKE_SCHEDULER_THREAD_DAEMON, "true");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", "1");
        settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        return settings;
    }

    /** Wakes the engine's thread; what is due runs there. */
    private record Wake(BlockingQueue<Runnable> inbox, Runnable fired) implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            inbox.add(fired);
        }
    }

    /**
     * Wakes the engine's thread; arms the trigger once more if nothing is due yet, because the
     * machine's clock was set back.
     */
    private void fired() {
        armed = Long.MAX_VALUE;
    }

    /**
     * Runs what is due, and what comes into the inbox, on the calling thread, until the agenda is
     * over.
     *
     * @param present told of the instant at which a task of the inbox runs: what is due until then
     *     has happened
     * @param woken told, before what is due runs, of the instant at which the machine woke, or the
     *     process went on, after a minute or more
     * @throws InterruptedException if the thread is interrupted; what it was doing is done
     */
    public void drive(Agenda agenda, LongConsumer present, LongConsumer woken)
            throws InterruptedException {
        catchUp(agenda);
        while (!agenda.isOver()) {
            arm(agenda.next());
            Runnable task = await(woken);
            present.accept(catchUp(agenda));
            task.run();
            catchUp(agenda);
        }
    }

    /** A wait is short; one from which the clock comes back much later was a sleep. */
    private Runnable await(LongConsumer woken) throws InterruptedException {
        Instant before = clock.real();
        Runnable task = inbox.poll(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        if (Duration.between(before, clock.real()).compareTo(WAIT.plus(SLEEP)) > 0) {
            woken.accept(clock.millis());
        }
        return task == null ? () -> {} : task;
    }

    /** Returns the instant until which all has been played, itself included. */
    private long catchUp(Agenda agenda) throws InterruptedException {
        long now = clock.millis();
        agenda.playUntil(now + 1, () -> {});
        return now;
    }

    private void arm(long next) {
        if (next == armed) {
            return;
        }
        armed = next;
        try {
            scheduler.unscheduleJob(TRIGGER);
            if (next != Long.MAX_VALUE) {
                scheduler.scheduleJob(once(clock.realAt(next)));
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not take a trigger", e);
        }
    }

    private static Trigger once(Instant at) {
        return TriggerBuilder.newTrigger()
                .withIdentity(TRIGGER)
                .forJob(JOB)
                .startAt(Date.from(at.plus(EARLY)))
                .withSchedule(
                        SimpleScheduleBuilder.simpleSchedule()
                                .withMisfireHandlingInstructionFireNow())
                .build();
    }

    @Override
    public void close() {
        try {
            scheduler.shutdown(false);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not stop", e);
        }
    }
}
