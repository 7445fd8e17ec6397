package dev.mixhook.engine.inspection;

import dev.mixhook.engine.receiver.Request;
import java.util.List;

/** What a request line and headers break of R-W1 and R-W2. */
final class HeadCheck {
    private static final String FORM = "application/x-www-form-urlencoded";

    private HeadCheck() {}

    static void check(Request request, FindingCollector findings) {
        if (!request.isPost()) {
            findings.add("W1", "the method is " + request.method() + "; a webhook is a POST");
            return;
        }
        List<String> types = request.values("Content-Type");
        if (types.size() == 1) {
            checkType(types.getFirst(), findings);
        } else {
            findings.add("W2", "Content-Type comes " + types.size() + " times, not once");
        }
        for (String encoding : request.values("Content-Encoding")) {
            findings.add(
                    "W2", "the body has a Content-Encoding, " + encoding + "; a form has none");
        }
    }

    private static void checkType(String type, FindingCollector findings) {
        if (type.equalsIgnoreCase(FORM)) {
            return;
        }
        String[] parts = type.split(";", 2);
        if (parts.length == 2 && parts[0].strip().equalsIgnoreCase(FORM)) {
            findings.add("W2", "Content-Type has a parameter," + parts[1] + "; it has none");
        } else {
            findings.add("W2", "Content-Type is " + type + ", not " + FORM);
        }
    }
}
