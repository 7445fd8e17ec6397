package dev.mixhook.engine.cli;

import static java.util.stream.Collectors.joining;

import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.contract.pack.StandardPack;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.text.EnumWord;
import dev.mixhook.engine.web.AnswerScript;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the words of a command line mean. */
final class Converters {
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private Converters() {}

    static final class ToDuration implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Durations.parse(text)
                    .filter(Duration::isPositive)
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            '"'
                                                    + text
                                                    + "\" is no time with its unit, such as 30d or \"2 weeks\""));
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
        @Override
        public ZonedInput convert(String text) {
            return ZonedInput.of(text)
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            '"'
                                                    + text
                                                    + "\" is no instant from 1970 to 2100, such as 2026-01-01T00:00:00Z or 2026-01-01"));
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
