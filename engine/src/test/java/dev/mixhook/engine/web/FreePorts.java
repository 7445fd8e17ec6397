package dev.mixhook.engine.web;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for what is started a while later, or never. They are below those that the system gives to
 * whoever names none, so that nobody gets one of them meanwhile, neither here nor in a JVM beside
 * this one.
 */
public final class FreePorts {
    private static final int FIRST = 12_000;
    private static final int COUNT = 20_000;

    /** JVMs that were started one after the other begin far from each other. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 1009 % COUNT));

    private FreePorts() {}

    /** One at which nobody listens; another one at each call. */
    public static int next() throws IOException {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException _) {
                // Taken; the next may be free.
            }
        }
        throw new IOException("All ports are taken");
    }
}
