package dev.mixhook.delivery.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What templates make of an event (R-E4). */
class EventTemplateTest {
    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00Z");
    private static final Map<String, Object> EVENT =
            TemplateVariables.of(
                    "Signed Up",
                    "2026-01-05T10:00:00Z",
                    "ana",
                    "e-1",
                    "4711",
                    """
                    {"amount": 12.50, "count": 3, "big": 12345678901234567890, "yes": true, "no": null,
                     "list": ["a", 1], "name": "Ana \\"A\\" <é>", "a b": "blank", "$city": "Rome"}""");

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{{ event_name | json }} => \"Signed Up\"",
                "{{ event_time | json }} => \"2026-01-05T10:00:00Z\"",
                "\"{{ distinct_id }}/{{ insert_id }}/{{ project_id }}\" => \"ana/e-1/4711\"",
                "{{ properties['amount'] }} => 12.50",
                "{{ properties.amount | times: 2 }} => 25.00",
                "{{ properties['count'] }} => 3",
                "{{ properties['big'] }} => 12345678901234567890",
                "{{ properties.yes }} => true",
                "\"{{ properties['$city'] }}, {{ properties['a b'] }}\" => \"Rome, blank\"",
                "{{ properties.name | json }} => \"Ana \\\"A\\\" <é>\"",
                "{{ properties.no | json }} => null",
                "{{ properties['missing'] | json }} => null",
                "{{ properties['missing'] | default: 5 }} => 5",
                "\"{{ properties['missing'] }}\" => \"\"",
                "{{ properties.list | json }} => [\"a\",1]",
                "[{% for item in properties.list %}{{ item | json }}{% unless forloop.last %},{% endunless %}{% endfor %}] => [\"a\",1]",
                "{% assign twice = properties.count | times: 2 %}{{ twice }} => 6",
                "{% if properties.count > 2 %}\"many\"{% else %}\"few\"{% endif %} => \"many\"",
                "\"{{ event_time | date: '%s' }}\" => \"1767607200\"",
            })
    void a_template_is_filled_in_as_liquid_has_it(String template, String json) {
        assertThat(template(template).render(EVENT, NOW)).isEqualTo(new RenderedEvent.Json(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "now => 2026-03-29 01:30",
                "today => 2026-03-29 01:30",
                "10:15 => 2026-03-29 10:15",
                "2025-12-31 => 2025-12-31 00:00",
                "1/5 => 2026-01-05 00:00",
                "5 Jan 2025 => 2025-01-05 00:00",
                "2026-01-05T10:00:00Z => 2026-01-05 10:00",
                "0 => 1970-01-01 00:00",
                "soon => soon",
            })
    void what_a_date_leaves_open_is_of_the_instant_at_which_it_goes_out( // R-E4
            String text, String date) {
        String filled = "\"{{ properties.at | date: '%Y-%m-%d %H:%M' }}\"";
        Map<String, Object> event =
                TemplateVariables.of("", "", "", "", "", "{\"at\": \"" + text + "\"}");
        assertThat(template(filled).render(event, NOW))
                .isEqualTo(new RenderedEvent.Json('"' + date + '"'));
    }

    @Test
    void the_default_has_the_fields_of_the_documentation_with_all_properties() {
        Map<String, Object> event =
                TemplateVariables.of(
                        "Purchase",
                        "2026-01-05T10:00:00.250Z",
                        "ana",
                        "e-1",
                        "4711",
                        "{\"z\": 1, \"amount\": 12.50, \"list\": [], \"none\": null}");
        assertThat(EventTemplate.DEFAULT.render(event, NOW))
                .isEqualTo(
                        new RenderedEvent.Json(
                                "{\"user_id\": \"ana\", \"event\": \"Purchase\","
                                        + " \"timestamp\": \"2026-01-05T10:00:00.250Z\", \"insert_id\": \"e-1\","
                                        + " \"properties\": {\"z\":1,\"amount\":12.50,\"list\":[],\"none\":null}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{{ properties['missing'] }} => nothing",
                "{{ distinct_id }} => no JSON from character 1 on: ",
                "1 2 => more than one value",
                "{\"name\": \"{{ properties.name }}\"} => no JSON from character ",
                "{{ properties.count | divided_by: 0 }} => the template cannot be filled in: / by zero",
            })
    void what_comes_out_as_no_json_is_broken(String template, String why) {
        assertThat(((RenderedEvent.Broken) template(template).render(EVENT, NOW)).why())
                .contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{{ event_name => 1 => 14 => Not readable as Liquid: ",
                "{% nonsense %} => 1 => 4 => Not readable as Liquid: `nonsense` cannot stand here.",
                "{% if event_name %}x => 1 => 21 => Not readable as Liquid: ",
                "{{ name }} => 1 => 4 => There is no variable named `name`. An event has event_name, event_time, distinct_id, insert_id, project_id, properties; what it was sent with stands in properties['name'].",
                "{% if false %}{{ user.name }}{% endif %} => 1 => 18 => There is no variable named `user`",
                "{{ event_name | shout }} => 1 => 17 => There is no filter named `shout`.",
                "{% include 'other' %} => 1 => 1 => A template stands alone: it cannot include files.",
            })
    void what_cannot_be_right_is_told_with_its_place(
            String template, int line, int column, String message) {
        TemplateFlaw flaw = flaws(template).getFirst();
        assertThat(flaw.message()).startsWith(message);
        assertThat(List.of(flaw.line(), flaw.column())).containsExactly(line, column);
    }

    @Test
    void all_names_that_nothing_has_are_told_at_once() {
        assertThat(flaws("{{ one }}\n {{ two | three }}"))
                .extracting(flaw -> flaw.line() + ":" + flaw.column())
                .containsExactly("1:4", "2:5", "2:11");
    }

    @Test
    void what_never_ends_or_becomes_too_large_is_broken() {
        String rounds = "{% for i in (1..100001) %}{% endfor %}1";
        String long1000 = "0123456789".repeat(100);
        String large = "\"{% for i in (1..17000) %}" + long1000 + "{% endfor %}\"";
        assertThat(template(rounds).render(EVENT, NOW)).isInstanceOf(RenderedEvent.Broken.class);
        assertThat(template(large).render(EVENT, NOW)).isInstanceOf(RenderedEvent.Broken.class);
        assertThat(template(large.replace("17000", "16000")).render(EVENT, NOW))
                .isInstanceOf(RenderedEvent.Json.class);
    }

    private static List<TemplateFlaw> flaws(String template) {
        return ((ParsedTemplate.Invalid) EventTemplate.parse(template)).flaws();
    }

    private static EventTemplate template(String text) {
        return ((ParsedTemplate.Valid) EventTemplate.parse(text)).template();
    }
}
