package dev.mixhook.engine.inspection;

/** What a form's percent-encoding breaks of R-W5. */
final class Percent {
    static final int NONE = -1;

    private static final String STAY =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._*";

    private Percent() {}

    /** The byte that is escaped at a percent sign; {@link #NONE} if that is no escape. */
    static int octet(String encoded, int percent) {
        if (percent + 3 > encoded.length()) {
            return NONE;
        }
        int high = Character.digit(encoded.charAt(percent + 1), 16);
        int low = Character.digit(encoded.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? NONE : high << 4 | low;
    }

    static void check(String body, FindingCollector findings) {
        boolean named = false;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            boolean separates = c == '&' || (c == '=' && !named);
            named = separates ? c == '=' : named;
            if (c == '%') {
                i += checkEscape(body, i, findings);
            } else if (!separates && c != '+' && STAY.indexOf(c) < 0) {
                findings.add("W5", shown(c) + " stands as itself, not as " + escape(c), at(i));
            }
        }
    }

    /** How many characters follow the percent sign and belong to it. */
    private static int checkEscape(String body, int percent, FindingCollector findings) {
        int octet = octet(body, percent);
        if (octet == NONE) {
            findings.add("W5", "a `%` without two hexadecimal digits", at(percent));
            return 0;
        }
        String written = body.substring(percent, percent + 3);
        if (octet == ' ') {
            findings.add("W5", "a space is " + written + ", not `+`", at(percent));
        } else if (STAY.indexOf(octet) >= 0) {
            findings.add("W5", shown((char) octet) + " is escaped; it stays", at(percent));
        } else if (!written.equals(escape((char) octet))) {
            findings.add("W5", "hexadecimal digits in lower case, as in " + written, at(percent));
        }
        return 2;
    }

    private static String escape(char octet) {
        return String.format("%%%02X", (int) octet);
    }

    private static String shown(char octet) {
        return octet > ' ' && octet <= '~'
                ? "`" + octet + '`'
                : String.format("byte %02x", (int) octet);
    }

    private static Place at(int index) {
        return Place.inBody(index);
    }
}
