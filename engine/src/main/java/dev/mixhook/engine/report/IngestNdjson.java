package dev.mixhook.engine.report;

import dev.mixhook.engine.ingestion.IngestListener;
import dev.mixhook.engine.ingestion.IngestedRequest;
import dev.mixhook.targeting.json.JsonText;
import java.io.PrintStream;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeMap;

/** What comes in, for programs: a line a request. */
public final class IngestNdjson implements IngestListener {
    private final PrintStream out;
    private final IngestListener also;

    /**
     * @param also told the same
     */
    public IngestNdjson(PrintStream out, IngestListener also) {
        this.out = out;
        this.also = also;
    }

    @Override
    public synchronized void ingested(IngestedRequest request) {
        StringJoiner dropped = new StringJoiner(",", "{", "}");
        new TreeMap<>(request.dropped())
                .forEach(
                        (reason, count) ->
                                dropped.add(
                                        JsonText.quoted(reason.name().toLowerCase(Locale.ROOT))
                                                + ':'
                                                + count));
        out.println(
                "{\"kind\":\"ingested\",\"at\":\""
                        + request.at()
                        + "\",\"path\":"
                        + JsonText.quoted(request.path())
                        + ",\"status\":"
                        + request.status()
                        + lost(request.lost())
                        + ",\"events\":"
                        + request.events()
                        + ",\"updates\":"
                        + request.updates()
                        + withoutEffect(request.withoutEffect())
                        + ",\"dropped\":"
                        + dropped
                        + '}');
        out.flush();
        also.ingested(request);
    }

    private static String withoutEffect(int count) {
        return count == 0 ? "" : ",\"without_effect\":" + count;
    }

    private static String lost(String how) {
        return how.isEmpty() ? "" : ",\"lost\":\"" + how + '"';
    }

    @Override
    public void unknown(String method, String path, String answer) {
        also.unknown(method, path, answer);
    }

    @Override
    public void misdirected(String host) {
        also.misdirected(host);
    }
}
