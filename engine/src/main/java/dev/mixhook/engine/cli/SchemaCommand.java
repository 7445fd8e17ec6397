package dev.mixhook.engine.cli;

import dev.mixhook.engine.control.ControlDescription;
import dev.mixhook.engine.definition.CampaignSchema;
import dev.mixhook.engine.definition.ProjectSchema;
import dev.mixhook.engine.definition.contract.ContractSchema;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mixhook schema}: what may stand in a file, for editors. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema (draft 2020-12) of campaign, project or contract files, by which editors complete and check them.",
            "Write it to a file, and name that in the first line: # yaml-language-server: $schema=../schemas/campaign.json",
            "Or the OpenAPI description (3.1) of what mixhook serve --control takes and answers."
        },
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "campaign|project|contract|control",
            converter = Converters.ToFileKind.class,
            description = "The kind of file, or control.")
    private @Nullable Kind kind;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The kinds of files that people write, and the protocol that programs speak. */
    enum Kind {
        CAMPAIGN,
        PROJECT,
        CONTRACT,
        CONTROL;

        /** The kinds of files that people write. */
        static final Set<Kind> OF_FILES = EnumSet.complementOf(EnumSet.of(CONTROL));

        /** What may stand in it. */
        String schema() {
            return switch (this) {
                case CAMPAIGN -> CampaignSchema.text();
                case PROJECT -> ProjectSchema.text();
                case CONTRACT -> ContractSchema.text();
                case CONTROL -> ControlDescription.text();
            };
        }
    }

    @Override
    public Integer call() {
        if (kind == null) {
            throw new IllegalStateException("picocli requires it");
        }
        terminal.out().print(kind.schema());
        return ExitCode.DONE;
    }
}
