package dev.mixhook.engine.text;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands within a line of Markdown, as plain text: code keeps its backquotes, a link tells
 * where it leads, a picture what it shows.
 *
 * @param links what a link's target is called; empty to leave it out
 */
record MarkdownSpans(UnaryOperator<String> links) {
    private static final Pattern SPAN =
            Pattern.compile(
                    "!?\\[(?<name>(?:`[^`]*`|[^\\]`])*)\\]\\((?<target>[^)]*)\\)"
                            + "|(?<code>`[^`]*`)"
                            + "|<a id=\"[^\"]*\"></a>"
                            + "|<picture>.*?alt=\"(?<picture>[^\"]*)\".*?</picture>"
                            + "|\\*\\*(?<strong>(?:`[^`]*`|[^*`])+)\\*\\*"
                            + "|\\*(?<stressed>[^*`\\s][^*`]*)\\*");

    String plain(String markdown) {
        return SPAN.matcher(markdown)
                .replaceAll(span -> Matcher.quoteReplacement(plain(span)))
                .replace("\\|", "|");
    }

    private String plain(MatchResult span) {
        if (span.group("name") != null) {
            return link(plain(span.group("name")), links.apply(span.group("target")));
        }
        if (span.group("strong") != null) {
            return plain(span.group("strong"));
        }
        if (span.group("stressed") != null) {
            return span.group("stressed");
        }
        if (span.group("picture") != null) {
            return span.group("picture");
        }
        return span.group("code") == null ? "" : span.group("code");
    }

    private static String link(String name, String target) {
        if (target.isEmpty()) {
            return name;
        }
        return name.endsWith(".md") ? target : name + " (" + target + ')';
    }
}
