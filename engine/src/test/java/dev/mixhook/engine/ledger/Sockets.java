package dev.mixhook.engine.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What this machine listens on, as Linux tells it. */
final class Sockets {
    private static final String LISTENING = "0A";

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

    private Sockets() {}

    /**
     * The addresses on which this process has a port open; IPv4 ones as such, others as they are
     * told. Another process may have the port on another address.
     */
    static List<String> listeningOn(int port) throws IOException {
        Set<String> own = ownSockets();
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] words = line.strip().split("\\s+");
                String suffix = String.format(Locale.ROOT, ":%04X", port);
                if (words[1].endsWith(suffix)
                        && words[3].equals(LISTENING)
                        && own.contains(words[9])) {
                    addresses.add(address(words[1].replace(suffix, "")));
                }
            }
        }
        return addresses;
    }

    /** The inodes of the sockets that this process has open. */
    private static Set<String> ownSockets() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            for (Path file : open.toList()) {
                Matcher socket = SOCKET.matcher(target(file));
                if (socket.matches()) {
                    inodes.add(socket.group(1));
                }
            }
        }
        return inodes;
    }

    /** What a descriptor is of; nothing if it was closed meanwhile. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException _) {
            return "";
        }
    }

    /** The last four bytes, of which the first comes last, of an IPv4 address or one in IPv6. */
    private static String address(String hex) {
        boolean four = hex.length() == 8 || hex.startsWith("0000000000000000FFFF0000");
        if (!four) {
            return hex;
        }
        String last = hex.substring(hex.length() - 8);
        List<String> bytes = new ArrayList<>();
        for (int i = 6; i >= 0; i -= 2) {
            bytes.add(String.valueOf(Integer.parseInt(last.substring(i, i + 2), 16)));
        }
        return String.join(".", bytes);
    }
}
