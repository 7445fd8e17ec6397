package dev.mixhook.engine.faults;

import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays one story, from its beginning to its end, over one ledger and as many engines as it takes.
 */
final class Simulation {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Story story;
    private final Workspace workspace;

    Simulation(Story story, Path folder) throws IOException {
        this.story = story;
        story.write(folder);
        this.workspace =
                switch (WorkspaceReader.read(List.of(folder), Map.of())) {
                    case Workspace.ReadResult.Valid(Workspace read) -> read;
                    case Workspace.ReadResult.Invalid(var problems, var _) ->
                            throw new IllegalStateException(problems.toString());
                };
    }

    /**
     * How it went.
     *
     * @param posts of the ledger, in order
     * @param wasQuiet whether no POST was under way at any crash
     */
    record Played(List<String> posts, String ndjson, int writes, boolean wasQuiet) {}

    /**
     * Plays it.
     *
     * @param order draws which of several POSTs is answered first
     * @param interruptions how it is interrupted
     */
    Played play(long order, Interruptions interruptions) throws InterruptedException {
        try (Ledger ledger = LedgerLocation.memory().open()) {
            Model model = new Model(story, workspace);
            LedgerInvariants ledgerInvariants = new LedgerInvariants(workspace, ledger);
            StringBuilder ndjson = new StringBuilder();
            Optional<Instant> live = Optional.empty();
            boolean wasQuiet = true;
            for (int i = 0; ; i++) {
                Interruptions.Interruption interruption = interruptions.of(i);
                Process process =
                        new Process(
                                story,
                                workspace,
                                ledger,
                                model,
                                ledgerInvariants.receiver(story.postFaults(), order),
                                interruption.crash());
                boolean hasEnded = process.run(ledgerInvariants.latest(), live);
                ndjson.append(process.ndjson());
                if (hasEnded) {
                    ledgerInvariants.check();
                    return new Played(
                            ledgerInvariants.posts(),
                            ndjson.toString(),
                            process.writes(),
                            wasQuiet);
                }
                wasQuiet &= ledgerInvariants.isQuiet();
                live = after(model, live, interruption.down());
            }
        }
    }

    /** When the next process attempts again; empty if it goes on where the ledger ends. */
    private Optional<Instant> after(Model model, Optional<Instant> before, Duration down) {
        if (before.isEmpty() && down.isZero()) {
            return Optional.empty();
        }
        long last = Math.max(model.now(), before.map(Instant::toEpochMilli).orElse(0L));
        long minute = Math.floorDiv(last + down.toMillis(), MINUTE) + 1;
        return Optional.of(Instant.ofEpochMilli(minute * MINUTE));
    }
}
