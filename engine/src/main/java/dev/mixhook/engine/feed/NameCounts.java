package dev.mixhook.engine.feed;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often data has each name of an event, and each property of those events of which some
 * campaign asks for properties. Counted while it is read, in cells that the reader of ordinary
 * events keeps beside its dictionaries: an event costs an addition, and a property of such an event
 * another one.
 */
public final class NameCounts {
    /** Data with more names than this has them counted no further. */
    private static final int MOST = 1 << 16;

    private final Map<String, Cell> events = new LinkedHashMap<>();

    /** By slots of the vocabulary. */
    private final Map<Integer, Map<String, Cell>> properties = new HashMap<>();

    private final Cell others = new Cell();

    NameCounts() {}

    /** A count that goes up. */
    static final class Cell {
        private long count;

        void add() {
            count++;
        }

        private void add(Cell more) {
            count += more.count;
        }
    }

    /** How often there are events of a name. */
    Cell event(String name) {
        return cell(events, name);
    }

    /** How often events of a slot of the vocabulary have a property. */
    Cell property(int event, String name) {
        return cell(properties.computeIfAbsent(event, _ -> new LinkedHashMap<>()), name);
    }

    /** Adds what was counted elsewhere, behind all that was counted here. */
    void addAll(NameCounts later) {
        later.events.forEach((name, cell) -> event(name).add(cell));
        later.properties.forEach(
                (event, cells) -> cells.forEach((name, cell) -> property(event, name).add(cell)));
        others.add(later.others);
    }

    private Cell cell(Map<String, Cell> cells, String name) {
        Cell known = cells.get(name);
        if (known != null) {
            return known;
        }
        if (cells.size() >= MOST) {
            return others;
        }
        Cell cell = new Cell();
        cells.put(name, cell);
        return cell;
    }

    /**
     * Whether every name was counted: where not, one that is not there may still be in the data.
     */
    public boolean isComplete() {
        return others.count == 0;
    }

    /** How often the data has events of each name. */
    public Map<String, Long> events() {
        return counts(events);
    }

    /**
     * How often events have each property.
     *
     * @param event their slot in the vocabulary, of whose events some property is asked for
     */
    public Map<String, Long> properties(int event) {
        return counts(properties.getOrDefault(event, Map.of()));
    }

    private static Map<String, Long> counts(Map<String, Cell> cells) {
        Map<String, Long> counts = new TreeMap<>();
        cells.forEach(
                (name, cell) -> {
                    if (cell.count > 0) {
                        counts.put(name, cell.count);
                    }
                });
        return counts;
    }
}
