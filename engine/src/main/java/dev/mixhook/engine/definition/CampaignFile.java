package dev.mixhook.engine.definition;

import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WireFormat;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Retry;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.definition.yaml.Environment;
import dev.mixhook.engine.definition.yaml.Filling;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Filter;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.value.Value;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the documents of a file: each is one campaign, or a list of them under {@code campaigns:}.
 */
final class CampaignFile {

    /** Whom a campaign is for that streams events. */
    private static final Target NOBODY = Target.of(Expr.of(Value.of(false)), List.of());

    private final ZoneId zone;
    private final WindowReader windows;
    private final Environment environment;
    private final Map<String, String> names;
    private final String file;
    private final Path folder;
    private final boolean toTry;
    private final Problems problems;

    /**
     * A reader of one file.
     *
     * @param names the campaigns so far, each with the file in which it stands; this file's are
     *     added
     * @param toTry whether to give drafts and those whose sending is off as well
     */
    CampaignFile(
            Project project,
            Environment environment,
            Map<String, String> names,
            String file,
            boolean toTry,
            Problems problems) {
        this.zone = project.zone();
        this.windows = new WindowReader(project.eventDays());
        this.environment = environment;
        this.names = names;
        this.file = file;
        this.folder = Path.of(file).resolveSibling("");
        this.toTry = toTry;
        this.problems = problems;
    }

    /**
     * The campaigns of a document that take part: not drafts, not those whose sending is off
     * (R-S8), not those with problems.
     */
    List<Campaign> read(Node document) {
        if (!(document instanceof Node.Mapping mapping
                && mapping.entries().containsKey("campaigns"))) {
            return Section.of(document, "", problems).flatMap(this::campaign).stream().toList();
        }
        Section file = new Section(mapping, "", problems);
        List<Campaign> campaigns = new ArrayList<>();
        List<Node> nodes = file.nodes("campaigns");
        if (nodes.isEmpty()) {
            file.problem("campaigns", "Nothing here. Write a list of campaigns.");
        }
        for (int i = 0; i < nodes.size(); i++) {
            Section.of(nodes.get(i), "campaigns[" + i + ']', problems)
                    .flatMap(this::campaign)
                    .ifPresent(campaigns::add);
        }
        file.close();
        return campaigns;
    }

    private Optional<Campaign> campaign(Section section) {
        Optional<String> name =
                section.required("campaign", section.text("campaign"), "a name, such as win-back");
        if (name.isPresent() && name.get().isBlank()) {
            section.problem("campaign", "A name is not empty.");
        }
        if (name.isPresent() && name.get().chars().anyMatch(Character::isISOControl)) {
            section.problem(
                    "campaign",
                    JsonText.quoted(name.get()) + " has control characters; a name has none.");
        }
        name.ifPresent(own -> checkNew(own, section));
        boolean draft = section.truth("draft").orElse(false);
        boolean sending = section.read("sending", "on or off", CampaignFile::onOrOff).orElse(true);
        Filling filling = new Filling(environment, problems);
        Optional<Section> webhook =
                section.required(
                        "webhook", webhook(section, filling), "`url:` and the like under it");
        FormatName formatName =
                webhook.flatMap(at -> at.choice("format", FormatName.class))
                        .orElse(FormatName.MESSAGES);
        Optional<EventStreamReader> stream =
                webhook.filter(_ -> formatName == FormatName.EVENT_STREAM)
                        .map(at -> EventStreamReader.of(at, section, filters()));
        WireFormat format =
                stream.<WireFormat>map(EventStreamReader::format)
                        .or(
                                () ->
                                        webhook.map(
                                                at ->
                                                        format(
                                                                formatName,
                                                                at,
                                                                section,
                                                                name.orElse(""))))
                        .orElse(MessagesFormat.DEFAULT);
        Optional<Webhook> target =
                webhook.flatMap(
                        at -> new WebhookReader(at, folder, filling.secrets(), format).read());
        int batch =
                webhook.filter(_ -> stream.isEmpty())
                        .flatMap(at -> at.integer("batch", 1, format.most()))
                        .orElse(format.most());
        int parallel =
                webhook.flatMap(at -> at.integer("parallel", 1, Integer.MAX_VALUE)).orElse(1);
        webhook.ifPresent(Section::close);
        Retry retry =
                section.section("retry")
                        .map(at -> new RetryReader(at).read())
                        .orElse(Retry.DEFAULT);
        ScheduleReader schedules =
                new ScheduleReader(section.path("schedule"), zone, format, problems);
        Optional<Target> who = stream.isPresent() ? Optional.of(NOBODY) : target(section);
        Optional<Schedule> when =
                stream.isPresent()
                        ? stream.get().schedule(schedules)
                        : section.required(
                                        "schedule",
                                        section.node("schedule"),
                                        "`schedule: asap`, or one of the other forms")
                                .flatMap(schedules::read);
        section.close();
        boolean takesPart = toTry || (sending && !draft);
        if (!takesPart
                || name.isEmpty()
                || target.isEmpty()
                || who.isEmpty()
                || when.isEmpty()
                || !problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Campaign(
                        name.get(), target.get(), batch, parallel, who.get(), when.get(), retry));
    }

    private static WireFormat format(
            FormatName formatName, Section webhook, Section campaign, String name) {
        if (campaign.has("stream")) {
            campaign.problem("stream", "`stream` is for `format: event_stream`.");
        }
        return switch (formatName) {
            case MESSAGES -> {
                if (campaign.has("cohort")) {
                    campaign.problem("cohort", "`cohort` is for `format: cohort_sync`.");
                }
                yield new MessagesReader(webhook).read();
            }
            case EVENT_STREAM -> throw new IllegalStateException("it has a reader of its own");
            case COHORT_SYNC -> new CohortSyncReader(webhook, campaign, name).read();
        };
    }

    /** The formats, as they are named in a file. */
    private enum FormatName {
        MESSAGES,
        COHORT_SYNC,
        EVENT_STREAM
    }

    /** Filled in, and without showing in a problem what with. */
    private Optional<Section> webhook(Section section, Filling filling) {
        String path = section.path("webhook");
        return section.node("webhook")
                .map(node -> filling.in(node, path))
                .flatMap(node -> Section.of(node, path, problems.showing(filling.secrets()::text)));
    }

    private void checkNew(String name, Section section) {
        String other = names.putIfAbsent(name, file);
        if (other != null) {
            section.problem(
                    "campaign",
                    "A campaign named "
                            + name
                            + " stands in "
                            + other
                            + " already; names are unique.");
        }
    }

    private Optional<Target> target(Section section) {
        List<Behavior> behaviors = new BehaviorsReader(windows, problems).read(section);
        if (section.has("selector")) {
            if (section.contains("target")) {
                section.problem(
                        "target", "A campaign has either a target or a selector of its own.");
            }
            return SelectorReader.read(section, "selector", BehaviorsReader.names(section))
                    .map(selector -> Target.of(selector, behaviors));
        }
        if (section.has("behaviors")) {
            section.problem(
                    "behaviors",
                    "Behaviors are counted by a `selector:` beside them; in a target write `did:`.");
        }
        return section.required("target", section.node("target"), "whom the campaign is for")
                .flatMap(filter -> filters().read(filter, section.path("target")))
                .map(Filter::target);
    }

    private FilterReader filters() {
        return new FilterReader(zone, windows, problems);
    }

    private static Optional<Boolean> onOrOff(Node.Scalar scalar) {
        return switch (scalar.text()) {
            case "on", "true" -> Optional.of(true);
            case "off", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
