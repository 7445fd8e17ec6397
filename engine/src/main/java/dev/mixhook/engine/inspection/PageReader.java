package dev.mixhook.engine.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mixhook.delivery.CohortPage;
import dev.mixhook.delivery.SyncCall;
import dev.mixhook.engine.text.EnumWord;
import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** A page of a cohort sync, and what it breaks of R-C2 and R-C3. */
final class PageReader {
    private static final Set<String> ACTIONS =
            Arrays.stream(SyncCall.Action.values()).map(EnumWord::of).collect(Collectors.toSet());

    private static final List<String> IDS =
            List.of("mixpanel_project_id", "mixpanel_integration_id", "mixpanel_cohort_id");
    private static final List<String> OPTIONAL =
            List.of("mixpanel_integration_id", "mixpanel_cohort_description");
    private static final List<String> TEXTS =
            List.of(
                    "mixpanel_project_id",
                    "mixpanel_integration_id",
                    "mixpanel_cohort_name",
                    "mixpanel_cohort_id",
                    "mixpanel_cohort_description",
                    "mixpanel_session_id");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("\"?([1-9]\\d{0,8})\"?");

    private final FindingCollector findings;
    private final MembersReader members;
    private boolean readable = true;

    PageReader(FindingCollector findings) {
        this.findings = findings;
        this.members = new MembersReader(findings);
    }

    /** The members that can be read. */
    List<PostedUser> members() {
        return members.read();
    }

    /**
     * Reads it; empty if not all of it can be read.
     *
     * @param body each byte a character
     */
    Optional<PostedPage> read(String body) {
        byte[] json = body.getBytes(ISO_8859_1);
        Optional<PostedPage> page = Optional.empty();
        try {
            page = page(JsonText.object(json));
            GoStyleCheck.check(new String(json, UTF_8), findings);
            DuplicateKeyCheck.check(new String(json, UTF_8), "C4", findings);
        } catch (JacksonException e) {
            wrong("C2", "the body is no JSON: " + JsonText.reason(e));
        }
        return page.filter(_ -> readable && members.isReadable());
    }

    private Optional<PostedPage> page(Map<String, String> body) {
        others(body, List.of("action", "parameters"), "key beside `action` and `parameters`");
        String action = text(body, "action");
        if (!ACTIONS.contains(action)) {
            wrong("C2", "there is no action `" + action + '`');
        }
        String parameters = body.getOrDefault("parameters", "null");
        if (!parameters.startsWith("{")) {
            wrong("C2", "`parameters` is " + JsonKind.of(parameters) + ", not an object");
            return Optional.empty();
        }
        return Optional.of(page(action, JsonText.object(parameters.getBytes(UTF_8))));
    }

    private PostedPage page(String action, Map<String, String> parameters) {
        others(
                parameters,
                Stream.concat(TEXTS.stream(), Stream.of("page_info", "members")).toList(),
                "parameter");
        for (String name : TEXTS) {
            if (parameters.containsKey(name) || !OPTIONAL.contains(name)) {
                text(parameters, name);
            }
        }
        IDS.stream()
                .filter(name -> parameters.getOrDefault(name, "").startsWith("\""))
                .filter(name -> !text(parameters, name).matches("\\d+"))
                .forEach(name -> findings.add("C2", '`' + name + "` is no number in a text"));
        String session = text(parameters, "mixpanel_session_id");
        if (!session.isEmpty() && !UUID.matcher(session).matches()) {
            findings.add("C2", "`mixpanel_session_id` is no UUID: " + session);
        }
        members(parameters.getOrDefault("members", "null"));
        Map<String, String> info = info(parameters.get("page_info"));
        int of = number(info, "total_pages");
        int number = number(info, "page_count");
        if (number > of) {
            wrong("C3", "`page_count` is %d of %d `total_pages`".formatted(number, of));
        }
        return new PostedPage(
                action,
                text(parameters, "mixpanel_cohort_id"),
                text(parameters, "mixpanel_cohort_name"),
                session,
                number,
                of);
    }

    private void members(String json) {
        if (!json.startsWith("[")) {
            wrong("C2", "`members` is " + JsonKind.of(json) + ", not a list");
            return;
        }
        byte[] bytes = json.getBytes(UTF_8);
        List<String> elements;
        try (JsonParser parser = JsonText.parser(bytes)) {
            parser.nextToken();
            elements = JsonText.elements(parser, bytes);
        }
        if (elements.size() > CohortPage.MOST) {
            findings.add(
                    "C3",
                    "there are %d members; a page has at most %d"
                            .formatted(elements.size(), CohortPage.MOST));
        }
        members.read(elements);
    }

    /** What is said of pages; one of one where nothing is. */
    private Map<String, String> info(@Nullable String json) {
        Map<String, String> one = Map.of("total_pages", "1", "page_count", "1");
        if (json == null) {
            return one;
        }
        if (!json.startsWith("{")) {
            wrong("C3", "`page_info` is " + JsonKind.of(json) + ", not an object");
            return one;
        }
        Map<String, String> info = JsonText.object(json.getBytes(UTF_8));
        others(info, List.copyOf(one.keySet()), "key in `page_info`");
        return info;
    }

    private int number(Map<String, String> info, String name) {
        String json = info.getOrDefault(name, "null");
        if (!NUMBER.matcher(json).matches()) {
            wrong("C3", '`' + name + "` is " + json + ", not a whole number from 1");
            return 1;
        }
        return Integer.parseInt(json.replace("\"", ""));
    }

    private void others(Map<String, String> object, List<String> known, String what) {
        String others =
                object.keySet().stream()
                        .filter(name -> !known.contains(name))
                        .map(name -> '`' + name + '`')
                        .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            findings.add("C2", "there is another " + what + ": " + others);
        }
    }

    /** A text; what stands there instead if it is none, and without it nothing can be told. */
    private String text(Map<String, String> object, String name) {
        String json = object.get(name);
        if (json == null) {
            wrong("C2", '`' + name + "` is missing");
            return "";
        }
        if (JsonValues.parse(json) instanceof Value.Text(String text)) {
            return text;
        }
        findings.add("C2", '`' + name + "` is " + JsonKind.of(json) + ", not text");
        return json;
    }

    private void wrong(String rule, String what) {
        readable = false;
        findings.add(rule, what);
    }
}
