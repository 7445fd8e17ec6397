package dev.mixhook.engine.definition;

import dev.mixhook.delivery.Cohort;
import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.CohortSyncFormat.AnswerRule;
import dev.mixhook.delivery.CohortSyncFormat.Members;
import dev.mixhook.delivery.CohortSyncFormat.PageInfo;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
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

    CohortSyncFormat read() {
        refuse(
                webhook,
                "accept",
                "Only 200 is accepted in this format (R-C5); `answer: strict` asks for more.");
        refuse(webhook, "json", "A cohort goes out as UTF-8 (R-C4).");
        refuse(webhook, "parallel", "Pages of a cohort go out one after the other (R-C8).");
        refuse(
                section,
                "retry",
                "A cohort has a retry policy of its own (R-C9): nobody is re-queued.");
        PageInfo pageInfo = webhook.choice("page_info", PageInfo.class).orElse(PageInfo.NUMBERS);
        Members members = webhook.choice("members", Members.class).orElse(Members.PROFILE);
        AnswerRule rule = webhook.choice("answer", AnswerRule.class).orElse(AnswerRule.STATUS);
        List<String> properties = webhook.texts("properties");
        Cohort cohort =
                section.section("cohort").map(this::cohort).orElseGet(() -> named(campaign));
        return new CohortSyncFormat(cohort, pageInfo, members, properties, rule);
    }

    private Cohort cohort(Section cohort) {
        Cohort made = named(cohort.text("name").orElse(campaign));
        long id = id(cohort, "id").orElse(made.id());
        long project = id(cohort, "project_id").orElse(PROJECT);
        String description = cohort.text("description").orElse("");
        cohort.close();
        return new Cohort(id, made.name(), description, project);
    }

    /** The id is made up from the name, so that it is the same at each start. */
    private static Cohort named(String name) {
        CRC32 hash = new CRC32();
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        return new Cohort(100_000 + hash.getValue() % 9_900_000, name, "", PROJECT);
    }

    static Optional<Long> id(Section section, String key) {
        return section.read(key, "a whole number, such as 900123", CohortSyncReader::id);
    }

    private static Optional<Long> id(Node.Scalar scalar) {
        return scalar.text().matches("\\d{1,18}")
                ? Optional.of(Long.parseLong(scalar.text()))
                : Optional.empty();
    }

    private static void refuse(Section section, String key, String why) {
        if (section.has(key)) {
            section.problem(key, why);
        }
    }
}
