package dev.mixhook.engine.control;

import dev.mixhook.engine.session.BadInputException;
import dev.mixhook.engine.session.Session;
import dev.mixhook.engine.session.UnreachableReceiverException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A session under its name: one request at a time is done in it, the others wait. */
final class ControlSession implements AutoCloseable {
    private final String name;
    private final Session session;
    private final SessionSteps steps;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();
    private Instant lastSpokenTo;
    private @Nullable Thread acting;
    private boolean isClosed;

    ControlSession(String name, Session session, InstantSource clock) {
        this.name = name;
        this.session = session;
        this.steps = new SessionSteps(name, session);
        this.clock = clock;
        this.lastSpokenTo = clock.instant();
    }

    /** What is done with a session. */
    @FunctionalInterface
    interface Act {
        Told in(SessionSteps session) throws ControlRefusedException, InterruptedException;
    }

    /** Does something, once all that was asked for before is done. */
    Told exclusively(Act act) throws ControlRefusedException, InterruptedException {
        turn.lockInterruptibly();
        try {
            begin();
            return act.in(steps);
        } catch (BadInputException e) {
            throw new ControlRefusedException(Refusal.INVALID, e.problems());
        } catch (UnreachableReceiverException e) {
            throw refused(Refusal.UNREACHABLE, e);
        } catch (NoSuchElementException e) {
            throw refused(Refusal.UNKNOWN, e);
        } catch (IllegalArgumentException e) {
            throw refused(Refusal.INVALID, e);
        } catch (IllegalStateException e) {
            if (isClosed()) {
                throw gone();
            }
            throw e;
        } finally {
            end();
            turn.unlock();
        }
    }

    private synchronized void begin() throws ControlRefusedException {
        if (isClosed) {
            throw gone();
        }
        acting = Thread.currentThread();
    }

    private synchronized void end() {
        acting = null;
        lastSpokenTo = clock.instant();
        if (isClosed) {
            // It was the session that was to end, and not who speaks to it.
            boolean _ = Thread.interrupted();
        }
    }

    private synchronized boolean isClosed() {
        return isClosed;
    }

    private ControlRefusedException gone() {
        return new ControlRefusedException(
                Refusal.UNKNOWN, "The session " + name + " was closed meanwhile.");
    }

    private static ControlRefusedException refused(Refusal refusal, RuntimeException why) {
        return new ControlRefusedException(refusal, String.valueOf(why.getMessage()));
    }

    /** Whether nobody has spoken to it after an instant, and it is at nothing. */
    synchronized boolean isIdleSince(Instant latest) {
        return acting == null && lastSpokenTo.isBefore(latest);
    }

    /** Ends it, whatever is done in it. */
    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            if (acting != null) {
                acting.interrupt();
            }
        }
        turn.lock();
        try {
            session.close();
        } finally {
            turn.unlock();
        }
    }
}
