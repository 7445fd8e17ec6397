package shop;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who was sent a sample. */
@Repository
public class Orders {
    private final JdbcClient database;
    private final Warehouse warehouse;

    Orders(JdbcClient database, Warehouse warehouse) {
        this.database = database;
        this.warehouse = warehouse;
    }

    /**
     * Orders a sample for a user who has none yet. The key of the table is what knows: a copy of the
     * same POST that comes in at the same moment waits here for the first one.
     *
     * @throws IllegalStateException if the warehouse is closed: nothing was ordered
     */
    @Transactional
    public void place(User user) {
        int added =
                database.sql("insert into orders (user_id, email) values (?, ?) on conflict do nothing")
                        .param(user.id())
                        .param(user.email())
                        .update();
        if (added == 1) {
            warehouse.pack(user);
        }
    }

    /** How many samples a user was sent. */
    public int of(String user) {
        return database.sql("select count(*) from orders where user_id = ?")
                .param(user)
                .query(Integer.class)
                .single();
    }
}
