package dev.mixhook.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;

/**
 * Drives an agenda in real time: each source is a Quartz job with a one-shot trigger at its next
 * due instant, armed again whenever that instant changes. The job hands over to the engine's
 * thread, on which everything runs. What happened is the ledger's alone, so Quartz keeps its jobs
 * in memory.
 */
public final class QuartzTime implements AutoCloseable {
    private static final String GROUP = "mixhook";
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration SLEEP = Duration.ofMinutes(1);

    private final ScaledClock clock;
    private final BlockingQueue<Runnable> inbox;
    private final Scheduler scheduler;
    private final Map<String, Long> armed = new HashMap<>();

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
            scheduler.setJobFactory(
                    (fired, _) -> {
                        String name = fired.getJobDetail().getKey().getName();
                        return new Wake(inbox, () -> armed.remove(name));
                    });
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

    /**
     * Wakes the engine's thread; what is due runs there. Quartz may fire two milliseconds early:
     * nothing is due then yet, and the source is armed once more.
     */
    @DisallowConcurrentExecution
    private record Wake(BlockingQueue<Runnable> inbox, Runnable fired) implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            inbox.add(fired);
        }
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
            arm(agenda);
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

    private void arm(Agenda agenda) {
        for (Agenda.Source source : agenda.sources()) {
            long next = source.next();
            Long before = armed.put(source.name(), next);
            if (before == null || before != next) {
                arm(source.name(), next);
            }
        }
    }

    private void arm(String name, long instant) {
        TriggerKey key = new TriggerKey(name, GROUP);
        try {
            scheduler.unscheduleJob(key);
            if (instant == Long.MAX_VALUE) {
                return;
            }
            JobDetail job =
                    JobBuilder.newJob(Wake.class).withIdentity(name, GROUP).storeDurably().build();
            scheduler.addJob(job, true);
            Instant at = clock.realAt(instant);
            Trigger once =
                    TriggerBuilder.newTrigger()
                            .withIdentity(key)
                            .forJob(job)
                            .startAt(Date.from(at))
                            .withSchedule(
                                    SimpleScheduleBuilder.simpleSchedule()
                                            .withMisfireHandlingInstructionFireNow())
                            .build();
            scheduler.scheduleJob(once);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not take a trigger", e);
        }
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
