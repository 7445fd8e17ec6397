package dev.mixhook.targeting.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a text that is no JSON, in plain words instead of those of its parser. */
final class JsonFault {
    private static final String ELSE = "it is broken here";

    /** What the parser says, and what that means; {@code $1} is the first that it names. */
    private static final Map<Pattern, String> WORDS = words();

    private JsonFault() {}

    private static Map<Pattern, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("no object begins here", "no object begins here");
        words.put(
                "Unrecognized token '([^']*)'.*",
                "`$1` is no JSON value; texts stand in double quotes");
        words.put("Non-standard token '([^']*)'.*", "`$1` is no JSON value");
        words.put(
                "Unexpected character \\('(.)'.*expecting comma to separate Array.*",
                "found `$1` where a comma or the end of the list belongs");
        words.put(
                "Unexpected character \\('(.)'.*expecting comma to separate Object.*",
                "found `$1` where a comma or the end of the object belongs");
        words.put(
                "Unexpected character \\('(.)'.*expecting double-quote to start.*",
                "found `$1` where a name in double quotes belongs");
        words.put(
                "Unexpected character \\('(.)'.*expecting a colon.*",
                "found `$1` where a colon belongs");
        words.put(
                "Unexpected character .*(?:Decimal point|Exponent).*", "a number is not finished");
        words.put(
                "Unexpected character \\('(.)'.*expected a(?: valid)? (?i:value).*",
                "found `$1` where a value belongs");
        words.put("Unexpected character \\('(.)'.*", "found `$1`, which does not belong here");
        words.put("Unexpected character .*", "found a character that does not belong here");
        words.put(
                "Unexpected close marker '(.)': expected '(.)'.*", "found `$1` where `$2` belongs");
        words.put(
                "Unexpected end-of-input.*(?:Object|property name).*",
                "it ends in the middle of an object");
        words.put("Unexpected end-of-input.*Array.*", "it ends in the middle of a list");
        words.put("Unexpected end-of-input.*", "it ends in the middle of a value");
        words.put(
                "Illegal unquoted character.*code (\\d+).*",
                "a text holds a control character (number $1), which has to be escaped, such as \\\\n");
        words.put("Illegal character \\(.*code (\\d+).*", "a control character (number $1)");
        words.put(
                "Unrecognized character escape '?(.).*",
                "`\\\\$1` is no escape; those are \\\\\" \\\\\\\\ \\\\/ \\\\b \\\\f \\\\n \\\\r \\\\t and \\\\u with four digits");
        words.put("Invalid UTF-8.*", "a byte is not UTF-8");
        words.put(
                "Document nesting depth \\((\\d+)\\) exceeds the maximum allowed \\((\\d+).*",
                "it is nested more than $2 deep");
        words.put("Invalid numeric value: Leading zero.*", "a number does not begin with 0, as 07");
        words.put("Invalid numeric value.*", "a number is not finished");
        words.put("Numeric value \\(.*\\) out of range.*", "a number is too large");
        Map<Pattern, String> compiled = new LinkedHashMap<>();
        words.forEach((said, meant) -> compiled.put(Pattern.compile(said), meant));
        return compiled;
    }

    /**
     * In plain words.
     *
     * @param said by the parser
     */
    static String of(String said) {
        String first = said.lines().findFirst().orElse("");
        for (Map.Entry<Pattern, String> word : WORDS.entrySet()) {
            Matcher matcher = word.getKey().matcher(first);
            if (matcher.matches()) {
                return matcher.replaceFirst(word.getValue());
            }
        }
        return ELSE;
    }
}
