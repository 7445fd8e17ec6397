package dev.mixhook.targeting.person;

import dev.mixhook.targeting.value.Value;
import java.util.Arrays;

/** The values of profiles that somebody asks for, as codes: a column a slot, an entry a person. */
final class PropertyColumns {
    private static final long[] NOBODY = {};

    private final long[][] columns;

    PropertyColumns(int slots) {
        this.columns = new long[slots][0];
    }

    long code(int person, int slot) {
        if (slot >= columns.length) {
            return ValueCodes.UNDEFINED;
        }
        long[] column = columns[slot];
        return person < column.length ? column[person] : ValueCodes.UNDEFINED;
    }

    void copy(int first, int slot, long[] to) {
        long[] column = slot < columns.length ? columns[slot] : NOBODY;
        int known = Math.clamp(column.length - first, 0, to.length);
        if (known > 0) {
            System.arraycopy(column, first, to, 0, known);
        }
        Arrays.fill(to, known, to.length, ValueCodes.UNDEFINED);
    }

    void put(int person, Value[] values, ValueCodes codes) {
        for (int slot = 0; slot < columns.length; slot++) {
            put(person, slot, codes.of(values[slot]));
        }
    }

    void clear(int person) {
        for (int slot = 0; slot < columns.length; slot++) {
            put(person, slot, ValueCodes.UNDEFINED);
        }
    }

    void mark(ValueCodes.CodeSet codes) {
        for (long[] column : columns) {
            for (long code : column) {
                codes.add(code);
            }
        }
    }

    void put(int person, int slot, long code) {
        long[] column = columns[slot];
        int before = column.length;
        if (person < before) {
            column[person] = code;
        } else if (code != ValueCodes.UNDEFINED) {
            long[] longer = Arrays.copyOf(column, Math.max(person + 1, before + before / 4));
            Arrays.fill(longer, before, longer.length, ValueCodes.UNDEFINED);
            longer[person] = code;
            columns[slot] = longer;
        }
    }
}
