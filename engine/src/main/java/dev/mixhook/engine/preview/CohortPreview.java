package dev.mixhook.engine.preview;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.state.CohortState;
import dev.mixhook.engine.state.SyncMembers;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.value.CodePoints;
import java.util.BitSet;
import java.util.List;

/** What a sync of a cohort would tell at an instant (R-C6). */
public record CohortPreview(List<Call> calls) {
    public CohortPreview {
        calls = List.copyOf(calls);
    }

    /**
     * One call.
     *
     * @param what they did: members, entered or left
     * @param users whom it is about, in the order in which they would go out (R-C3)
     */
    public record Call(String what, List<String> users) {
        public Call {
            users = List.copyOf(users);
        }
    }

    /**
     * The calls of a sync at the instant of a preview.
     *
     * @param told what the receiver was told before
     */
    public static CohortPreview of(
            Campaign campaign, CohortState told, AudiencePreview preview, People people) {
        BitSet current = new BitSet();
        preview.users().forEach(user -> current.set(people.number(user)));
        Timing.Sync timing = (Timing.Sync) campaign.schedule().timing();
        return new CohortPreview(
                told.calls(current, preview.at().toEpochMilli(), timing.first()).stream()
                        .map(call -> call(call, people))
                        .toList());
    }

    private static Call call(SyncMembers call, People people) {
        return new Call(
                call.inWords(),
                call.users().stream()
                        .mapToObj(people::distinctId)
                        .sorted(CodePoints::compare)
                        .toList());
    }
}
