package dev.mixhook.targeting.selector;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a selector's text into words. */
final class Lexer {
    private static final Pattern NUMBER =
            Pattern.compile("(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?+");
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*+(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*+)*+");
    private static final Pattern SYMBOL = Pattern.compile("[=!<>]=|[-+*/%<>()\\[\\],]");
    private static final Pattern UNIT = Pattern.compile("[0-9a-fA-F]{4}");
    private static final String ESCAPED = "\"'\\/bfnrt";
    private static final String MEANT = "\"'\\/\b\f\n\r\t";

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The words, the last of them an {@link Token.Kind#END}. */
    static List<Token> words(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> words = new ArrayList<>();
        do {
            words.add(lexer.next());
        } while (words.getLast().kind() != Token.Kind.END);
        return words;
    }

    private Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token(Token.Kind.END, "", at, at);
        }
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            return string(first);
        }
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (matcher.lookingAt()) {
            return word(Token.Kind.NUMBER, matcher.end());
        }
        if (matcher.usePattern(NAME).lookingAt()) {
            return word(Token.Kind.NAME, matcher.end());
        }
        if (matcher.usePattern(SYMBOL).lookingAt()) {
            return word(Token.Kind.SYMBOL, matcher.end());
        }
        throw new SelectorSyntax(at, unknown(text.substring(at, text.offsetByCodePoints(at, 1))));
    }

    private static String unknown(String character) {
        return switch (character) {
            case "=" -> "Found `=`, which is no operator. Did you mean `==`?";
            case "&" -> "Found `&`, which is no operator. Did you mean `and`?";
            case "|" -> "Found `|`, which is no operator. Did you mean `or`?";
            case "!" -> "Found `!`, which is no operator. Did you mean `not` or `!=`?";
            case "\u201C", "\u201D", "\u201E" -> "Found a typographic quote. Write \" instead.";
            default -> "Found `" + character + "`, which means nothing in a selector.";
        };
    }

    private Token word(Token.Kind kind, int end) {
        Token word = new Token(kind, text.substring(at, end), at, end);
        at = end;
        return word;
    }

    private Token string(char quote) {
        StringBuilder string = new StringBuilder();
        int start = at;
        for (at++; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == quote) {
                at++;
                return new Token(Token.Kind.STRING, string.toString(), start, at);
            }
            string.append(character == '\\' ? escape() : character);
        }
        throw new SelectorSyntax(start, "This string has no end. Close it with " + quote + '.');
    }

    private char escape() {
        at++;
        char character = at < text.length() ? text.charAt(at) : ' ';
        int known = ESCAPED.indexOf(character);
        if (known >= 0) {
            return MEANT.charAt(known);
        }
        if (character == 'u' && UNIT.matcher(text).region(at + 1, text.length()).lookingAt()) {
            char unit = (char) Integer.parseInt(text, at + 1, at + 5, 16);
            at += 4;
            return unit;
        }
        throw new SelectorSyntax(
                at - 1,
                "An escape in a string is one of \\\" \\' \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX.");
    }
}
