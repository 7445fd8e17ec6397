package dev.mixhook.engine.faults;

import dev.mixhook.engine.faults.Dues.Told;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The POSTs that have to go out for one occurrence. */
record Turn(Told told, List<Parcel> parcels) {
    Turn {
        parcels = List.copyOf(parcels);
    }

    /** What one POST has to carry; its body where it goes out as it was. */
    record Parcel(List<String> users, List<String> requeued, byte @Nullable [] body) {
        Parcel {
            users = List.copyOf(users);
            requeued = List.copyOf(requeued);
        }
    }
}
