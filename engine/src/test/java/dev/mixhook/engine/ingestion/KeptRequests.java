package dev.mixhook.engine.ingestion;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told. */
final class KeptRequests implements IngestListener {
    private final List<IngestedRequest> requests = new CopyOnWriteArrayList<>();
    private final List<String> unknown = new CopyOnWriteArrayList<>();

    @Override
    public void ingested(IngestedRequest request) {
        requests.add(request);
    }

    @Override
    public void unknown(String method, String path, String answer) {
        unknown.add(method + ' ' + path);
    }

    List<IngestedRequest> requests() {
        return requests;
    }

    List<String> unknown() {
        return unknown;
    }

    @Override
    public void misdirected(String host) {}
}
