package dev.mixhook.engine.execution;

/** The campaign that most tests send: to whoever's plan is free. */
final class FreeUsers {
    /** Its schedule is to be added. */
    static final String FREE =
            """
            campaign: free
            webhook: {url: "http://localhost:6494/hook"}
            target: {property: plan, is: free}
            """;

    static final String ASAP = FREE + "schedule: asap\n";

    /** The properties of somebody whom it is sent to. */
    static final String IS_FREE = "{\"plan\": \"free\"}";

    private FreeUsers() {}
}
