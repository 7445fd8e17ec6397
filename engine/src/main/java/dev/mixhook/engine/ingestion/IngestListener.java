package dev.mixhook.engine.ingestion;

/** Is told what comes in; by many threads at once. */
public interface IngestListener {
    /** A request was answered. */
    void ingested(IngestedRequest request);

    /** A path was asked for that there is none of. */
    void unknown(String method, String path, String answer);

    /** A request was refused, as it asked for a host that is not this machine. */
    void misdirected(String host);
}
