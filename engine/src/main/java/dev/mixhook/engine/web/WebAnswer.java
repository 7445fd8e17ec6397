package dev.mixhook.engine.web;

/** What a server does with a request that came whole. */
public sealed interface WebAnswer extends WebReply
        permits WebResponse, WebAnswer.Never, WebAnswer.Reset {
    /** No answer, for as long as the client keeps the connection open. */
    record Never() implements WebAnswer {
        @Override
        public String toString() {
            return "timeout";
        }
    }

    /** The connection is reset. */
    record Reset() implements WebAnswer {
        @Override
        public String toString() {
            return "reset";
        }
    }

    /**
     * Reads {@code 200}, {@code timeout} or {@code reset}.
     *
     * @throws IllegalArgumentException if it is none of those
     */
    static WebAnswer parse(String text) {
        return switch (text) {
            case "timeout" -> new Never();
            case "reset" -> new Reset();
            default -> {
                if (!text.matches("[2-5][0-9]{2}")) {
                    throw new IllegalArgumentException(
                            "an answer is a status from 200 to 599, timeout or reset, was \""
                                    + text
                                    + '"');
                }
                yield WebResponse.of(Integer.parseInt(text));
            }
        };
    }
}
