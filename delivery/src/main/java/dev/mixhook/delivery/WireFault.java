package dev.mixhook.delivery;

import java.time.Duration;

/** What goes wrong with one POST on its way, on purpose; it gets a connection of its own. */
public sealed interface WireFault {
    /** The POST has a connection of its own, on which nothing goes wrong. */
    record OwnConnection() implements WireFault {}

    /** The names of its headers are in lower case, as some proxies write them. */
    record LowerCaseNames() implements WireFault {}

    /** The request line and the headers are spread over this time, 1 ms to 24 h. */
    record SlowHead(Duration time) implements WireFault {
        public SlowHead {
            Webhook.checkTime("time", time);
        }
    }

    /** The body is sent at so many bytes a second, from 1. */
    record SlowBody(long bytesPerSecond) implements WireFault {
        public SlowBody {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException(
                        "a slow body has 1 byte a second or more, was " + bytesPerSecond);
            }
        }
    }

    /** The connection ends, so no answer can be seen. */
    sealed interface Break extends WireFault {
        /** Why no answer can be seen, in one line for people. */
        String reason();
    }

    /** The connection is closed when so much of the body has left: 0 to 99 %. */
    record CutBody(int percent) implements Break {
        public CutBody {
            if (percent < 0 || percent > 99) {
                throw new IllegalArgumentException(
                        "a body is cut at 0 to 99 %, was " + percent + " %");
            }
        }

        @Override
        public String reason() {
            return "cut at " + percent + " % of the body, on purpose";
        }
    }

    /** The connection is reset (TCP RST). */
    record Reset(Stage stage) implements Break {
        @Override
        public String reason() {
            return switch (stage) {
                case BEFORE -> "reset before the request, on purpose";
                case DURING -> "reset during the request, on purpose";
                case AFTER -> "reset after the request, on purpose";
            };
        }
    }

    /** When a connection is reset. */
    enum Stage {
        /** Once connected. */
        BEFORE,
        /** When half of the body has left. */
        DURING,
        /** When the whole request has left. */
        AFTER
    }
}
