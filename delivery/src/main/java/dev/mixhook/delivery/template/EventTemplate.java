package dev.mixhook.delivery.template;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liqp.Template;
import liqp.TemplateParser;
import liqp.exceptions.LiquidException;
import liqp.parser.Flavor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/**
 * A template in Liquid that makes JSON of an event. It knows no clock: {@code 'now'} is what it is
 * told. Two are equal if their texts are. Safe for any thread.
 */
public final class EventTemplate {
    /** The longest stretch of a text that is no JSON that is shown. */
    private static final int SHOWN = 20;

    /** The fields of the documentation's example, with all properties. */
    public static final EventTemplate DEFAULT =
            valid(
                    "{\"user_id\": {{ distinct_id | json }}, \"event\": {{ event_name | json }},"
                            + " \"timestamp\": {{ event_time | json }}, \"insert_id\": {{ insert_id | json }},"
                            + " \"properties\": {{ properties | json }}}");

    /** A loop that goes on for longer is a mistake. */
    private static final int MOST_ITERATIONS = 100_000;

    /** An event that becomes longer than this is one too. */
    private static final int MOST_CHARACTERS = 1 << 24;

    private static final Pattern REASON =
            Pattern.compile(
                    "(?s)(?:token recognition error at|mismatched input|extraneous input|no viable alternative at input|Invalid Tag):? '(.+?)'");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final String text;
    private final Template template;
    private final Present present;

    private EventTemplate(String text, Template template, Present present) {
        this.text = text;
        this.template = template;
        this.present = present;
    }

    /** When a template is filled in. */
    private static final class Present implements Supplier<Instant> {
        private Instant instant = Instant.EPOCH;

        @Override
        public Instant get() {
            return instant;
        }
    }

    /** Reads a template, and finds what can be known to be wrong before there is an event. */
    public static ParsedTemplate parse(String text) {
        Present present = new Present();
        TemplateParser parser = parser(present);
        Template template;
        try {
            template = parser.parse(text);
        } catch (LiquidException e) {
            return new ParsedTemplate.Invalid(
                    List.of(
                            new TemplateFlaw(
                                    Math.max(1, e.line),
                                    Math.max(1, e.charPositionInLine + 1),
                                    "Not readable as Liquid: " + reason(e) + '.')));
        }
        List<TemplateFlaw> flaws =
                new TemplateCheck(text, parser.filters).flaws(template.getParseTree());
        return flaws.isEmpty()
                ? new ParsedTemplate.Valid(new EventTemplate(text, template, present))
                : new ParsedTemplate.Invalid(flaws);
    }

    private static EventTemplate valid(String text) {
        Present present = new Present();
        return new EventTemplate(text, parser(present).parse(text), present);
    }

    /** Each template has its own, so that what one leaves behind is none of another's business. */
    private static TemplateParser parser(Present present) {
        return new TemplateParser.Builder()
                .withFlavor(Flavor.LIQUID)
                .withErrorMode(TemplateParser.ErrorMode.STRICT)
                .withFilter(new JsonFilter())
                .withFilter(new DateFilter(present))
                .withDateParser(new DateParser(present))
                .withMaxIterations(MOST_ITERATIONS)
                .withMaxSizeRenderedString(MOST_CHARACTERS)
                .withDefaultTimeZone(ZoneOffset.UTC)
                .withLocale(Locale.ROOT)
                .build();
    }

    /** What cannot stand there; the parser's own words are for its writers. */
    private static String reason(LiquidException e) {
        Matcher matcher = REASON.matcher(String.valueOf(e.getMessage()));
        return matcher.find() && !matcher.group(1).equals("<EOF>")
                ? "`" + matcher.group(1).lines().findFirst().orElse("") + "` cannot stand here"
                : "something is missing here";
    }

    /** The template as it was written. */
    public String text() {
        return text;
    }

    /**
     * What it makes of an event.
     *
     * @param variables by name, as {@link TemplateVariables} has them; what is missing is nothing
     * @param now what {@code 'now'} is to the filter {@code date}
     */
    public synchronized RenderedEvent render(Map<String, Object> variables, Instant now) {
        present.instant = now;
        String rendered;
        try {
            rendered = template.render(new HashMap<>(variables));
        } catch (RuntimeException e) {
            // Whatever a filter of the library does not bear.
            return new RenderedEvent.Broken("the template cannot be filled in: " + cause(e));
        }
        return flaw(rendered)
                .<RenderedEvent>map(
                        why -> new RenderedEvent.Broken("the template makes no JSON of it: " + why))
                .orElseGet(() -> new RenderedEvent.Json(rendered.strip()));
    }

    private static String cause(Throwable e) {
        Throwable first = e;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String message = String.valueOf(first.getMessage());
        return message.lines().findFirst().orElse("broken");
    }

    private static Optional<String> flaw(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == null) {
                return Optional.of("nothing");
            }
            parser.skipChildren();
            return parser.nextToken() == null
                    ? Optional.empty()
                    : Optional.of("more than one value");
        } catch (JacksonException e) {
            return Optional.of(place(json, e));
        }
    }

    /** Where a text is no JSON. */
    private static String place(String json, JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        int from = at == null ? 0 : Math.clamp(at.getCharOffset(), 0, json.length());
        String found = json.substring(from).lines().findFirst().orElse("");
        return found.isEmpty()
                ? "it ends too soon"
                : "no JSON from character "
                        + (from + 1)
                        + " on: `"
                        + found.substring(0, Math.min(SHOWN, found.length()))
                        + '`';
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventTemplate template && text.equals(template.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
