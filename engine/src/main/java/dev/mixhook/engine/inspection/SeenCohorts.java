package dev.mixhook.engine.inspection;

import dev.mixhook.delivery.SyncCall.Action;
import dev.mixhook.engine.inspection.CohortVisit.Standing;
import dev.mixhook.engine.text.EnumWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is in which cohort, and how far its syncs have come. One thread at a time. */
final class SeenCohorts {
    private static final String FULL = EnumWord.of(Action.MEMBERS);
    private static final String ADDS = EnumWord.of(Action.ADD_MEMBERS);

    private final Map<String, Cohort> cohorts = new HashMap<>();

    /** Whose a session is: an action of a cohort. */
    private final Map<String, String> owners = new HashMap<>();

    private static final class Cohort {
        private final Set<String> members = new LinkedHashSet<>();
        private final Set<String> collected = new LinkedHashSet<>();
        private @Nullable PostedPage last;
    }

    /** What a page breaks of R-C2, R-C3 and R-C8 in the row of those before it. */
    List<Violation> violations(PostedPage page) {
        FindingCollector findings = new FindingCollector();
        String owner = page.action() + " of cohort " + page.cohort();
        String known = owners.putIfAbsent(page.session(), owner);
        if (known != null && !known.equals(owner)) {
            findings.add("C2", "this session was that of " + known);
        }
        Cohort cohort = cohorts.computeIfAbsent(page.cohort(), _ -> new Cohort());
        PostedPage last = cohort.last;
        if (last == null || !last.session().equals(page.session())) {
            begin(page, findings);
        } else {
            goOn(page, last, findings);
        }
        return findings.findings();
    }

    private static void begin(PostedPage page, FindingCollector findings) {
        if (page.number() != 1) {
            findings.add(
                    "C8", "the first page of this session is page " + page.number() + ", not 1");
        }
    }

    private static void goOn(PostedPage page, PostedPage last, FindingCollector findings) {
        if (page.of() != last.of()) {
            findings.add(
                    "C3",
                    "`total_pages` was %d in this session, now it is %d"
                            .formatted(last.of(), page.of()));
        }
        boolean isNext = page.number() == last.number() + 1;
        boolean isAgain = page.number() == last.number();
        if (!isNext && !isAgain) {
            findings.add("C8", "page %d follows page %d".formatted(page.number(), last.number()));
        }
    }

    /**
     * What a page changes.
     *
     * @param isAccepted whether it was answered so; else it changes nothing
     */
    CohortVisit visit(PostedPage page, List<PostedUser> users, boolean isAccepted) {
        Cohort cohort = cohorts.computeIfAbsent(page.cohort(), _ -> new Cohort());
        List<String> ids = users.stream().map(PostedUser::distinctId).toList();
        List<Standing> standings =
                ids.stream().map(id -> standing(page, cohort.members.contains(id))).toList();
        PostedPage last = cohort.last;
        if (last == null || !last.session().equals(page.session())) {
            cohort.collected.clear();
        }
        cohort.last = page;
        List<String> left = isAccepted ? apply(page, cohort, ids) : List.of();
        return new CohortVisit(page, standings, left);
    }

    private static Standing standing(PostedPage page, boolean isIn) {
        if (page.action().equals(FULL) || page.action().equals(ADDS)) {
            return isIn ? Standing.IN_ALREADY : Standing.ENTERED;
        }
        return isIn ? Standing.LEFT : Standing.NOT_IN;
    }

    private static List<String> apply(PostedPage page, Cohort cohort, List<String> ids) {
        if (page.action().equals(ADDS)) {
            cohort.members.addAll(ids);
            return List.of();
        }
        if (!page.action().equals(FULL)) {
            ids.forEach(cohort.members::remove);
            return List.of();
        }
        cohort.collected.addAll(ids);
        if (!page.isLast()) {
            return List.of();
        }
        List<String> left = new ArrayList<>(cohort.members);
        left.removeAll(cohort.collected);
        cohort.members.clear();
        cohort.members.addAll(cohort.collected);
        return left;
    }
}
