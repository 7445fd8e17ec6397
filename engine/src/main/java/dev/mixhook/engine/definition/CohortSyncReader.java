package dev.mixhook.engine.definition;

import static dev.mixhook.engine.definition.yaml.Kinds.text;

import dev.mixhook.delivery.Cohort;
import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.CohortSyncFormat.AnswerRule;
import dev.mixhook.delivery.CohortSyncFormat.Members;
import dev.mixhook.delivery.CohortSyncFormat.PageInfo;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Kind;
import dev.mixhook.engine.definition.yaml.Kinds;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Reads what a webhook of {@code format: cohort_sync} and a {@code cohort:} say (R-C2, R-C3, R-C4,
 * R-C5).
 *
 * @param campaign the cohort's name where it has no other
 */
record CohortSyncReader(Section webhook, Section section, String campaign) {
    /** The id of a project that is not named. */
    static final long PROJECT = 2_195_193;

    private static final Key<String> NAME =
            Key.of("name", text(), "The cohort's name; the campaign's if none is given.");
    private static final Key<Long> ID =
            Key.of("id", id(), "The cohort's id; made up from its name if none is given.")
                    .such(900_123);
    private static final Key<Long> PROJECT_ID = projectId();
    private static final Key<String> DESCRIPTION =
            Key.of("description", text(), "What the cohort is.").otherwise("");
    static final Shape COHORT =
            Shape.of(
                    "cohort",
                    "What the receiver is told of the cohort (R-C2).",
                    NAME,
                    ID,
                    PROJECT_ID,
                    DESCRIPTION);

    static Key<Long> projectId() {
        return Key.of("project_id", id(), "The id of the project that is named in bodies.")
                .otherwise(PROJECT);
    }

    private static Kind<Long> id() {
        return Kinds.scalar("a whole number, such as 900123", scalar -> id(scalar));
    }

    CohortSyncFormat read() {
        PageInfo pageInfo = webhook.read(WebhookKeys.PAGE_INFO).orElse(PageInfo.NUMBERS);
        Members members = webhook.read(WebhookKeys.MEMBERS).orElse(Members.PROFILE);
        AnswerRule rule = webhook.read(WebhookKeys.ANSWER).orElse(AnswerRule.STATUS);
        List<String> properties = webhook.read(WebhookKeys.PROPERTIES).orElse(List.of());
        Cohort cohort =
                section.read(CampaignKeys.COHORT)
                        .map(this::cohort)
                        .orElseGet(() -> named(campaign));
        return new CohortSyncFormat(cohort, pageInfo, members, properties, rule);
    }

    private Cohort cohort(Section cohort) {
        Cohort made = named(cohort.read(NAME).orElse(campaign));
        long id = cohort.read(ID).orElse(made.id());
        long project = cohort.read(PROJECT_ID).orElse(PROJECT);
        String description = cohort.read(DESCRIPTION).orElse("");
        cohort.close();
        return new Cohort(id, made.name(), description, project);
    }

    /** The id is made up from the name, so that it is the same at each start. */
    private static Cohort named(String name) {
        CRC32 hash = new CRC32();
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        return new Cohort(100_000 + hash.getValue() % 9_900_000, name, "", PROJECT);
    }

    private static Optional<Long> id(Node.Scalar scalar) {
        return scalar.text().matches("\\d{1,18}")
                ? Optional.of(Long.parseLong(scalar.text()))
                : Optional.empty();
    }
}
