package dev.mixhook.targeting.person;

import java.util.Arrays;

/**
 * Where the members of a profile lie in its bytes, if their names are in ASCII without escapes, and
 * each is there once. Of others the plain way gives the members.
 */
final class ProfileMembers {
    /** Each name is compared with all before it. */
    private static final int MOST = 64;

    private byte[] json = {};
    private final int[] nameStarts = new int[MOST];
    private final int[] nameEnds = new int[MOST];
    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private int size;

    /**
     * Looks at a profile.
     *
     * @param profile a JSON object in UTF-8, not to be changed while this is asked
     * @return whether its names are such
     */
    boolean read(byte[] profile) {
        json = profile;
        size = 0;
        int at = pastSpace(1);
        while (at < json.length && json[at] != '}') {
            if (size == MOST || !isMember(at)) {
                return false;
            }
            at = pastSpace(ends[size++]);
            at = is(at, ',') ? pastSpace(at + 1) : at;
        }
        return at == json.length - 1;
    }

    private int pastSpace(int start) {
        int at = start;
        while (at < json.length && json[at] <= ' ') {
            at++;
        }
        return at;
    }

    private boolean isMember(int start) {
        int nameEnd = start + 1;
        while (isPlain(nameEnd)) {
            nameEnd++;
        }
        int colon = pastSpace(nameEnd + 1);
        if (!is(start, '"') || !is(nameEnd, '"') || !is(colon, ':')) {
            return false;
        }
        nameStarts[size] = start;
        nameEnds[size] = nameEnd + 1;
        starts[size] = pastSpace(colon + 1);
        ends[size] = valueEnd(starts[size]);
        return !isRepeated();
    }

    private boolean isPlain(int at) {
        return at < json.length
                && json[at] >= ' '
                && json[at] < 0x7F
                && json[at] != '"'
                && json[at] != '\\';
    }

    private boolean isRepeated() {
        int start = nameStarts[size];
        int end = nameEnds[size];
        for (int i = 0; i < size; i++) {
            if (Arrays.equals(json, nameStarts[i], nameEnds[i], json, start, end)) {
                return true;
            }
        }
        return false;
    }

    /** Where the value ends that begins here; that it is one has been seen to before. */
    private int valueEnd(int start) {
        int depth = 0;
        int at = start;
        while (at < json.length) {
            byte c = json[at];
            if (depth == 0 && isAfterValue(c)) {
                return at;
            }
            switch (c) {
                case '"' -> at = textEnd(at);
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            at++;
        }
        return at;
    }

    private static boolean isAfterValue(byte c) {
        return switch (c) {
            case ' ', '\t', '\r', '\n', ',', '}' -> true;
            default -> false;
        };
    }

    /** Where the closing quote is. */
    private int textEnd(int quote) {
        int at = quote + 1;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    private boolean is(int at, char c) {
        return at < json.length && json[at] == c;
    }

    int size() {
        return size;
    }

    /** The member of a name; negative if there is none. */
    int find(String name) {
        int member = size - 1;
        while (member >= 0 && !isCalled(member, name)) {
            member--;
        }
        return member;
    }

    private boolean isCalled(int member, String name) {
        int start = nameStarts[member] + 1;
        int length = nameEnds[member] - 1 - start;
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != json[start + i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the name of a member begins, with its quotes. */
    int nameStart(int member) {
        return nameStarts[member];
    }

    /** Where it ends. */
    int nameEnd(int member) {
        return nameEnds[member];
    }

    /** Where the value of a member begins. */
    int start(int member) {
        return starts[member];
    }

    /** Where it ends. */
    int end(int member) {
        return ends[member];
    }
}
