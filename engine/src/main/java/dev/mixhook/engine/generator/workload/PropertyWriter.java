package dev.mixhook.engine.generator.workload;

import java.util.List;

/** Writes properties as members of an object. */
final class PropertyWriter {
    private final List<Member> members;

    PropertyWriter(List<Property> properties) {
        this.members = properties.stream().map(Member::new).toList();
    }

    private static final class Member {
        private final byte[] name;
        private final double share;
        private final ValueSource values;

        private Member(Property property) {
            this.name = JsonLine.quoted(property.name(), ":");
            this.share = property.share();
            this.values = ValueSource.of(property.values());
        }
    }

    /**
     * Writes them.
     *
     * @param begun whether members stand before them
     */
    void write(JsonLine line, RandomSource random, int number, long instant, boolean begun) {
        boolean comma = begun;
        for (Member member : members) {
            if (random.chance(member.share)) {
                if (comma) {
                    line.add(',');
                }
                comma = true;
                line.add(member.name);
                member.values.write(line, random, number, instant);
            }
        }
    }
}
