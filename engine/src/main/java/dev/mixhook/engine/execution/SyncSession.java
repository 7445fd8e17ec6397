package dev.mixhook.engine.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mixhook.delivery.SyncCall;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The ids of sessions: one for each action of each sync, drawn from the seed of the run (R-C2). */
final class SyncSession {
    private SyncSession() {}

    /** A random UUID (version 4) that is the same for the same arguments. */
    static String id(long seed, String campaign, int sync, SyncCall.Action action) {
        String text = "%d %d %s %s".formatted(seed, sync, action.text(), campaign);
        ByteBuffer hash = ByteBuffer.wrap(sha256(text));
        long most = (hash.getLong() & ~0xF000L) | 0x4000L;
        long least = (hash.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(most, least).toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
