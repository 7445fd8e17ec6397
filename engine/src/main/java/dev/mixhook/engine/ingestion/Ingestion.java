package dev.mixhook.engine.ingestion;

import dev.mixhook.engine.ingestion.CheckedRecord.Failed;
import dev.mixhook.engine.ingestion.CheckedRecord.Kept;
import dev.mixhook.engine.web.WebAnswer;
import dev.mixhook.engine.web.WebResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

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
    private final AtomicLong taken = new AtomicLong();

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
                : told(request, clock.instant(), new Judged(Answers.of(endpoint.get()), List.of()));
    }

    /** Tells that a request was refused, as it asked for another host than this machine. */
    public void refuse(String host) {
        listener.misdirected(host);
    }

    /** What was made of a request. */
    private record Judged(IngestAnswer answer, List<CheckedRecord> records) {}

    private IngestAnswer take(IngestRequest request, Endpoint endpoint) {
        Instant now = clock.instant();
        Payload payload = PayloadReader.read(request);
        Optional<WebAnswer> scripted = settings.answerTo(taken.incrementAndGet());
        Judged judged =
                scripted.flatMap(answer -> refused(payload, answer))
                        .orElseGet(() -> judged(request, endpoint, payload, now));
        IngestAnswer answer =
                scripted.filter(each -> !(each instanceof WebResponse))
                        .map(judged.answer()::lost)
                        .orElse(judged.answer());
        return told(request, now, new Judged(answer, judged.records()));
    }

    private IngestAnswer told(IngestRequest request, Instant now, Judged judged) {
        listener.ingested(
                IngestedRequest.of(request.path(), now, judged.answer(), judged.records()));
        return judged.answer();
    }

    /**
     * What a script has refused. Who is answered 200, or not at all, is not refused: an SDK that
     * hears nothing cannot know that its records were taken, and that is what it is put to the test
     * with.
     */
    private static Optional<Judged> refused(Payload payload, WebAnswer scripted) {
        if (!(scripted instanceof WebResponse response) || response.status() == 200) {
            return Optional.empty();
        }
        return Optional.of(
                new Judged(Answers.refused(response.status()), none(payload, Reason.REFUSED)));
    }

    /** None of what a request carries. */
    private static List<CheckedRecord> none(Payload payload, Reason reason) {
        int records = payload instanceof Payload.Records read ? read.json().size() : 1;
        return Collections.nCopies(records, new Failed(reason, ""));
    }

    private Judged judged(IngestRequest request, Endpoint endpoint, Payload payload, Instant now) {
        Parameters asked = payload.parameters();
        if (endpoint == Endpoint.IMPORT && !isAllowed(request, asked)) {
            return new Judged(Answers.invalidCredentials(), none(payload, Reason.NOT_ALLOWED));
        }
        // Answered strictly is who names it, even as strict=0 (seen of Mixpanel's libraries).
        boolean isStrict = endpoint == Endpoint.IMPORT && asked.has("strict");
        return switch (payload) {
            case Payload.TooLarge _ -> new Judged(Answers.tooLarge(), TOO_LARGE);
            case Payload.Unreadable _ ->
                    new Judged(
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
                        isStrict
                                ? Answers.strictly(records, checked)
                                : Answers.of(asked, request.takesImages(), problem(checked));
                yield kept(new Judged(answer, checked), now);
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

    /** Keeps what is valid; if that cannot be, none of it is, and the answer says so. */
    private Judged kept(Judged judged, Instant now) {
        List<Kept> kept =
                judged.records().stream()
                        .filter(Kept.class::isInstance)
                        .map(Kept.class::cast)
                        .toList();
        try {
            return kept.isEmpty() || sink.append(kept, now)
                    ? judged
                    : notKept(judged, Answers.busy(), Reason.BUSY);
        } catch (IOException e) {
            return notKept(
                    judged,
                    Answers.unavailable(String.valueOf(e.getMessage())),
                    Reason.NOT_WRITTEN);
        }
    }

    private static Judged notKept(Judged judged, IngestAnswer answer, Reason reason) {
        return new Judged(
                answer,
                judged.records().stream()
                        .map(record -> record instanceof Kept ? new Failed(reason, "") : record)
                        .toList());
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
        return settings.password()
                .map(
                        secret ->
                                request.tells(secret)
                                        || asked.text("api_key").filter(secret::equals).isPresent())
                .orElse(true);
    }
}
