package dev.mixhook.delivery.template;

/** What a template makes of an event. */
public sealed interface RenderedEvent {
    /** One value of JSON. */
    record Json(String text) implements RenderedEvent {}

    /**
     * Nothing that could go into a list.
     *
     * @param why one line for people
     */
    record Broken(String why) implements RenderedEvent {}
}
