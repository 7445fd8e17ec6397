package dev.mixhook.targeting.audience;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.targeting.evaluation.Dependencies;
import dev.mixhook.targeting.evaluation.Evaluator;
import dev.mixhook.targeting.person.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How people stand with several targets: whom they match, on which names of data each answer hangs,
 * and when each is looked for again. All of a person's lies side by side, for what happens concerns
 * one person and many targets ({@code CampaignsTable}): a bit a target, a bit a target and name
 * that it asks for, and 8 bytes a target.
 */
final class Standings {
    /** Nobody, and no target. */
    static final Standings NONE = new Standings(List.of(), new Vocabulary());

    /** How many bits of a person's number tell where in their block they are. */
    private static final int IN_BLOCK = 10;

    private final int targets;

    /** How many bits of a timer's number are the target's. */
    private final int targetBits;

    /** By name: the place of the first bit; those of the next name follow. */
    private final int[] firsts;

    /** By place: the target whose bit it is. */
    private final int[] targetsByPlace;

    /** By target: the places of its names, and as what each is read. */
    private final int[][] places;

    private final long[][] reads;
    private final int words;

    /** How many longs a person has: the words of their bits, then when each target is looked at. */
    private final int stride;

    private long[][] blocks = {};

    Standings(List<Evaluator> evaluators, Vocabulary vocabulary) {
        this.targets = evaluators.size();
        this.targetBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, targets - 1));
        List<Dependencies> dependencies = evaluators.stream().map(Evaluator::dependencies).toList();
        int names = vocabulary.events() + vocabulary.properties();
        long[][] byName =
                IntStream.range(0, names)
                        .mapToObj(name -> reads(name, dependencies, vocabulary.events()))
                        .toArray(long[][]::new);
        this.firsts = new int[names + 1];
        firsts[0] = targets;
        for (int name = 0; name < names; name++) {
            firsts[name + 1] =
                    firsts[name]
                            + (int) Arrays.stream(byName[name]).filter(read -> read != 0).count();
        }
        this.targetsByPlace = new int[firsts[names]];
        this.places = new int[targets][0];
        this.reads = new long[targets][0];
        for (int name = 0; name < names; name++) {
            int place = firsts[name];
            for (int target = 0; target < targets; target++) {
                if (byName[name][target] != 0) {
                    add(place++, target, byName[name][target]);
                }
            }
        }
        this.words = Math.ceilDiv(firsts[names], Long.SIZE);
        this.stride = words + targets;
    }

    /** By target: as what it reads a name; 0 if it does not. */
    private static long[] reads(int name, List<Dependencies> targets, int events) {
        return targets.stream()
                .mapToLong(one -> name < events ? one.event(name) : one.property(name - events))
                .toArray();
    }

    private void add(int place, int target, long read) {
        targetsByPlace[place] = target;
        int count = places[target].length;
        places[target] = Arrays.copyOf(places[target], count + 1);
        places[target][count] = place;
        reads[target] = Arrays.copyOf(reads[target], count + 1);
        reads[target][count] = read;
    }

    /** The person's block; made if they have none yet. */
    private long[] block(int person) {
        int number = person >> IN_BLOCK;
        if (number >= blocks.length) {
            int before = blocks.length;
            blocks = Arrays.copyOf(blocks, Math.max(number + 1, before + before / 4));
            for (int i = before; i < blocks.length; i++) {
                blocks[i] = new long[0];
            }
        }
        if (blocks[number].length == 0) {
            blocks[number] = emptyBlock();
        }
        return blocks[number];
    }

    private long[] emptyBlock() {
        long[] block = new long[stride << IN_BLOCK];
        for (int row = 0; row < block.length; row += stride) {
            Arrays.fill(block, row + words, row + stride, FOREVER);
        }
        return block;
    }

    private int row(int person) {
        return (person & (1 << IN_BLOCK) - 1) * stride;
    }

    long peek(int person) {
        return block(person)[row(person)];
    }

    boolean matches(int person, int target) {
        return (block(person)[row(person) + (target >> 6)] & 1L << target) != 0;
    }

    /** Whether that is another answer than before. */
    boolean setMatches(int person, int target, boolean matches) {
        return set(block(person), row(person), target, matches);
    }

    private static boolean set(long[] block, int row, int place, boolean isSet) {
        int word = row + (place >> 6);
        long before = block[word];
        long after = isSet ? before | 1L << place : before & ~(1L << place);
        if (before == after) {
            return false;
        }
        block[word] = after;
        return true;
    }

    /** The place of the first bit of a name. */
    int first(int name) {
        return firsts[name];
    }

    /** The place behind the last bit of a name. */
    int end(int name) {
        return firsts[name + 1];
    }

    /** The target whose bit a place is. */
    int targetAt(int place) {
        return targetsByPlace[place];
    }

    /** The next place from one on where something of the person hangs; the end if there is none. */
    int next(int person, int from, int end) {
        if (from >= end) {
            return end;
        }
        long[] block = block(person);
        int row = row(person);
        int word = from >> 6;
        long rest = block[row + word] & -1L << from;
        while (rest == 0) {
            word++;
            if (word << 6 >= end) {
                return end;
            }
            rest = block[row + word];
        }
        return Math.min(end, (word << 6) + Long.numberOfTrailingZeros(rest));
    }

    /** The answer hangs on what was read. */
    void dependOn(int person, int target, long read) {
        long[] block = block(person);
        int row = row(person);
        for (int i = 0; i < places[target].length; i++) {
            set(block, row, places[target][i], (read & reads[target][i]) != 0);
        }
    }

    /**
     * Has the person looked at again at an instant. An earlier one that was set stays, so that who
     * is active every day sets no timer every day ({@code FlowAudienceBenchmark}).
     *
     * @return whether a timer is to be set
     */
    boolean arm(int person, int target, long instant) {
        long[] block = block(person);
        int at = row(person) + words + target;
        if (instant >= block[at]) {
            return false;
        }
        block[at] = instant;
        return true;
    }

    /** A timer's time has come. */
    void disarm(long number) {
        int person = person(number);
        block(person)[row(person) + words + target(number)] = FOREVER;
    }

    /** Whether a timer of that instant is the one that counts. */
    boolean isArmed(long number, long instant) {
        int person = person(number);
        return block(person)[row(person) + words + target(number)] == instant;
    }

    /** A timer's number. */
    long number(int person, int target) {
        return (long) person << targetBits | target;
    }

    int person(long number) {
        return (int) (number >>> targetBits);
    }

    int target(long number) {
        return (int) (number & (1L << targetBits) - 1);
    }
}
