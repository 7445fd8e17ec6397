package dev.mixhook.engine.report;

import java.util.Locale;

/** Text that neither XML 1.0 nor a terminal stumbles over, whatever a receiver has answered. */
final class SafeText {
    private SafeText() {}

    /** What may not is written as JSON would: a control character or half a surrogate pair. */
    static String of(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        point -> {
                            if (isAllowed(point)) {
                                allowed.appendCodePoint(point);
                            } else {
                                allowed.append(String.format(Locale.ROOT, "\\u%04x", point));
                            }
                        });
        return allowed.toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point < 0x7f)
                || (point >= 0xa0 && point <= 0xd7ff)
                || (point >= 0xe000 && point <= 0xfffd)
                || point >= 0x10000;
    }
}
