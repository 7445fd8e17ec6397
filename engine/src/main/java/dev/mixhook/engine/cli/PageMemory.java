package dev.mixhook.engine.cli;

import dev.mixhook.engine.memory.MemoryEstimate;

/** How much memory the pages of a command take beside its data. */
@FunctionalInterface
interface PageMemory {
    /** There is no page. */
    PageMemory NONE = (_, _) -> 0;

    /**
     * In bytes.
     *
     * @param data of what data and campaigns take
     */
    long of(MemoryEstimate data, MemoryLimit limit);

    /** What a page takes that is served while something runs. */
    static PageMemory served(boolean isServed) {
        return isServed ? (_, limit) -> ServedPage.memory(limit) : NONE;
    }

    /** This and another. */
    default PageMemory and(PageMemory other) {
        return (data, limit) -> of(data, limit) + other.of(data, limit);
    }
}
