package dev.mixhook.engine.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Ranges of numbers from 1 on, such as {@code 3,5-9}. */
record NumberRanges(List<Range> ranges) {
    static final NumberRanges ALL = new NumberRanges(List.of(new Range(1, Long.MAX_VALUE)));

    private record Range(long from, long to) {}

    boolean has(long number) {
        return ranges.stream().anyMatch(range -> range.from() <= number && number <= range.to());
    }

    static final class Converter implements ITypeConverter<NumberRanges> {
        @Override
        public NumberRanges convert(String text) {
            return new NumberRanges(
                    Arrays.stream(text.split(",", -1)).map(Converter::range).toList());
        }

        private static Range range(String text) {
            String part = text.strip();
            String[] ends = part.split("-", 2);
            if (!part.matches("[1-9][0-9]{0,17}(-[1-9][0-9]{0,17})?")
                    || Long.parseLong(ends[0]) > Long.parseLong(ends[ends.length - 1])) {
                throw new TypeConversionException(
                        '"' + text + "\" is neither a number from 1 on nor a range, as in 3,5-9");
            }
            return new Range(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
        }
    }
}
