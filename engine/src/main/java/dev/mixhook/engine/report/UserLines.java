package dev.mixhook.engine.report;

import dev.mixhook.engine.inspection.PostedUser;
import dev.mixhook.engine.text.Printable;
import java.io.PrintStream;

/** A user of a POST and their properties, a line each, as people read them. */
final class UserLines {
    private UserLines() {}

    static void print(PostedUser user, PrintStream out) {
        print(user, "", out);
    }

    /**
     * The lines of a user.
     *
     * @param standing stands behind the name; empty for nothing
     */
    static void print(PostedUser user, String standing, PrintStream out) {
        out.print(name(user) + standing + '\n');
        user.properties().forEach((name, json) -> out.print(property("", name, json) + '\n'));
    }

    static String name(PostedUser user) {
        return "  " + Printable.of(user.distinctId());
    }

    /**
     * A property's line.
     *
     * @param sign what stands before it, such as {@code "+ "}
     */
    static String property(String sign, String name, String json) {
        return "    " + sign + Printable.of(name) + ": " + JsonLayout.readable(json);
    }
}
