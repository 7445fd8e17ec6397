package dev.mixhook.engine.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Who is meant. */
final class UserOption {
    @Option(
            names = {"-u", "--user"},
            paramLabel = "ID",
            description = "Only this user ($distinct_id); may be given several times.")
    private List<String> users = List.of();

    /** Users who are named; none if nobody is. */
    List<String> users() {
        return users;
    }

    /** Whether somebody is meant: everybody, if nobody is named. */
    boolean isAmong(String user) {
        return users.isEmpty() || users.contains(user);
    }

    /**
     * Users who are named.
     *
     * @throws CommandRefusedException if nobody is
     */
    List<String> required() {
        if (users.isEmpty()) {
            throw CommandRefusedException.badInput("Say who: --user ID, their $distinct_id.");
        }
        return users;
    }
}
