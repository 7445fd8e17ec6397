package shop;

/** Packs what was ordered. */
public interface Warehouse {
    /**
     * Packs a sample of tea.
     *
     * @throws IllegalStateException if it is closed: ask again later
     */
    void pack(User user);
}
