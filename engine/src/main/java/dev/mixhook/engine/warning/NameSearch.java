package dev.mixhook.engine.warning;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.NameCounts;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Shortened;
import dev.mixhook.engine.warning.Played.Data;
import dev.mixhook.engine.warning.Warning.Kind;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks for names of campaigns that the data never shows. */
final class NameSearch {
    private static final int LONGEST = 80;

    /** What mixhook itself gives. */
    private static final String OWN = "mixhook.";

    private final Feed feed;
    private final NameCounts names;
    private final Map<String, Long> events;

    /** Found out once a property is missing. */
    private @Nullable Map<String, Long> properties;

    private final Map<Missing, Set<String>> missing = new LinkedHashMap<>();

    /**
     * A name that is not there.
     *
     * @param event whose property it is; empty if it is none of an event
     */
    private record Missing(Kind kind, String event, String name) {}

    NameSearch(List<Campaign> campaigns, Feed feed, Data data) {
        this.feed = feed;
        this.names = feed.names();
        this.events = names.events();
        boolean areEventsToCome = data == Data.GROWING && events.isEmpty();
        if (!areEventsToCome && names.isComplete()) {
            campaigns.forEach(this::lookAtEvents);
        }
        if (feed.counts().profiles() + feed.counts().updates() > 0) {
            campaigns.forEach(this::lookAtPeople);
        }
    }

    private void lookAtEvents(Campaign campaign) {
        if (campaign.schedule().timing() instanceof Timing.Stream stream) {
            stream.events().forEach(event -> isThere(event, campaign));
        }
        for (Behavior behavior : campaign.target().behaviors()) {
            for (Behavior.EventSelector selector : behavior.events()) {
                if (selector.isAny() || isThere(selector.event(), campaign)) {
                    selector.where().ifPresent(where -> lookAt(selector.event(), where, campaign));
                }
            }
        }
    }

    private boolean isThere(String event, Campaign campaign) {
        boolean isThere = events.containsKey(event);
        if (!isThere) {
            add(new Missing(Kind.UNKNOWN_EVENT, "", event), campaign);
        }
        return isThere;
    }

    private void lookAt(String event, Expr where, Campaign campaign) {
        if (events.isEmpty()) {
            return;
        }
        Map<String, Long> known = propertiesOf(event);
        for (String name : names(where, Expr.Scope.EVENT)) {
            if (!known.containsKey(name)) {
                add(new Missing(Kind.UNKNOWN_EVENT_PROPERTY, event, name), campaign);
            }
        }
    }

    private Map<String, Long> propertiesOf(String event) {
        if (!Behavior.EventSelector.meansAny(event)) {
            return names.properties(feed.people().vocabulary().event(event));
        }
        Map<String, Long> all = new LinkedHashMap<>();
        IntStream.range(0, feed.people().vocabulary().events())
                .forEach(
                        slot ->
                                names.properties(slot)
                                        .forEach(
                                                (name, count) ->
                                                        all.merge(name, count, Long::sum)));
        return all;
    }

    private void lookAtPeople(Campaign campaign) {
        Set<String> asked = names(campaign.target().selector(), Expr.Scope.USER);
        campaign.target().behaviors().stream()
                .flatMap(behavior -> behavior.events().stream())
                .flatMap(selector -> selector.where().stream())
                .forEach(where -> asked.addAll(names(where, Expr.Scope.USER)));
        for (String name : asked) {
            if (!hasAnybody(name)) {
                add(new Missing(Kind.UNKNOWN_PROPERTY, "", name), campaign);
            }
        }
    }

    private static Set<String> names(Expr expr, Expr.Scope scope) {
        Set<String> names = new LinkedHashSet<>();
        for (Expr leaf : expr.leaves()) {
            if (leaf instanceof Expr.Property(Expr.Scope of, String name)
                    && of == scope
                    && !name.startsWith(OWN)) {
                names.add(name);
            }
        }
        return names;
    }

    private boolean hasAnybody(String name) {
        People people = feed.people();
        int slot = people.vocabulary().property(name);
        return IntStream.range(0, people.size())
                        .anyMatch(
                                person ->
                                        people.hasProfile(person)
                                                && people.property(person, slot).isDefined())
                || properties().containsKey(name);
    }

    private Map<String, Long> properties() {
        Map<String, Long> known = properties;
        if (known == null) {
            known = feed.propertiesOfPeople();
            properties = known;
        }
        return known;
    }

    private void add(Missing name, Campaign campaign) {
        missing.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(campaign.name());
    }

    /** One for each name. */
    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        missing.forEach(
                (name, campaigns) ->
                        warnings.add(new Warning(name.kind(), message(name, campaigns))));
        return warnings;
    }

    private String message(Missing missing, Set<String> campaigns) {
        String first = campaigns.iterator().next();
        String who =
                campaigns.size() == 1
                        ? first + " names "
                        : first
                                + " and "
                                + Counted.of(campaigns.size() - 1L, "more campaign")
                                + " name ";
        return who + what(missing) + '.' + meant(missing);
    }

    private static String what(Missing missing) {
        String name = quoted(missing.name());
        return switch (missing.kind()) {
            case UNKNOWN_EVENT -> "the event " + name + ", which the data never shows";
            case UNKNOWN_PROPERTY -> "the property " + name + ", which nobody in the data has";
            case UNKNOWN_EVENT_PROPERTY ->
                    "the property %s of %s, which no such event in the data has"
                            .formatted(name, quoted(missing.event()));
            case NOBODY, GIVEN_TWICE, NO_RUN, NO_MATCH ->
                    throw new IllegalArgumentException("not about a name: " + missing.kind());
        };
    }

    private String meant(Missing missing) {
        Map<String, Long> known =
                switch (missing.kind()) {
                    case UNKNOWN_PROPERTY -> properties();
                    case UNKNOWN_EVENT_PROPERTY -> propertiesOf(missing.event());
                    case UNKNOWN_EVENT, NOBODY, GIVEN_TWICE, NO_RUN, NO_MATCH -> events;
                };
        if (known.isEmpty() && missing.kind() == Kind.UNKNOWN_EVENT) {
            return " There are no events at all.";
        }
        return Suggestion.nearestName(missing.name(), known.keySet())
                .map(
                        near ->
                                " Did you mean %s (%s)?"
                                        .formatted(
                                                quoted(near),
                                                Counted.of(known.getOrDefault(near, 0L), "time")))
                .orElse("");
    }

    private static String quoted(String name) {
        return '`' + Shortened.of(name, LONGEST) + '`';
    }
}
