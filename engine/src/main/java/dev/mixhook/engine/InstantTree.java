package dev.mixhook.engine;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import java.util.Arrays;

/**
 * The earliest of many instants that move: a tree of minima, in which an instant is moved, and the
 * next one that is due is found, in steps that grow with the logarithm of how many there are. To
 * ask each of a thousand campaigns at each instant took nine tenths of a run ({@code
 * CampaignsTable}).
 */
final class InstantTree {
    static final int NONE = -1;

    private final int size;
    private final int leaves;

    /** The root at 1; under the node at {@code n} those at {@code 2n} and {@code 2n + 1}. */
    private final long[] earliest;

    /** A tree of instants, none of which ever comes. */
    InstantTree(int size) {
        this.size = size;
        this.leaves = Math.max(1, Integer.highestOneBit(Math.max(1, size - 1)) << 1);
        this.earliest = new long[2 * leaves];
        Arrays.fill(earliest, FOREVER);
    }

    void set(int place, long instant) {
        int node = leaves + place;
        earliest[node] = instant;
        while (node > 1) {
            node >>= 1;
            long lower = Math.min(earliest[2 * node], earliest[2 * node + 1]);
            if (earliest[node] == lower) {
                return;
            }
            earliest[node] = lower;
        }
    }

    long first() {
        return earliest[1];
    }

    /** The first place from one on whose instant has come; {@link #NONE} if none has. */
    int due(int from, long now) {
        if (from >= size) {
            return NONE;
        }
        int node = leaves + from;
        while (earliest[node] > now) {
            while ((node & 1) == 1) {
                node >>= 1;
            }
            if (node == 0) {
                return NONE;
            }
            node++;
        }
        while (node < leaves) {
            node <<= 1;
            if (earliest[node] > now) {
                node++;
            }
        }
        return node - leaves;
    }
}
