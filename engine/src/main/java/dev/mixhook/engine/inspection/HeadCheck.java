package dev.mixhook.engine.inspection;

import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.engine.receiver.Request;
import java.util.List;

/**
 * What headers break of the rule that says what a body is: R-W2, R-C1, R-E3.
 *
 * @param noun what a body is, for people
 */
record HeadCheck(String rule, String contentType, String noun) {
    static final HeadCheck FORM = new HeadCheck("W2", MessagesFormat.CONTENT_TYPE, "form");
    static final HeadCheck JSON = new HeadCheck("C1", CohortSyncFormat.CONTENT_TYPE, "cohort sync");
    static final HeadCheck EVENTS =
            new HeadCheck("E3", EventStreamFormat.CONTENT_TYPE, "event stream");

    void check(Request request, FindingCollector findings) {
        List<String> types = request.values("Content-Type");
        if (types.size() == 1) {
            checkType(types.getFirst(), findings);
        } else {
            findings.add(rule, "Content-Type comes " + types.size() + " times, not once");
        }
        for (String encoding : request.values("Content-Encoding")) {
            findings.add(
                    rule,
                    "the body has a Content-Encoding, %s; a %s has none".formatted(encoding, noun));
        }
    }

    private void checkType(String type, FindingCollector findings) {
        if (type.equalsIgnoreCase(contentType)) {
            return;
        }
        String[] parts = type.split(";", 2);
        if (parts.length == 2 && parts[0].strip().equalsIgnoreCase(contentType)) {
            findings.add(rule, "Content-Type has a parameter," + parts[1] + "; it has none");
        } else {
            findings.add(rule, "Content-Type is " + type + ", not " + contentType);
        }
    }
}
