package dev.mixhook.engine.page;

import dev.mixhook.delivery.Secrets;
import dev.mixhook.engine.inspection.Inspection;
import dev.mixhook.engine.inspection.Place;
import dev.mixhook.engine.inspection.Received;
import dev.mixhook.engine.inspection.Violation;
import dev.mixhook.engine.receiver.Request;
import dev.mixhook.engine.report.NdjsonLine;
import dev.mixhook.engine.web.WebAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A request that came to a receiver, as a line of a page; secrets of its head are masked. */
final class RequestLine {
    private RequestLine() {}

    /**
     * The line; empty if what is told of is no request.
     *
     * @param id by which its head is asked for
     */
    static Optional<String> of(Received received, long id) {
        return switch (received) {
            case Received.Post post ->
                    Optional.of(
                            line(
                                    id,
                                    post.n(),
                                    post.at(),
                                    post.request(),
                                    post.findings(),
                                    post.answer()));
            case Received.Other other ->
                    Optional.of(
                            line(
                                    id,
                                    0,
                                    other.at(),
                                    other.request(),
                                    other.findings(),
                                    other.answer()));
            case Received.Broken(Instant at, String how) ->
                    Optional.of(
                            NdjsonLine.of(
                                    line ->
                                            line.text("kind", "request")
                                                    .number("id", id)
                                                    .text("at", at.toString())
                                                    .text("broken", how)));
            case Received.Totals _ -> Optional.empty();
        };
    }

    /**
     * @param n the number of a POST; 0 of another request
     */
    private static String line(
            long id,
            long n,
            Instant at,
            Request request,
            List<Violation> findings,
            WebAnswer answer) {
        byte[] body = request.body().getBytes(StandardCharsets.ISO_8859_1);
        return NdjsonLine.of(
                line ->
                        line.text("kind", "request")
                                .number("id", id)
                                .number("n", n)
                                .text("at", at.toString())
                                .text("method", request.method())
                                .text("target", Secrets.NAMED.url(request.target()))
                                .headers(
                                        "headers",
                                        request.headers().stream().map(RequestLine::shown).toList())
                                .text("body", new String(body, StandardCharsets.UTF_8))
                                .text("json", Inspection.json(request))
                                .objects(
                                        "findings",
                                        findings,
                                        violation -> write(line, violation, body))
                                .text("answer", answer.toString()));
    }

    private static void write(NdjsonLine line, Violation violation, byte[] body) {
        line.text("rule", violation.rule())
                .text("what", violation.what())
                .numbers("in_body", places(violation, Place.Text.BODY, body))
                .numbers("in_json", places(violation, Place.Text.JSON, body));
    }

    /** The characters, of a body those that its bytes are in. */
    private static List<Long> places(Violation violation, Place.Text text, byte[] body) {
        return violation.places().stream()
                .filter(place -> place.text() == text)
                .map(
                        place ->
                                text == Place.Text.JSON
                                        ? (long) place.index()
                                        : new String(body, 0, place.index(), StandardCharsets.UTF_8)
                                                .length())
                .toList();
    }

    /** The request that is told of; empty if it broke off, or is none. */
    static Optional<Request> request(Received received) {
        return switch (received) {
            case Received.Post post -> Optional.of(post.request());
            case Received.Other other -> Optional.of(other.request());
            case Received.Broken _, Received.Totals _ -> Optional.empty();
        };
    }

    private static Request.Header shown(Request.Header header) {
        return new Request.Header(
                header.name(), Secrets.NAMED.header(header.name(), header.value()));
    }
}
