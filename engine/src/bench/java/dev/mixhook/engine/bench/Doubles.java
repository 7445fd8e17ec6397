package dev.mixhook.engine.bench;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.ledger.Ledger;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What stands in for parts of the engine that a measurement leaves out. */
final class Doubles {
    private Doubles() {}

    /** Keeps nothing and knows nothing. */
    static Ledger noLedger() {
        return (Ledger)
                Proxy.newProxyInstance(
                        Ledger.class.getClassLoader(),
                        new Class<?>[] {Ledger.class},
                        (_, method, _) -> nothing(method.getReturnType()));
    }

    private static Object nothing(Class<?> type) {
        if (type == long.class) {
            return 0L;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == boolean.class) {
            return false;
        }
        return type == Optional.class ? Optional.empty() : null;
    }

    static boolean isPost(EngineEvent event) {
        return event instanceof EngineEvent.PostSettled;
    }

    /** Accepts everything where it stands. */
    static Sender accepting() {
        return accepting(_ -> {});
    }

    /** The same, and keeps it. */
    static Sender collecting(List<WebhookRequest> requests) {
        return accepting(
                request -> {
                    synchronized (requests) {
                        requests.add(request);
                    }
                });
    }

    private static Sender accepting(Consumer<WebhookRequest> seen) {
        var answer = Answer.of(200, "");
        return new Sender() {
            @Override
            public Outcome send(WebhookRequest request) {
                seen.accept(request);
                return new Outcome.Accepted(answer);
            }

            @Override
            public void close() {
                // There is nothing.
            }
        };
    }
}
