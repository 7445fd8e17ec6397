package dev.mixhook.engine.receiver;

import java.util.List;

/**
 * One request as it came, whole.
 *
 * @param target path and query, as written
 * @param headers in the order in which they came
 * @param body each byte a character (ISO 8859-1)
 */
public record Request(String method, String target, List<Header> headers, String body) {
    public record Header(String name, String value) {}

    public Request {
        headers = List.copyOf(headers);
    }

    public boolean isPost() {
        return method.equals("POST");
    }

    /** The values of a header, in whatever letter case it is named. */
    public List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }
}
