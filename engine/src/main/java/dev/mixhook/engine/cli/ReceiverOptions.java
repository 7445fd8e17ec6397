package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Secrets;
import dev.mixhook.delivery.Trust;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.files.IrregularFileException;
import dev.mixhook.engine.files.RegularFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom a receiver has to be vouched for by, and how much of what it is sent may be shown. */
final class ReceiverOptions {
    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "Over https: trust the certificates in this PEM file (- for standard input), and no others. Default: the campaign's own, else those that Java comes with.")
    private @Nullable Path ca;

    @Option(
            names = "--show-secrets",
            description =
                    "Show keys, tokens and passwords as they are, to copy the curl line. Default: ***.")
    private boolean showSecrets;

    /**
     * The webhook with the trust and the secrets that were asked for.
     *
     * @throws CommandRefusedException if there is no certificate in the file; the message says so
     */
    Webhook of(Webhook webhook, Terminal terminal) {
        return webhook.with(trust(webhook.trust(), terminal)).with(secrets(webhook.secrets()));
    }

    /**
     * The authorities that were named, or the other trust if none were.
     *
     * @throws CommandRefusedException if there is no certificate in the file; the message says so
     */
    Trust trust(Trust otherwise, Terminal terminal) {
        if (ca == null) {
            return otherwise;
        }
        try {
            Path file = StandardInput.file(ca, ".pem", terminal);
            return Trust.pem(ca.toString(), RegularFile.bytes(file, RegularFile.LARGEST_TEXT));
        } catch (IrregularFileException e) {
            throw CommandRefusedException.badInput("With --ca: " + ca + " is " + e.getMessage());
        } catch (IOException e) {
            throw CommandRefusedException.badInput(
                    "With --ca: there is no file " + ca + " that can be read.");
        } catch (IllegalArgumentException e) {
            throw CommandRefusedException.badInput(
                    "With --ca: in "
                            + ca
                            + " is no certificate in PEM (-----BEGIN CERTIFICATE-----).");
        }
    }

    /** What is not to be shown. */
    Secrets secrets(Secrets otherwise) {
        return showSecrets ? Secrets.SHOWN : otherwise;
    }
}
