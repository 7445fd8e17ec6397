package dev.mixhook.engine.control;

import dev.mixhook.engine.session.Session;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sessions that are open, kept apart from each other; for many threads at once. */
final class ControlSessions implements AutoCloseable {
    private final ControlSettings settings;
    private final Map<String, ControlSession> open = new LinkedHashMap<>();
    private int opened;

    ControlSessions(ControlSettings settings) {
        this.settings = settings;
    }

    synchronized Told status() {
        return new Told()
                .with(AnswerKeys.VERSION, settings.version())
                .with(AnswerKeys.PROTOCOL, Operations.PROTOCOL)
                .with(AnswerKeys.SESSIONS, List.copyOf(open.keySet()));
    }

    /** Opens one. */
    Told open(SessionRequest request) throws ControlRefusedException, InterruptedException {
        return in(added(SessionOpener.open(request, settings)), SessionSteps::state);
    }

    private synchronized String added(Session session) throws ControlRefusedException {
        if (open.size() >= settings.sessions()) {
            session.close();
            throw new ControlRefusedException(
                    Refusal.CONFLICT,
                    "There are "
                            + open.size()
                            + " sessions, and no more may be open at once; close one.");
        }
        String name = "s" + ++opened;
        open.put(name, new ControlSession(name, session, settings.clock()));
        return name;
    }

    /** Does something with a session; whoever comes meanwhile waits. */
    Told in(String name, ControlSession.Act act)
            throws ControlRefusedException, InterruptedException {
        return session(name).exclusively(act);
    }

    private synchronized ControlSession session(String name) throws ControlRefusedException {
        ControlSession session = open.get(name);
        if (session == null) {
            throw unknown(name);
        }
        return session;
    }

    private static ControlRefusedException unknown(String name) {
        return new ControlRefusedException(
                Refusal.UNKNOWN,
                "There is no session "
                        + name
                        + "; it never was, was closed, or was idle too long.");
    }

    /** Ends a session, also one that is at something. */
    Told close(String name) throws ControlRefusedException {
        ControlSession session;
        synchronized (this) {
            session = session(name);
            open.remove(name);
        }
        session.close();
        return new Told().with(AnswerKeys.CLOSED, name);
    }

    /** Ends those that nobody has spoken to for too long. */
    void endIdle() {
        Instant latest = settings.clock().instant().minus(settings.idle());
        List<ControlSession> idle;
        synchronized (this) {
            idle = open.values().stream().filter(session -> session.isIdleSince(latest)).toList();
            open.values().removeAll(idle);
        }
        idle.forEach(ControlSession::close);
    }

    @Override
    public void close() {
        List<ControlSession> all;
        synchronized (this) {
            all = List.copyOf(open.values());
            open.clear();
        }
        all.forEach(ControlSession::close);
    }
}
