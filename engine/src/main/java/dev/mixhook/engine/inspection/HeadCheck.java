package dev.mixhook.engine.inspection;

import dev.mixhook.engine.receiver.Request;
import java.util.List;

/** What a request line and headers break of W1 and W2. */
final class HeadCheck {
    private static final String FORM = "application/x-www-form-urlencoded";

    private HeadCheck() {}

    static void check(Request request, Tally tally) {
        if (!request.isPost()) {
            tally.add("W1", "the method is " + request.method() + "; a webhook is a POST");
            return;
        }
        List<String> types = request.values("Content-Type");
        if (types.size() == 1) {
            checkType(types.getFirst(), tally);
        } else {
            tally.add("W2", "Content-Type comes " + types.size() + " times, not once");
        }
        for (String encoding : request.values("Content-Encoding")) {
            tally.add("W2", "the body has a Content-Encoding, " + encoding + "; a form has none");
        }
    }

    private static void checkType(String type, Tally tally) {
        if (type.equalsIgnoreCase(FORM)) {
            return;
        }
        String[] parts = type.split(";", 2);
        if (parts.length == 2 && parts[0].strip().equalsIgnoreCase(FORM)) {
            tally.add("W2", "Content-Type has a parameter," + parts[1] + "; it has none");
        } else {
            tally.add("W2", "Content-Type is " + type + ", not " + FORM);
        }
    }
}
