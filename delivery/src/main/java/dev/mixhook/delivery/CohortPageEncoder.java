package dev.mixhook.delivery;

import java.util.List;
import java.util.SortedMap;
import tools.jackson.core.exc.StreamReadException;

/** The body of a page of a cohort, in the order of keys that was seen (R-C1, R-C2, R-C3, R-C4). */
final class CohortPageEncoder {
    /** Bytes that a member usually takes; the buffer grows where it takes more. */
    private static final int USUAL = 256;

    private final CohortSyncFormat format;
    private final PlainOutput out;
    private final GoJson text;

    private CohortPageEncoder(CohortSyncFormat format, PlainOutput out) {
        this.format = format;
        this.out = out;
        this.text = new GoJson(out);
    }

    /**
     * @throws IllegalArgumentException if a recipient's properties are not a JSON object
     */
    static byte[] encode(CohortPage page, CohortSyncFormat format) {
        PlainOutput out = new PlainOutput(USUAL * (page.members().size() + 2));
        new CohortPageEncoder(format, out).write(page);
        return out.toBytes();
    }

    private void write(CohortPage page) {
        Cohort cohort = format.cohort();
        out.put("{\"action\":");
        text.string(page.call().action().text());
        out.put(",\"parameters\":{");
        parameter("mixpanel_project_id", String.valueOf(cohort.projectId()));
        parameter("mixpanel_integration_id", "0");
        parameter("mixpanel_cohort_name", cohort.name());
        parameter("mixpanel_cohort_id", String.valueOf(cohort.id()));
        if (!cohort.description().isEmpty()) {
            parameter("mixpanel_cohort_description", cohort.description());
        }
        parameter("mixpanel_session_id", page.call().session());
        pageInfo(page);
        out.put("\"members\":[");
        members(page.members());
        out.put("]}}");
    }

    private void parameter(String name, String value) {
        text.string(name);
        out.put(':');
        text.string(value);
        out.put(',');
    }

    private void pageInfo(CohortPage page) {
        String form =
                switch (format.pageInfo()) {
                    case NUMBERS -> "\"page_info\":{\"total_pages\":%d,\"page_count\":%d},";
                    case TEXTS -> "\"page_info\":{\"total_pages\":\"%d\",\"page_count\":\"%d\"},";
                    case ABSENT -> "";
                };
        out.put(form.formatted(page.of(), page.number()));
    }

    private void members(List<Recipient> members) {
        String separator = "";
        for (Recipient member : members) {
            out.put(separator);
            separator = ",";
            text.object(member(member));
        }
    }

    private SortedMap<String, byte[]> member(Recipient recipient) {
        try {
            return new CohortMember(format, recipient).properties();
        } catch (StreamReadException failure) {
            throw new IllegalArgumentException(
                    "properties are a JSON object, those of %s are not: %s"
                            .formatted(recipient, failure.getOriginalMessage()),
                    failure);
        }
    }
}
