package dev.mixhook.engine.contract.probe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A text with {@code {distinct_id}} in it, or without where it is about the whole. */
record ProbeTemplate(String text) {
    private static final String USER = "{distinct_id}";

    boolean isAboutUser() {
        return text.contains(USER);
    }

    /** With the id as it is. */
    String of(String distinctId) {
        return text.replace(USER, distinctId);
    }

    /** With the id as a part of a URL's path or query. */
    String inUrl(String distinctId) {
        String encoded = URLEncoder.encode(distinctId, StandardCharsets.UTF_8).replace("+", "%20");
        return text.replace(USER, encoded);
    }
}
