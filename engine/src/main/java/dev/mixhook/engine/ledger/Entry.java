package dev.mixhook.engine.ledger;

/** One thing that the ledger holds. */
public sealed interface Entry {
    /** A POST and how far it got. */
    record Posted(Post post, Settlement settlement) implements Entry {}

    /** Something that happened to users beside the POSTs. */
    record Noted(Notice notice) implements Entry {}
}
