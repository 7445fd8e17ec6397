package dev.mixhook.engine.warning;

import dev.mixhook.engine.text.EnumWord;

/**
 * Something that is well-formed, and cannot do what its writer meant.
 *
 * @param message what was found, and what was perhaps meant, in sentences
 */
public record Warning(Kind kind, String message) {
    /** What a warning is about. */
    public enum Kind {
        UNKNOWN_EVENT("A target or a stream names an event that the data never shows."),
        UNKNOWN_PROPERTY("A target asks for a property that nobody in the data has."),
        UNKNOWN_EVENT_PROPERTY("A target asks for a property that no such event in the data has."),
        NOBODY("There is nobody to send to."),
        GIVEN_TWICE("The data gives the whole profile of a person more than once."),
        NO_RUN("A campaign has no run in what is played."),
        NO_MATCH("A target is false of everybody, whatever the data.");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /** What it says, a sentence. */
        public String meaning() {
            return meaning;
        }

        /** The name in reports and on the page, such as {@code unknown-event}. */
        public String word() {
            return EnumWord.of(this).replace('_', '-');
        }
    }
}
