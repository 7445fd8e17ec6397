package shop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** A warehouse that is closed as often as a test says, for the users of that test alone. */
@Primary
@Component
class TestWarehouse implements Warehouse {
    private final Map<String, Integer> closed = new ConcurrentHashMap<>();

    void closeFor(String user, int times) {
        closed.put(user, times);
    }

    @Override
    public void pack(User user) {
        Integer left = closed.computeIfPresent(user.id(), (id, times) -> times - 1);
        if (left != null && left >= 0) {
            throw new IllegalStateException("the warehouse is closed");
        }
    }
}
