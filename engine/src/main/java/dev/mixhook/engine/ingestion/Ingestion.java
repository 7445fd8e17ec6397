package dev.mixhook.engine.ingestion;

import dev.mixhook.engine.ingestion.CheckedRecord.Dropped;
import dev.mixhook.engine.ingestion.CheckedRecord.Failed;
import dev.mixhook.engine.ingestion.CheckedRecord.Kept;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes requests of Mixpanel's SDKs: what is valid is in the journals, on disk, before the answer
 * goes out. Safe for many threads.
 */
public final class Ingestion {
    private static final String UNREADABLE = Reason.UNREADABLE.text();
    private static final List<CheckedRecord> NOT_READ = List.of(new Failed(Reason.UNREADABLE, ""));
    private static final List<CheckedRecord> TOO_LARGE =
            List.of(new Failed(Reason.REQUEST_TOO_LARGE, ""));

    private final IngestSettings settings;
    private final RecordSink sink;
    private final InstantSource clock;
    private final IngestListener listener;

    /**
     * @param clock by which records come
     */
    public Ingestion(
            IngestSettings settings,
            RecordSink sink,
            InstantSource clock,
            IngestListener listener) {
        this.settings = settings;
        this.sink = sink;
        this.clock = clock;
        this.listener = listener;
    }

    /** Takes a request, and gives its one answer. */
    public IngestAnswer take(IngestRequest request) {
        Optional<Endpoint> endpoint = Endpoint.of(request.path());
        if (endpoint.isEmpty()) {
            IngestAnswer answer = Answers.unknownPath(request.path());
            listener.unknown(
                    request.method(),
                    request.path(),
                    new String(answer.body(), StandardCharsets.UTF_8));
            return answer;
        }
        return endpoint.get().takesRecords()
                ? take(request, endpoint.get())
                : Answers.of(endpoint.get());
    }

    private IngestAnswer take(IngestRequest request, Endpoint endpoint) {
        Instant now = clock.instant();
        Payload payload = PayloadReader.read(request);
        Parameters asked = payload.parameters();
        if (endpoint == Endpoint.IMPORT && !isAllowed(request, asked)) {
            return told(request, now, Answers.invalidCredentials(), List.of());
        }
        // Answered strictly is who names it, even as strict=0 (seen of Mixpanel's libraries).
        boolean isStrict = endpoint == Endpoint.IMPORT && asked.has("strict");
        return switch (payload) {
            case Payload.TooLarge _ -> told(request, now, Answers.tooLarge(), TOO_LARGE);
            case Payload.Unreadable _ ->
                    told(
                            request,
                            now,
                            isStrict
                                    ? Answers.unreadableStrictly(UNREADABLE)
                                    : Answers.of(asked, request.takesImages(), UNREADABLE),
                            NOT_READ);
            case Payload.Records(Parameters _, List<String> records) -> {
                boolean isAuthorized = request.isAuthorized() || asked.has("api_key");
                boolean isImport = endpoint == Endpoint.IMPORT;
                List<CheckedRecord> checked =
                        checked(
                                endpoint,
                                records,
                                new Arriving(
                                        settings,
                                        now,
                                        isImport,
                                        isStrict && asked.isOn("strict"),
                                        // Go's library sends none by a service account (seen).
                                        !asked.has("project_id"),
                                        isImport && isAuthorized));
                IngestAnswer answer =
                        kept(checked, now)
                                .orElseGet(
                                        () ->
                                                isStrict
                                                        ? Answers.strictly(records, checked)
                                                        : Answers.of(
                                                                asked,
                                                                request.takesImages(),
                                                                problem(checked)));
                yield told(request, now, answer, checked);
            }
        };
    }

    private static List<CheckedRecord> checked(
            Endpoint endpoint, List<String> records, Arriving arriving) {
        EventCheck events = new EventCheck(arriving);
        UpdateCheck updates = new UpdateCheck(arriving);
        List<CheckedRecord> checked = new ArrayList<>();
        for (String record : records) {
            checked.add(
                    switch (endpoint) {
                        case TRACK, IMPORT -> events.check(record);
                        case ENGAGE -> updates.check(record);
                        case GROUPS -> GroupCheck.check(record);
                        case FLAG_DEFINITIONS, FLAGS, DECIDE, RECORD, SETTINGS, LOOKUP_TABLES ->
                                throw new IllegalStateException(endpoint + " takes no records");
                    });
        }
        return checked;
    }

    /** Keeps what is valid; what is to be answered if that cannot be. */
    private Optional<IngestAnswer> kept(List<CheckedRecord> checked, Instant now) {
        List<Kept> kept =
                checked.stream().filter(Kept.class::isInstance).map(Kept.class::cast).toList();
        try {
            return kept.isEmpty() || sink.append(kept, now)
                    ? Optional.empty()
                    : Optional.of(Answers.busy());
        } catch (IOException e) {
            return Optional.of(Answers.unavailable(String.valueOf(e.getMessage())));
        }
    }

    /** Why none of the records is valid; empty if one is. */
    private static String problem(List<CheckedRecord> checked) {
        String first = UNREADABLE;
        for (int i = checked.size() - 1; i >= 0; i--) {
            if (!(checked.get(i) instanceof Failed failed)) {
                return "";
            }
            first = failed.message();
        }
        return first;
    }

    /** Whether a request may import, as far as the project says who may. */
    private boolean isAllowed(IngestRequest request, Parameters asked) {
        if (settings.password().isEmpty()) {
            return true;
        }
        String secret = settings.password().get();
        String basic = request.authorization().replaceFirst("(?i)^basic +", "");
        String user;
        try {
            user = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            user = "";
        }
        return user.startsWith(secret + ':')
                || user.endsWith(':' + secret)
                || asked.text("api_key").filter(secret::equals).isPresent();
    }

    private IngestAnswer told(
            IngestRequest request, Instant now, IngestAnswer answer, List<CheckedRecord> checked) {
        boolean isKept = answer.status() != 429 && answer.status() != 503;
        int events = 0;
        int updates = 0;
        Map<Reason, Integer> dropped = new EnumMap<>(Reason.class);
        for (CheckedRecord record : checked) {
            switch (record) {
                case Kept kept -> {
                    events += kept.isEvent() && isKept ? 1 : 0;
                    updates += kept.isEvent() || !isKept ? 0 : 1;
                }
                case Dropped(Reason reason) -> dropped.merge(reason, 1, Integer::sum);
                case Failed failed -> dropped.merge(failed.reason(), 1, Integer::sum);
            }
        }
        listener.ingested(
                new IngestedRequest(
                        now, request.path(), answer.status(), events, updates, dropped));
        return answer;
    }
}
