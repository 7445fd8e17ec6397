package dev.mixhook.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * What nobody is to read of URLs and headers where they are shown: the one place that decides it.
 * Secret are a URL's user name and password, the values of query parameters and headers whose name
 * says so (key, token, secret, signature, password, auth, cookie and their like), and what was
 * filled in from the environment. Where a URL leads, its host and port, is always shown.
 *
 * @param filledIn values that came from the environment, each with its variable's name
 * @param shown whether all of it is shown nevertheless, because somebody wants to copy it
 */
public record Secrets(Map<String, String> filledIn, boolean shown) {
    /** Hides only what is known by its name. */
    public static final Secrets NAMED = new Secrets(Map.of(), false);

    /** Hides nothing. */
    public static final Secrets SHOWN = new Secrets(Map.of(), true);

    private static final String MASK = "***";

    private static final Pattern USER_INFO =
            Pattern.compile("(?i)^(\\s*(?:[a-z][a-z0-9+.-]*:)+[/\\\\]{2,})[^/?#\\\\]*@");

    /**
     * The user information in what is no URL: up to the last at sign, which may stand behind a
     * password with a slash in it.
     */
    private static final Pattern ANY_USER_INFO =
            Pattern.compile(
                    "(?is)^(\\s*(?:jdbc:(?:\\w+:)*|[a-z][a-z0-9+.-]*:(?=[/\\\\]))?[/\\\\]*).*@");

    /** A URL up to its path. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?i)^\\s*(?:[a-z][a-z0-9+.-]*:)+[/\\\\]*[^/?#\\\\]*");

    private static final Pattern PARAMETER = Pattern.compile("(?<=[?&;])([^=&;#]*)=([^&;#]*)");

    public Secrets {
        filledIn = Map.copyOf(filledIn);
    }

    /**
     * A part of a text that is secret.
     *
     * @param variable of a shell, that may hold it
     */
    record Found(int from, int to, String variable) {
        Found movedBy(int distance) {
            return new Found(from + distance, to + distance, variable);
        }
    }

    /** Whether a header's or a parameter's name speaks of a secret. */
    public static boolean isNamed(String name) {
        return SecretNames.isSecret(name);
    }

    /** A URL, or what should have been one, as it may be shown. */
    public String url(String url) {
        if (shown) {
            return url;
        }
        String anonymous = anonymous(url);
        return masked(anonymous, inUrl(anonymous));
    }

    private static String anonymous(String url) {
        if (url.matches("(?s)/[^/].*")) {
            // On the host that it was found on.
            return url;
        }
        Pattern pattern = HttpUrl.parse(url) == null ? ANY_USER_INFO : USER_INFO;
        return pattern.matcher(url).replaceFirst("$1");
    }

    /** A header's value as it may be shown. */
    public String header(String name, String value) {
        return masked(value, inHeader(name, value));
    }

    /**
     * A text about URLs or headers as it may be shown: without the values that came from the
     * environment. A value of one or two characters, such as a number, is hidden only where it is
     * no part of a word or a longer number.
     */
    public String text(String text) {
        ArrayList<Found> found = new ArrayList<Found>();
        filledIn.forEach((secret, variable) -> found.addAll(find(secret, text, 0, variable)));
        found.removeIf(part -> part.to() - part.from() <= 2 && isPartOfWord(part, text));
        return shown ? text : masked(text, apart(found));
    }

    private static boolean isPartOfWord(Found part, String text) {
        return (part.from() > 0 && Character.isLetterOrDigit(text.charAt(part.from() - 1)))
                || (part.to() < text.length() && Character.isLetterOrDigit(text.charAt(part.to())));
    }

    /** These secrets and others; all is shown if either shows all. */
    public Secrets and(Secrets others) {
        LinkedHashMap<String, String> all = new LinkedHashMap<>(filledIn);
        all.putAll(others.filledIn);
        return new Secrets(all, shown || others.shown);
    }

    /** The secret parts of a URL without user information, in their order. */
    List<Found> inUrl(String url) {
        if (shown) {
            return List.of();
        }
        ArrayList<Found> found = new ArrayList<Found>();
        PARAMETER
                .matcher(url)
                .results()
                .filter(match -> !match.group(2).isEmpty() && isNamed(match.group(1)))
                .map(match -> new Found(match.start(2), match.end(2), variable(match.group(1))))
                .forEach(found::add);
        Matcher authority = AUTHORITY.matcher(url);
        int path = HttpUrl.parse(url) != null && authority.find() ? authority.end() : 0;
        filledIn.forEach(
                (value, variable) -> {
                    for (String form : forms(value)) {
                        find(form, url, path, form.equals(value) ? variable : variable + "_PATH")
                                .forEach(found::add);
                    }
                });
        return apart(found);
    }

    /** The secret parts of a header's value, in their order. */
    List<Found> inHeader(String name, String value) {
        if (shown || value.isEmpty()) {
            return List.of();
        }
        if (isNamed(name)) {
            return List.of(new Found(0, value.length(), variable(name)));
        }
        ArrayList<Found> found = new ArrayList<Found>();
        filledIn.forEach((secret, variable) -> found.addAll(find(secret, value, 0, variable)));
        return apart(found);
    }

    @Override
    public String toString() {
        return "Secrets";
    }

    private static List<Found> find(String secret, String text, int from, String variable) {
        ArrayList<Found> found = new ArrayList<Found>();
        if (secret.isEmpty()) {
            return found;
        }
        for (int at = text.indexOf(secret, from);
                at >= 0;
                at = text.indexOf(secret, at + secret.length())) {
            found.add(new Found(at, at + secret.length(), variable));
        }
        return found;
    }

    /**
     * The spellings in which a value may stand in a URL: as written, escaped as in a path and in a
     * query, and, where it is a whole URL, what follows its host.
     */
    private static Set<String> forms(String value) {
        LinkedHashSet<String> forms = new LinkedHashSet<String>();
        forms.add(value);
        for (String prefix : List.of("http://h/", "http://h/?")) {
            HttpUrl url = HttpUrl.parse(prefix + value);
            if (url != null) {
                forms.add(url.toString().substring(prefix.length()));
            }
        }
        HttpUrl whole = HttpUrl.parse(value);
        if (whole != null) {
            forms.add(AUTHORITY.matcher(value).replaceFirst("").replaceFirst("^[/\\\\]", ""));
            forms.add(AUTHORITY.matcher(whole.toString()).replaceFirst("").substring(1));
        }
        return forms;
    }

    /** The parts in their order, those that overlap joined to one. */
    private static List<Found> apart(List<Found> found) {
        ArrayList<Found> apart = new ArrayList<Found>();
        Comparator<Found> order =
                Comparator.comparingInt(Found::from)
                        .thenComparing(Found::to, Comparator.reverseOrder());
        for (Found next : found.stream().sorted(order).toList()) {
            if (apart.isEmpty() || apart.getLast().to() <= next.from()) {
                apart.add(next);
                continue;
            }
            Found last = apart.removeLast();
            apart.add(new Found(last.from(), Math.max(last.to(), next.to()), last.variable()));
        }
        return apart;
    }

    private static String masked(String text, List<Found> found) {
        StringBuilder masked = new StringBuilder(text);
        for (Found part : found.reversed()) {
            masked.replace(part.from(), part.to(), MASK);
        }
        return masked.toString();
    }

    static String variable(String name) {
        String word = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        return Character.isDigit(word.charAt(0)) ? "_" + word : word;
    }
}
