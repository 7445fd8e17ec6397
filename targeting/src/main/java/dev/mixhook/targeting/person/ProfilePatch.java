package dev.mixhook.targeting.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mixhook.targeting.json.JsonText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Applies updates to a profile in its bytes, as the plain way does in {@link People#update}: only
 * the members that they name are read, all others are copied ({@code FlowTable}). It leaves to that
 * way profiles with names that {@link ProfileMembers} does not read, and updates that take names
 * away, for what is added again then comes last.
 */
final class ProfilePatch {
    private static final byte[] COLON = {':', ' '};
    private static final byte[] COMMA = {',', ' '};

    private final LastSeen lastSeen;
    private final ProfileMembers members = new ProfileMembers();
    private Map<String, String> named = Map.of();
    private byte[] out = new byte[1 << 8];
    private int length;

    ProfilePatch(LastSeen lastSeen) {
        this.lastSeen = lastSeen;
    }

    /**
     * Applies updates.
     *
     * @param seen as {@link People#update} has it
     * @return the profile then; null if the plain way has to do it
     */
    byte @Nullable [] apply(byte[] json, List<ProfileUpdate> updates, OptionalLong seen) {
        if (!keepNames(updates) || !members.read(json)) {
            return null;
        }
        named = new LinkedHashMap<>();
        for (ProfileUpdate update : updates) {
            for (String name : update.names()) {
                look(name, json);
            }
        }
        if (seen.isPresent()) {
            look(LastSeen.NAME, json);
        }
        updates.forEach(update -> update.applyTo(named));
        seen.ifPresent(time -> lastSeen.see(updates, named, time));
        write(json);
        return Arrays.copyOf(out, length);
    }

    /** The properties that the updates name, each with the JSON text of its value after them. */
    Map<String, String> named() {
        return named;
    }

    private static boolean keepNames(List<ProfileUpdate> updates) {
        for (ProfileUpdate update : updates) {
            switch (update) {
                case ProfileUpdate.Unset _, ProfileUpdate.Delete _ -> {
                    return false;
                }
                case ProfileUpdate.Set _,
                        ProfileUpdate.SetOnce _,
                        ProfileUpdate.Add _,
                        ProfileUpdate.Append _,
                        ProfileUpdate.Union _,
                        ProfileUpdate.Remove _ -> {}
            }
        }
        return true;
    }

    private void look(String name, byte[] json) {
        int member = members.find(name);
        if (member >= 0) {
            int start = members.start(member);
            named.put(name, new String(json, start, members.end(member) - start, UTF_8));
        }
    }

    private void write(byte[] json) {
        @Nullable String[] values = new @Nullable String[members.size()];
        for (Map.Entry<String, String> each : named.entrySet()) {
            int member = members.find(each.getKey());
            if (member >= 0) {
                values[member] = each.getValue();
            }
        }
        length = 0;
        put('{');
        for (int member = 0; member < values.length; member++) {
            between();
            put(json, members.nameStart(member), members.nameEnd(member));
            put(COLON, 0, COLON.length);
            String value = values[member];
            if (value == null) {
                put(json, members.start(member), members.end(member));
            } else {
                put(value);
            }
        }
        for (Map.Entry<String, String> each : named.entrySet()) {
            if (members.find(each.getKey()) < 0) {
                between();
                put(JsonText.quoted(each.getKey()));
                put(COLON, 0, COLON.length);
                put(each.getValue());
            }
        }
        put('}');
    }

    private void between() {
        if (length > 1) {
            put(COMMA, 0, COMMA.length);
        }
    }

    private void put(char c) {
        out = length == out.length ? Arrays.copyOf(out, 2 * length) : out;
        out[length++] = (byte) c;
    }

    private void put(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        put(bytes, 0, bytes.length);
    }

    private void put(byte[] bytes, int from, int to) {
        int end = length + to - from;
        out = end > out.length ? Arrays.copyOf(out, 2 * end) : out;
        System.arraycopy(bytes, from, out, length, to - from);
        length = end;
    }
}
