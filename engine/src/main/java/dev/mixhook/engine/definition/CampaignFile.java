package dev.mixhook.engine.definition;

import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.Secrets;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WireFormat;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Retry;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.definition.yaml.Environment;
import dev.mixhook.engine.definition.yaml.Filling;
import dev.mixhook.engine.definition.yaml.Key;
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
import java.util.LinkedHashMap;
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
            return campaign(document, "").stream().toList();
        }
        List<Campaign> campaigns = new ArrayList<>();
        Section.of(mapping, CampaignKeys.DOCUMENT, "", problems)
                .ifPresent(file -> campaigns.addAll(campaigns(file)));
        return campaigns;
    }

    private List<Campaign> campaigns(Section file) {
        List<Node> nodes = file.read(CampaignKeys.CAMPAIGNS).map(Node::oneOrMore).orElse(List.of());
        if (nodes.isEmpty()) {
            file.refuse(CampaignKeys.CAMPAIGNS, "Nothing here. Write a list of campaigns.");
        }
        List<Campaign> campaigns = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            campaign(nodes.get(i), "campaigns[" + i + ']').ifPresent(campaigns::add);
        }
        file.close();
        return campaigns;
    }

    private Optional<Campaign> campaign(Node node, String path) {
        Filling filling = new Filling(environment, problems);
        Node filled = node instanceof Node.Mapping mapping ? filled(mapping, filling, path) : node;
        return Section.of(filled, CampaignKeys.OF_ANY_FORMAT, path, problems)
                .flatMap(section -> campaign(section, filling.secrets()));
    }

    /** With what stands in the environment, in the webhook. */
    private static Node filled(Node.Mapping campaign, Filling filling, String path) {
        String at = path.isEmpty() ? "webhook" : path + ".webhook";
        Map<String, Node.KeyValue> entries = new LinkedHashMap<>(campaign.entries());
        entries.computeIfPresent(
                "webhook",
                (_, entry) -> new Node.KeyValue(entry.key(), filling.in(entry.value(), at)));
        return new Node.Mapping(campaign.place(), entries);
    }

    private Optional<Campaign> campaign(Section section, Secrets secrets) {
        Optional<String> name = section.read(CampaignKeys.CAMPAIGN);
        if (name.isPresent() && name.get().isBlank()) {
            section.problem(CampaignKeys.CAMPAIGN, "A name is not empty.");
        }
        if (name.isPresent() && name.get().chars().anyMatch(Character::isISOControl)) {
            section.problem(
                    CampaignKeys.CAMPAIGN,
                    JsonText.quoted(name.get()) + " has control characters; a name has none.");
        }
        name.ifPresent(own -> checkNew(own, section));
        boolean draft = section.read(CampaignKeys.DRAFT).orElse(false);
        boolean sending = section.read(CampaignKeys.SENDING).orElse(true);
        FormatName formatName = CampaignKeys.format(section);
        Optional<Section> webhook =
                section.telling(problems.showing(secrets::text)).read(webhook(formatName));
        webhook.ifPresent(at -> at.read(WebhookKeys.FORMAT));
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
                webhook.flatMap(at -> new WebhookReader(at, folder, secrets, format).read());
        int batch = webhook.flatMap(at -> batch(formatName, at)).orElse(format.most());
        int parallel =
                webhook.filter(_ -> formatName == FormatName.MESSAGES)
                        .flatMap(at -> at.read(WebhookKeys.PARALLEL))
                        .orElse(1);
        webhook.ifPresent(Section::close);
        Retry retry =
                Optional.of(section)
                        .filter(_ -> formatName == FormatName.MESSAGES)
                        .flatMap(at -> at.read(CampaignKeys.RETRY))
                        .map(at -> new RetryReader(at).read())
                        .orElse(Retry.DEFAULT);
        ScheduleReader schedules =
                new ScheduleReader(section.path("schedule"), zone, format, problems);
        Optional<Target> who = stream.isPresent() ? Optional.of(NOBODY) : target(section);
        Optional<Schedule> when =
                stream.isPresent()
                        ? stream.get().schedule(schedules)
                        : section.read(
                                        formatName == FormatName.COHORT_SYNC
                                                ? CampaignKeys.SYNC
                                                : CampaignKeys.SCHEDULE)
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
        return switch (formatName) {
            case MESSAGES -> new MessagesReader(webhook).read();
            case EVENT_STREAM -> throw new IllegalStateException("it has a reader of its own");
            case COHORT_SYNC -> new CohortSyncReader(webhook, campaign, name).read();
        };
    }

    private static Key<Section> webhook(FormatName format) {
        return switch (format) {
            case MESSAGES -> CampaignKeys.MESSAGES;
            case COHORT_SYNC -> CampaignKeys.SYNCS;
            case EVENT_STREAM -> CampaignKeys.STREAMS;
        };
    }

    private static Optional<Integer> batch(FormatName format, Section webhook) {
        return switch (format) {
            case MESSAGES -> webhook.read(WebhookKeys.BATCH);
            case COHORT_SYNC -> webhook.read(WebhookKeys.PAGE);
            case EVENT_STREAM -> Optional.empty();
        };
    }

    private void checkNew(String name, Section section) {
        String other = names.putIfAbsent(name, file);
        if (other != null) {
            section.problem(
                    CampaignKeys.CAMPAIGN,
                    "A campaign named "
                            + name
                            + " stands in "
                            + other
                            + " already; names are unique.");
        }
    }

    private Optional<Target> target(Section section) {
        List<Behavior> behaviors = new BehaviorsReader(windows).read(section);
        if (section.has(CampaignKeys.SELECTOR)) {
            if (section.has(CampaignKeys.TARGET)) {
                section.problem(
                        CampaignKeys.TARGET,
                        "A campaign has either a target or a selector of its own.");
            }
            return SelectorReader.read(
                            section, CampaignKeys.SELECTOR, BehaviorsReader.names(section))
                    .map(selector -> Target.of(selector, behaviors));
        }
        if (section.has(CampaignKeys.BEHAVIORS)) {
            section.problem(
                    CampaignKeys.BEHAVIORS,
                    "Behaviors are counted by a `selector:` beside them; in a target write `did:`.");
        }
        Optional<Node> target = section.read(CampaignKeys.TARGET);
        if (target.isEmpty()) {
            section.refuse(CampaignKeys.TARGET, "Missing. Write whom the campaign is for.");
        }
        return target.flatMap(filter -> filters().read(filter, section.path("target")))
                .map(Filter::target);
    }

    private FilterReader filters() {
        return new FilterReader(zone, windows, problems);
    }
}
