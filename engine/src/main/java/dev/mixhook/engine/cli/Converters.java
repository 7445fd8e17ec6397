package dev.mixhook.engine.cli;

import static java.util.stream.Collectors.joining;

import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.contract.pack.StandardPack;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.text.EnumWord;
import dev.mixhook.engine.web.AnswerScript;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the words of a command line mean. */
final class Converters {
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private Converters() {}

    static final class ToDuration implements ITypeConverter<Duration> {
        static final String FORMS = "30d, 12h, 90m, \"2 weeks\" or 1y (365 days)";

        private static final Pattern YEARS = Pattern.compile("(?i)([0-9]{1,3}) ?(y|years?)");

        static Optional<Duration> duration(String text) {
            Matcher years = YEARS.matcher(text.strip());
            return years.matches()
                    ? Optional.of(Duration.ofDays(365L * Integer.parseInt(years.group(1))))
                    : Durations.parse(text);
        }

        @Override
        public Duration convert(String text) {
            return duration(text)
                    .filter(Duration::isPositive)
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            '"'
                                                    + text
                                                    + "\" is no length of time; write "
                                                    + FORMS));
        }
    }

    /** An option that is there or not; picocli says so in words. */
    static final class ToFlag implements ITypeConverter<Boolean> {
        @Override
        public Boolean convert(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new TypeConversionException("it takes no value");
            };
        }
    }

    /** A whole number. */
    static final class ToNumber implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Long.valueOf(text.strip());
            } catch (NumberFormatException _) {
                throw new TypeConversionException('"' + text + "\" is no whole number, such as 7");
            }
        }
    }

    /** A number of things. */
    static final class ToCount implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            long number = new ToNumber().convert(text);
            if (number < 0 || number > Integer.MAX_VALUE) {
                throw new TypeConversionException(
                        '"' + text + "\" is no number from 0 to " + Integer.MAX_VALUE);
            }
            return Math.toIntExact(number);
        }
    }

    /** A port to listen on, 0 for any that is free. */
    static final class ToPort implements ITypeConverter<Integer> {
        static OptionalInt port(String text) {
            return PORT.matcher(text).matches() && Integer.parseInt(text) <= 65_535
                    ? OptionalInt.of(Integer.parseInt(text))
                    : OptionalInt.empty();
        }

        @Override
        public Integer convert(String text) {
            return port(text)
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            '"' + text + "\" is no port from 0 to 65535"));
        }
    }

    /** A file or folder, seen from the folder that one stands in; {@code -} stays as it is. */
    record ToPath(Path folder) implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            try {
                Path path = Path.of(text);
                return StandardInput.isMeant(path) ? path : folder.resolve(path);
            } catch (InvalidPathException _) {
                throw new TypeConversionException('"' + text + "\" can be no file or folder");
            }
        }
    }

    /** A header of a POST. */
    record Header(String name, String value) {}

    /** A header, as curl has it: name, colon, value. */
    static final class ToHeader implements ITypeConverter<Header> {
        @Override
        public Header convert(String text) {
            String[] parts = text.split(":", 2);
            if (parts.length == 2 && !parts[0].isBlank()) {
                return new Header(parts[0].strip(), parts[1].strip());
            }
            throw new TypeConversionException(
                    '"' + parts[0] + "\" is no header, such as \"Authorization: Bearer TOKEN\"");
        }
    }

    /** An http or https URL, as written. */
    static final class ToUrl implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            try {
                return Webhook.to(text.replace("{distinct_id}", "u")).shownUrl().isEmpty()
                        ? ""
                        : text;
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    static final class ToWhen implements ITypeConverter<ZonedInput> {
        private final Terminal terminal;

        ToWhen(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public ZonedInput convert(String text) {
            return ZonedInput.of(text, terminal.clock().instant())
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            '"'
                                                    + text
                                                    + "\" is no time from 1970 to 2099; write "
                                                    + ZonedInput.FORMS));
        }
    }

    /**
     * The speed of a clock: its seconds in one real second, written as a time a second, such as
     * {@code 1h/s}.
     */
    static final class ToSpeed implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            if (text.toLowerCase(Locale.ROOT).endsWith("/s")) {
                Optional<Duration> time = Durations.parse(text.substring(0, text.length() - 2));
                if (time.filter(Duration::isPositive).isPresent()) {
                    return time.get().toMillis() / 1000.0;
                }
            }
            throw new TypeConversionException('"' + text + "\" is no speed, such as 1h/s");
        }
    }

    /** A share from 0 to 1, written as a percentage. */
    static final class ToShare implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            try {
                double share = Double.parseDouble(text.replaceFirst("%$", "")) / 100;
                if (share >= 0 && share <= 1) {
                    return share;
                }
            } catch (NumberFormatException _) {
                // said below
            }
            throw new TypeConversionException('"' + text + "\" is no share, such as 10%");
        }
    }

    static final class ToAnswers implements ITypeConverter<AnswerScript> {
        @Override
        public AnswerScript convert(String text) {
            try {
                return AnswerScript.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    static final class ToState implements ITypeConverter<PostState> {
        @Override
        public PostState convert(String text) {
            return constant(text, PostState.values());
        }
    }

    static final class ToShell implements ITypeConverter<CompletionCommand.Shell> {
        @Override
        public CompletionCommand.Shell convert(String text) {
            return constant(text, CompletionCommand.Shell.values());
        }
    }

    static final class ToStandardPack implements ITypeConverter<StandardPack> {
        @Override
        public StandardPack convert(String text) {
            return constant(text, StandardPack.values());
        }
    }

    static final class ToTolerated implements ITypeConverter<ToleranceOption.Tolerated> {
        @Override
        public ToleranceOption.Tolerated convert(String text) {
            return constant(text, ToleranceOption.Tolerated.values());
        }
    }

    static final class ToFileKind implements ITypeConverter<SchemaCommand.Kind> {
        @Override
        public SchemaCommand.Kind convert(String text) {
            return constant(text, SchemaCommand.Kind.values());
        }
    }

    private static <E extends Enum<E>> E constant(String text, E[] all) {
        return Arrays.stream(all)
                .filter(constant -> EnumWord.of(constant).equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        '"'
                                                + text
                                                + "\" is none of "
                                                + Arrays.stream(all)
                                                        .map(EnumWord::of)
                                                        .collect(joining(", "))));
    }
}
