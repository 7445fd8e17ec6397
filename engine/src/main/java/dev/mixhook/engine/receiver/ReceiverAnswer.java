package dev.mixhook.engine.receiver;

/** What a receiver does with a request that came whole. */
public sealed interface ReceiverAnswer {
    /**
     * A response.
     *
     * @param code 200 to 599
     * @param text its body; empty for none
     */
    record Status(int code, String text) implements ReceiverAnswer {
        public Status {
            if (code < 200 || code > 599) {
                throw new IllegalArgumentException("a status is 200 to 599, was " + code);
            }
        }

        public Status(int code) {
            this(code, "");
        }

        @Override
        public String toString() {
            return String.valueOf(code);
        }
    }

    /** No answer, for as long as the sender keeps the connection open. */
    record Never() implements ReceiverAnswer {
        @Override
        public String toString() {
            return "timeout";
        }
    }

    /** The connection is reset. */
    record Reset() implements ReceiverAnswer {
        @Override
        public String toString() {
            return "reset";
        }
    }

    /** Reads {@code 200}, {@code timeout} or {@code reset}. */
    static ReceiverAnswer parse(String text) {
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
                yield new Status(Integer.parseInt(text));
            }
        };
    }
}
