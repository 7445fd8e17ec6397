package dev.mixhook.targeting.person;

import java.util.Arrays;

/**
 * Everybody's profile as the bytes that it is, in large blocks; when most of what they hold has
 * been replaced, the rest is copied together. An object each takes 23 bytes more ({@code
 * StoreMemoryBenchmark}).
 */
final class Profiles {

    /** Who has one, a bit each. */
    private long[] there = {};

    private ByteBlocks blocks = new ByteBlocks();
    private long[] places = {};
    private int[] lengths = {};
    private long live;
    private long dead;

    boolean has(int person) {
        return (word(person >>> 6) >>> person & 1) != 0;
    }

    /** Who of 64 people from a number on has one, the first in the lowest bit. */
    long word(int index) {
        return index < there.length ? there[index] : 0;
    }

    /** The profile's bytes, to be read only; empty where there is none. */
    byte[] json(int person) {
        if (!has(person)) {
            return Profile.EMPTY.json();
        }
        int start = blocks.offset(places[person]);
        return Arrays.copyOfRange(blocks.block(places[person]), start, start + lengths[person]);
    }

    void put(int person, byte[] json) {
        if (person >= lengths.length) {
            int length = Math.max(person + 1, lengths.length + lengths.length / 4);
            there = Arrays.copyOf(there, Math.ceilDiv(length, 64));
            places = Arrays.copyOf(places, length);
            lengths = Arrays.copyOf(lengths, length);
        }
        remove(person);
        place(person, json, 0, json.length);
        live += json.length;
        if (dead > live && dead > ByteBlocks.LARGEST) {
            pack();
        }
    }

    void remove(int person) {
        if (has(person)) {
            live -= lengths[person];
            dead += lengths[person];
            there[person >>> 6] &= ~(1L << person);
        }
    }

    private void place(int person, byte[] json, int from, int length) {
        long place = blocks.reserve(length);
        System.arraycopy(json, from, blocks.block(place), blocks.offset(place), length);
        places[person] = place;
        lengths[person] = length;
        there[person >>> 6] |= 1L << person;
    }

    private void pack() {
        ByteBlocks old = blocks;
        blocks = new ByteBlocks();
        for (int person = 0; person < lengths.length; person++) {
            if (has(person)) {
                long place = places[person];
                place(person, old.block(place), old.offset(place), lengths[person]);
            }
        }
        dead = 0;
    }
}
