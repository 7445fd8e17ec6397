package dev.mixhook.delivery;

import java.util.List;

/**
 * One POST and what came of it, with the heads as they went over the wire: a first line, and a line
 * a header; what is secret of it is {@code ***}.
 *
 * @param request empty if nothing of it was sent
 * @param answer empty if none came whole
 */
public record Transcript(List<String> request, List<String> answer, Outcome outcome) {
    public Transcript {
        request = List.copyOf(request);
        answer = List.copyOf(answer);
    }
}
