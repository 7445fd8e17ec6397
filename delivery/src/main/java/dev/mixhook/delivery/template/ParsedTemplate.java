package dev.mixhook.delivery.template;

import java.util.List;

/** What came of reading a template. */
public sealed interface ParsedTemplate {
    record Valid(EventTemplate template) implements ParsedTemplate {}

    /** Nothing can be made with it. */
    record Invalid(List<TemplateFlaw> flaws) implements ParsedTemplate {
        public Invalid {
            flaws = List.copyOf(flaws);
        }
    }
}
