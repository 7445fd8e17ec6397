package dev.mixhook.engine.contract;

import dev.mixhook.engine.JavaProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** An app that sends what it is told to, as SDKs do; a program of its own. */
final class SendingApp {
    private SendingApp() {}

    /**
     * Runs as a program: {@code event NAME USER} or {@code set USER NAME VALUE}; prints the answer.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String address = System.getenv("MIXHOOK_INGEST");
        System.out.println(
                arguments[0].equals("event")
                        ? track(address, arguments[1], arguments[2])
                        : set(address, arguments[1], arguments[2], arguments[3]));
    }

    static String track(String address, String event, String user)
            throws IOException, InterruptedException {
        return post(
                address + "/track",
                "{\"event\":\"%s\",\"properties\":{\"token\":\"t\",\"distinct_id\":\"%s\",\"time\":1}}"
                        .formatted(event, user));
    }

    static String set(String address, String user, String name, String value)
            throws IOException, InterruptedException {
        return post(
                address + "/engage",
                "{\"$token\":\"t\",\"$distinct_id\":\"%s\",\"$set\":{\"%s\":\"%s\"}}"
                        .formatted(user, name, value));
    }

    private static String post(String url, String json) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url))
                            .POST(BodyPublishers.ofString(json))
                            .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    /** The line that runs it. */
    static String command(String arguments) {
        String classes =
                SendingApp.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        String java = String.join(" ", JavaProgram.line("-cp", classes));
        return "%s %s %s".formatted(java, SendingApp.class.getName(), arguments);
    }
}
