package dev.mixhook.engine.control;

import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.contract.scenario.Step;
import dev.mixhook.engine.report.UserExplanation;
import dev.mixhook.engine.session.SentPost;
import dev.mixhook.engine.session.Session;
import dev.mixhook.engine.session.Standing;
import dev.mixhook.engine.text.Times;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is done in a session, and what is answered; one thread at a time. */
final class SessionSteps {
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    /** What went out is kept in memory. */
    private static final int MOST_POSTS = 10_000;

    private final String name;
    private final Session session;

    /** Whether it is too late to tell of the beginning: asking how things stand begins, too. */
    private boolean hasBegun;

    SessionSteps(String name, Session session) {
        this.name = name;
        this.session = session;
    }

    Told state() {
        Told told =
                new Told()
                        .with(SessionKeys.SESSION, name)
                        .with(AnswerKeys.NOW, session.now().toString())
                        .with(AnswerKeys.SEED, session.seed())
                        .with(SessionKeys.SENT_POSTS, session.posts().size());
        List<Told> campaigns =
                hasBegun
                        ? CampaignAnswer.of(session.standing())
                        : CampaignAnswer.before(session.campaigns());
        return told.with(SessionKeys.CAMPAIGNS, campaigns)
                .with(
                        SessionKeys.WARNINGS,
                        session.warnings().stream().map(Control::problem).toList());
    }

    private Told now() {
        return new Told().with(AnswerKeys.NOW, session.now().toString());
    }

    Told person(Step.Person person) {
        session.person(person.distinctId(), person.properties());
        return now();
    }

    Told update(String id, String operation, String operand) {
        session.update(id, operation, operand);
        return now();
    }

    Told did(Step.Did did) {
        session.event(did.event(), did.distinctId(), did.properties());
        return now();
    }

    Told data(List<String> profiles, List<String> events) {
        session.data(profiles, events);
        return now();
    }

    Told advance(Duration by) throws ControlRefusedException {
        return advanceTo(session.now().plus(by));
    }

    Told advanceTo(Instant end) throws ControlRefusedException {
        if (end.isAfter(LAST)) {
            throw new ControlRefusedException(
                    Refusal.INVALID,
                    "Time goes on until " + LAST + " at most, not to " + end + '.');
        }
        if (session.posts().size() >= MOST_POSTS) {
            throw new ControlRefusedException(
                    Refusal.CONFLICT,
                    "This session has made "
                            + session.posts().size()
                            + " POSTs; open another one.");
        }
        hasBegun = true;
        List<Told> posts =
                session.advanceTo(end).stream().map(post -> new PostAnswer(post).brief()).toList();
        return now().with(SessionKeys.POSTS, posts);
    }

    Told faults(List<FaultPlan.Rule> more) {
        session.faults(more);
        return inForce();
    }

    Told clearFaults() {
        session.clearFaults();
        return inForce();
    }

    private Told inForce() {
        return new Told()
                .with(AnswerKeys.FAULTS, session.faults().stream().map(FaultWords::of).toList());
    }

    Told posts(PostQuery query) {
        require(query.campaign());
        List<SentPost> fitting =
                session.posts().stream()
                        .filter(post -> query.fits(post.n(), post.campaign(), post.users()))
                        .toList();
        List<SentPost> some = fitting.stream().limit(query.limit()).toList();
        Optional<Long> next =
                fitting.size() > some.size()
                        ? Optional.of(fitting.get(some.size()).n())
                        : Optional.empty();
        return new Told()
                .with(
                        SessionKeys.POSTS,
                        some.stream().map(post -> new PostAnswer(post).whole()).toList())
                .with(SessionKeys.NEXT, next);
    }

    Told expect(ExpectRequest request) {
        require(request.campaign());
        return new ExpectationAnswer(session, hasBegun, request).told();
    }

    Told to(String url) {
        session.to(url);
        return now();
    }

    /** Who stands how, and who matches one campaign if it is asked for. */
    Told standing(Optional<String> campaign) {
        hasBegun = true;
        Standing standing = session.standing();
        return now().with(SessionKeys.WAITING_USERS, standing.requeued())
                .with(SessionKeys.GIVEN_UP, standing.dead())
                .with(SessionKeys.MATCHING, campaign.map(standing::matching));
    }

    Told explain(String user, Optional<String> campaign) {
        hasBegun = true;
        Standing standing = session.standing();
        List<String> asked =
                campaign.map(List::of)
                        .orElseGet(
                                () ->
                                        session.campaigns().stream()
                                                .filter(each -> !isStream(each))
                                                .map(Campaign::name)
                                                .toList());
        List<String> explanations = new ArrayList<>();
        for (String each : asked) {
            explanations.add(explanation(standing.explanation(each), user));
        }
        return new Told()
                .withJson(ExplanationKeys.EXPLANATIONS, '[' + String.join(",", explanations) + ']');
    }

    /** Nothing is true, or false, of a campaign that there is not. */
    private void require(@Nullable String campaign) {
        List<String> names = session.campaigns().stream().map(Campaign::name).toList();
        if (campaign != null && !names.contains(campaign)) {
            throw new IllegalArgumentException(
                    "no campaign " + campaign + " here; there are " + String.join(", ", names));
        }
    }

    private static boolean isStream(Campaign campaign) {
        return campaign.schedule().timing() instanceof Timing.Stream;
    }

    private static String explanation(UserExplanation explanation, String user) {
        if (isStream(explanation.campaign())) {
            throw new IllegalArgumentException(
                    explanation.campaign().name()
                            + " streams events, whatever anybody matches; ask for its posts.");
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        explanation.print(
                user, new PrintStream(json, true, StandardCharsets.UTF_8), true, Times.UTC);
        return json.toString(StandardCharsets.UTF_8).strip();
    }

    Told pause(String campaign) {
        hasBegun = true;
        session.pause(campaign);
        return state();
    }

    Told resume(String campaign) {
        hasBegun = true;
        session.resume(campaign);
        return state();
    }
}
