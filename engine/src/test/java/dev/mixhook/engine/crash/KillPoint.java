package dev.mixhook.engine.crash;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.BreakpointRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * A place in the program at which a process is killed, as by {@code kill -9}: where a method
 * begins, at the n-th time. The process is debugged for it, so the program knows nothing of it.
 */
record KillPoint(String name, String type, String method, int times) {
    /** A process that has not come there by then does not come any more. */
    private static final long PATIENCE = Duration.ofSeconds(60).toMillis();

    /** A process that has been started, and how to start it. */
    interface Start {
        /**
         * @param agent the JVM option that lets it be debugged
         */
        Process start(String agent) throws IOException;
    }

    /** Starts a process and kills it there; whether it came there before it ended. */
    boolean kill(Start start) throws IOException, InterruptedException {
        ListeningConnector connector =
                Bootstrap.virtualMachineManager().listeningConnectors().stream()
                        .filter(one -> one.name().equals("com.sun.jdi.SocketListen"))
                        .findFirst()
                        .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("localAddress").setValue("127.0.0.1");
        try {
            String address = connector.startListening(arguments);
            Process process =
                    start.start(
                            "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address="
                                    + address);
            try {
                return kill(connector.accept(arguments), process);
            } finally {
                process.destroyForcibly().waitFor();
                connector.stopListening(arguments);
            }
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean kill(VirtualMachine machine, Process process) throws InterruptedException {
        var prepare = machine.eventRequestManager().createClassPrepareRequest();
        prepare.addClassFilter(type);
        prepare.enable();
        machine.resume();
        try {
            while (true) {
                EventSet events = machine.eventQueue().remove(PATIENCE);
                if (events == null) {
                    return false;
                }
                for (Event event : events) {
                    switch (event) {
                        case ClassPrepareEvent prepared ->
                                breakAt(machine, prepared.referenceType());
                        case BreakpointEvent _ -> {
                            process.destroyForcibly();
                            return true;
                        }
                        case VMDisconnectEvent _ -> {
                            return false;
                        }
                        default -> {}
                    }
                }
                events.resume();
            }
        } catch (VMDisconnectedException _) {
            return false;
        }
    }

    private void breakAt(VirtualMachine machine, ReferenceType prepared) {
        BreakpointRequest request =
                machine.eventRequestManager()
                        .createBreakpointRequest(
                                prepared.methodsByName(method).getFirst().location());
        request.addCountFilter(times);
        request.enable();
    }

    @Override
    public String toString() {
        return name + " (" + times + ")";
    }
}
