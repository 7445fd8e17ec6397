package dev.mixhook.targeting.selector;

import java.util.List;

/** The words of a selector, read one after the other; the last one is never passed. */
final class TokenStream {
    private final List<Token> words;
    private int at;

    TokenStream(List<Token> words) {
        this.words = List.copyOf(words);
    }

    /** The word that is looked at. */
    Token word() {
        return ahead(0);
    }

    Token ahead(int count) {
        return words.get(Math.min(at + count, words.size() - 1));
    }

    void skip(int count) {
        at = Math.min(at + count, words.size() - 1);
    }

    /** The word that is looked at, which is then passed. */
    Token next() {
        Token word = word();
        skip(1);
        return word;
    }

    void take(String symbol) {
        Token word = next();
        if (!word.is(symbol)) {
            throw expected(word, '`' + symbol + '`');
        }
    }

    static SelectorSyntax expected(Token found, String expected) {
        return new SelectorSyntax(
                found.start(), "Found " + found.shown() + ", expected " + expected + '.');
    }
}
