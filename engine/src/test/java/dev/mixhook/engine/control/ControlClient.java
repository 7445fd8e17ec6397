package dev.mixhook.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks over HTTP by the names of operations; each answer is held against the description. */
final class ControlClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final DescribedAnswers described = new DescribedAnswers();
    private final Set<String> asked = new TreeSet<>();
    private final String address;

    ControlClient(String address) {
        this.address = address;
    }

    /** The operations that were asked for. */
    Set<String> asked() {
        return asked;
    }

    /** What a request that is right is answered. */
    JsonNode ask(String operation, String session, String input)
            throws IOException, InterruptedException {
        described.checkInput(operation, input);
        HttpResponse<String> response = send(operation, session, input);
        assertThat(response.statusCode()).as(response::body).isBetween(200, 201);
        return JsonMapper.shared().readTree(response.body());
    }

    /** Why a request is refused. */
    JsonNode refused(String operation, String session, String input, Refusal refusal)
            throws IOException, InterruptedException {
        HttpResponse<String> response = send(operation, session, input);
        assertThat(response.statusCode()).as(response::body).isEqualTo(refusal.status());
        JsonNode error = JsonMapper.shared().readTree(response.body()).path("error");
        assertThat(error.path("code").asString()).isEqualTo(refusal.word());
        return error.path("problems");
    }

    private HttpResponse<String> send(String name, String session, String input)
            throws IOException, InterruptedException {
        Operation operation = Operations.BY_NAME.get(name);
        asked.add(name);
        String path = "/v1" + operation.path().replace(Operation.SESSION, session);
        HttpRequest.Builder request = HttpRequest.newBuilder();
        switch (operation.method()) {
            case GET -> request.uri(URI.create(address + path + '?' + query(input)));
            case POST ->
                    request.uri(URI.create(address + path))
                            .header("Content-Type", "application/json; charset=utf-8")
                            .POST(BodyPublishers.ofString(input));
            case DELETE -> request.uri(URI.create(address + path)).DELETE();
        }
        HttpResponse<String> response =
                http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        described.checkAnswer(name, response.statusCode(), response.body());
        return response;
    }

    private static String query(String input) {
        return JsonMapper.shared().readTree(input).properties().stream()
                .map(
                        each ->
                                each.getKey()
                                        + '='
                                        + URLEncoder.encode(
                                                each.getValue().asString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        http.close();
    }
}
