package dev.mixhook.engine.cli;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.LedgerReader;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.ledger.Settlement;
import dev.mixhook.engine.preview.AudiencePreview;
import dev.mixhook.engine.preview.CohortPreview;
import dev.mixhook.engine.report.PreviewReport;
import dev.mixhook.engine.state.CohortState;
import dev.mixhook.engine.warning.Played;
import dev.mixhook.targeting.person.People;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mixhook preview}: who matches at an instant; nothing is sent. */
@Command(
        name = "preview",
        description = {
            "Shows who matches at a time, how many at each part of the target, and the batches.",
            "With --state it says who of them was sent already; of a cohort, what the next sync tells."
        },
        mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private InputOptions files = new InputOptions();

    @Mixin private AtOption at = new AtOption();

    @Mixin private StateOption state = new StateOption();

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private UtcOption utc = new UtcOption();

    PreviewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<InputOptions.Input> input = files.read(terminal);
        if (input.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        Optional<Instant> instant = at.of(input.get());
        if (instant.isEmpty()) {
            return terminal.badInput(AtOption.MISSING);
        }
        List<Campaign> campaigns = input.get().workspace().campaigns();
        if (!files.warn(input.get(), Played.from(instant.get()), terminal)) {
            return ExitCode.BAD_INPUT;
        }
        input.get().moveTo(instant.get());
        PreviewReport report =
                new PreviewReport(terminal.out(), json.isOn(), utc.of(input.get().zone()));
        for (Campaign one : campaigns) {
            if (one.schedule().timing() instanceof Timing.Stream) {
                terminal.err().println(one.name() + " streams events, and looks at nobody.");
                continue;
            }
            People people = input.get().feed().people();
            AudiencePreview preview = AudiencePreview.of(one, people, instant.get());
            if (one.schedule().timing() instanceof Timing.Sync) {
                CohortState told = new CohortState(people::admit);
                told(one.name(), instant.get(), told);
                report.print(preview, CohortPreview.of(one, told, preview, people));
            } else {
                report.print(preview, sent(one, people, instant.get()));
            }
        }
        return ExitCode.DONE;
    }

    private void told(String name, Instant instant, CohortState told) {
        read(name, instant, entry -> entry.tell(told));
    }

    /** Who was sent it by then, as far as the ledger tells; null if none is named. */
    private @Nullable Predicate<String> sent(Campaign one, People people, Instant instant) {
        if (state.folder(terminal.environment()) == null) {
            return null;
        }
        Set<Integer> sent = new HashSet<>();
        read(
                one.name(),
                instant,
                entry -> {
                    if (entry instanceof Entry.Posted(Post post, Settlement settlement)
                            && post.purpose() != Post.Purpose.TEST
                            && settlement.state() == PostState.ACCEPTED) {
                        post.users().forEach(user -> sent.add(owner(people, user)));
                    }
                });
        return user -> sent.contains(owner(people, user));
    }

    private static int owner(People people, String user) {
        int id = people.number(user);
        return id == People.NOBODY ? id : people.owner(id);
    }

    private void read(String name, Instant instant, Consumer<Entry> entries) {
        Path folder = state.folder(terminal.environment());
        if (folder != null) {
            try (LedgerReader ledger = LedgerLocation.folder(folder).read()) {
                ledger.read(
                        new LedgerSelection(name, Set.of(), null, instant.plusMillis(1), null),
                        entries);
            }
        }
    }
}
