package dev.mixhook.engine.cli;

import dev.mixhook.engine.campaign.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the words of a command line mean. */
final class Converters {
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

    static final class ToInstant implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return text.length() == 10
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException _) {
                throw new TypeConversionException(
                        '"'
                                + text
                                + "\" is no instant, such as 2026-01-01T00:00:00Z or 2026-01-01 (UTC)");
            }
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
}
