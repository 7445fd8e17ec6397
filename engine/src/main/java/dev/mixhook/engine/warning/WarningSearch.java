package dev.mixhook.engine.warning;

import static java.util.stream.Collectors.joining;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.definition.UnreadData;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.feed.Contents;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.GivenTwice;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.warning.Played.Data;
import dev.mixhook.engine.warning.Warning.Kind;
import dev.mixhook.targeting.selector.Contradiction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for what campaigns and data cannot be meant to be. */
public final class WarningSearch {
    private final Workspace workspace;
    private final Feed feed;
    private final Played played;
    private final List<Warning> found = new ArrayList<>();

    private WarningSearch(Workspace workspace, Feed feed, Played played) {
        this.workspace = workspace;
        this.feed = feed;
        this.played = played;
    }

    /**
     * All that is found, one warning for each thing, whatever the number of campaigns.
     *
     * @param feed as it was read: what has been played of it is not looked at
     */
    public static List<Warning> of(Workspace workspace, Feed feed, Played played) {
        WarningSearch search = new WarningSearch(workspace, feed, played);
        search.lookAtData();
        search.workspace.campaigns().forEach(search::lookAt);
        return List.copyOf(search.found);
    }

    /**
     * What is found of a contract's campaigns, whose scenarios say themselves who is there and what
     * is played: names that no scenario shows, and targets that are never true.
     *
     * @param feed the contract's data, and what its steps tell
     */
    public static List<Warning> ofContract(List<Campaign> campaigns, Feed feed) {
        List<Warning> found =
                new ArrayList<>(new NameSearch(campaigns, feed, Data.WHOLE).warnings());
        campaigns.forEach(campaign -> noMatch(campaign).ifPresent(found::add));
        return List.copyOf(found);
    }

    private void lookAtData() {
        if (played.data() == Data.TAKEN_IN) {
            return;
        }
        if (isAnybodyWanted() && feed.counts().profiles() + feed.counts().updates() == 0) {
            found.add(new Warning(Kind.NOBODY, nobody()));
        }
        if (played.data() == Data.WHOLE) {
            feed.givenTwice().map(WarningSearch::twice).ifPresent(found::add);
        }
        found.addAll(new NameSearch(workspace.campaigns(), feed, played.data()).warnings());
    }

    private boolean isAnybodyWanted() {
        return workspace.campaigns().stream()
                .anyMatch(campaign -> !(campaign.schedule().timing() instanceof Timing.Stream));
    }

    private String nobody() {
        if (!workspace.profiles().isEmpty()) {
            return "There is nobody to send to: nobody is in " + names(workspace.profiles()) + '.';
        }
        List<Path> unread =
                UnreadData.of(workspace).stream()
                        .filter(file -> file.contents() == Contents.PEOPLE)
                        .map(UnreadData.Unread::file)
                        .toList();
        return "There is nobody to send to: no people file was found. People are read from profiles.jsonl and other files called profiles*"
                + (unread.isEmpty() ? "." : "; not from " + names(unread) + '.');
    }

    private static String names(List<Path> files) {
        return files.stream().map(Path::toString).collect(joining(", "));
    }

    private static Warning twice(GivenTwice twice) {
        return new Warning(
                Kind.GIVEN_TWICE,
                "%s %s given more than once, such as %s: of each the last one counts."
                        .formatted(
                                Counted.of(twice.people(), "person"),
                                Counted.noun(twice.people(), "is"),
                                twice.example()));
    }

    private void lookAt(Campaign campaign) {
        RunsPlayed.of(campaign, played)
                .ifPresent(message -> found.add(new Warning(Kind.NO_RUN, message)));
        noMatch(campaign).ifPresent(found::add);
    }

    private static Optional<Warning> noMatch(Campaign campaign) {
        boolean isOfPeople = !(campaign.schedule().timing() instanceof Timing.Stream);
        return isOfPeople && Contradiction.isIn(campaign.target().selector())
                ? Optional.of(
                        new Warning(
                                Kind.NO_MATCH,
                                campaign.name() + " is for nobody: its target is never true."))
                : Optional.empty();
    }
}
