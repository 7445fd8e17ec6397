package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.ledger.LedgerException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import picocli.CommandLine;

/** What a command tells the shell: the one list of it, which help and docs/exit-codes.md show. */
final class ExitCode {
    static final int DONE = 0;

    /** A contract or an expectation failed, or somebody was never accepted. */
    static final int FAILED = 1;

    /** The input is wrong; nothing was sent. */
    static final int BAD_INPUT = 2;

    /** The receiver cannot be reached. */
    static final int UNREACHABLE = 3;

    /** Our fault, or that of the machine: a result could not be written. */
    static final int OUR_FAULT = 4;

    /** The machine's limit, memory or disk: neither the input nor the receiver is to blame. */
    static final int LIMIT = OUR_FAULT;

    /** Nobody reads the results any more: what a shell gives for a tool that SIGPIPE ended. */
    static final int UNREAD = 141;

    /** The codes of all commands, each with what it means. */
    static final SequencedMap<Integer, String> MEANINGS = meanings();

    private ExitCode() {}

    private static SequencedMap<Integer, String> meanings() {
        SequencedMap<Integer, String> meanings = new LinkedHashMap<>();
        meanings.put(DONE, "done");
        meanings.put(FAILED, "done, and something was not right");
        meanings.put(BAD_INPUT, "your input is wrong, and nothing was sent");
        meanings.put(UNREACHABLE, "the receiver cannot be reached");
        meanings.put(OUR_FAULT, "our fault, or the machine's limit (memory or disk)");
        meanings.put(UNREAD, "the program that read stdout has ended (`| head`)");
        return Collections.unmodifiableSequencedMap(meanings);
    }

    /** Has the help of a command, and of those below it, end with the codes. */
    static void show(CommandLine command) {
        Map<String, String> shown = new LinkedHashMap<>();
        MEANINGS.forEach((code, meaning) -> shown.put(code.toString(), meaning));
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(shown);
        command.getSubcommands().values().forEach(ExitCode::show);
    }

    static int of(LedgerException.Fault fault) {
        return switch (fault) {
            case MISSING, LOCKED, DAMAGED, NEWER, NOT_WRITABLE -> BAD_INPUT;
            case FULL -> LIMIT;
            case BROKEN -> OUR_FAULT;
        };
    }

    /** What a verification tells; a failure is certain, whatever else cannot be told. */
    static int of(Verification verification) {
        if (!verification.isPassed()) {
            return FAILED;
        }
        return verification.isErrored() ? BAD_INPUT : DONE;
    }

    /** What a POST that was sent by hand tells. */
    static int of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> DONE;
            case Outcome.Refused _, Outcome.Uncertain _ -> FAILED;
            case Outcome.Unreachable _ -> UNREACHABLE;
        };
    }
}
