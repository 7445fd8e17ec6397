package dev.mixhook.engine.definition.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/** Makes nodes of one document's events, each with its place. */
final class NodeReader {
    private static final int DEEPEST = 500;
    private static final String CORE_TAG = "tag:yaml.org,2002:";
    private static final Pattern HASH = Pattern.compile("[ \\t]+(#\\S[^,\\]}]*)");

    /** What may stand before a value and is no part of it: its anchor and its tag. */
    private static final Pattern PROPERTIES = Pattern.compile("([&!][^\\s\\[\\]{},]*\\s*)+");

    private final Parser events;
    private final SourceText source;
    private final Problems problems;
    private final Anchors anchors = new Anchors();
    private int depth;

    NodeReader(Parser events, SourceText source, Problems problems) {
        this.events = events;
        this.source = source;
        this.problems = problems;
    }

    Node document() throws UnreadableException {
        return node("");
    }

    private Node node(String path) throws UnreadableException {
        NodeEvent event = (NodeEvent) events.next();
        Place place = SourceText.place(event.getStartMark());
        if (event instanceof AliasEvent alias) {
            return anchors.alias(alias.getAlias().getValue(), place);
        }
        long before = anchors.count();
        anchors.begin();
        Optional<Anchor> anchor = event.getAnchor();
        anchor.ifPresent(name -> anchors.begin(name.getValue()));
        Node node = own(event, place, path);
        anchor.ifPresent(name -> anchors.end(node, name.getValue(), before));
        return node;
    }

    private Node own(NodeEvent event, Place place, String path) throws UnreadableException {
        if (event instanceof ScalarEvent scalar) {
            scalar.getTag().ifPresent(tag -> refuse(tag, place, path));
            return scalar(scalar, place);
        }
        ((CollectionStartEvent) event).getTag().ifPresent(tag -> refuse(tag, place, path));
        if (++depth > DEEPEST) {
            throw new UnreadableException(
                    place, "This is nested more than " + DEEPEST + " deep; write it flatter.");
        }
        Node node =
                event instanceof MappingStartEvent ? mapping(place, path) : sequence(place, path);
        depth--;
        return node;
    }

    private void refuse(String tag, Place place, String path) {
        String written = tag.startsWith(CORE_TAG) ? "!!" + tag.substring(CORE_TAG.length()) : tag;
        problems.add(place, path, "Tags (" + written + ") are not read; take it out.");
    }

    private Node mapping(Place place, String path) throws UnreadableException {
        Map<String, Node.KeyValue> entries = new LinkedHashMap<>();
        List<Node> merged = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            Node.Scalar key = key(path);
            String name = key.written();
            String at = path.isEmpty() ? name : path + '.' + name;
            Node value = node(at);
            if (!names.add(name)) {
                problems.add(key.place(), at, "This key stands here twice; keep one.");
            } else if (isMerge(key)) {
                merged.addAll(merged(value, at));
            } else {
                entries.put(name, new Node.KeyValue(key.place(), value));
            }
        }
        events.next();
        merged.forEach(node -> ((Node.Mapping) node).entries().forEach(entries::putIfAbsent));
        return new Node.Mapping(place, entries);
    }

    private Node.Scalar key(String path) throws UnreadableException {
        Place place = SourceText.place(events.peekEvent().getStartMark());
        if (node(path) instanceof Node.Scalar scalar) {
            return scalar.at(place);
        }
        throw new UnreadableException(
                place, "A key is a text. Where a text with brackets is meant, put it in quotes.");
    }

    /** Whether a key takes in the keys of other mappings: {@code <<} without quotes. */
    private static boolean isMerge(Node.Scalar key) {
        return key.written().equals("<<") && key.start().equals(key.place());
    }

    /** What is taken in; of two that have a key, the first one's counts. */
    private List<Node> merged(Node value, String path) {
        List<Node> nodes = value instanceof Node.Sequence list ? list.items() : List.of(value);
        for (Node node : nodes) {
            if (!(node instanceof Node.Mapping)) {
                problems.add(
                        node.place(),
                        path,
                        Scalars.found(node)
                                + "; `<<` takes in keys and values: an alias such as *name, or a list of aliases.");
            }
        }
        return nodes.stream().filter(Node.Mapping.class::isInstance).toList();
    }

    private Node sequence(Place place, String path) throws UnreadableException {
        List<Node> items = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(path + '[' + items.size() + ']'));
        }
        events.next();
        return new Node.Sequence(place, items);
    }

    /**
     * Text, unless it stands without quotes and is a number, a truth or nothing in YAML's core
     * schema.
     */
    private Node.Scalar scalar(ScalarEvent event, Place place) {
        String written = event.getValue();
        return event.isPlain()
                ? CoreSchema.scalar(
                        place, written, comment(written, SourceText.place(event.getEndMark())))
                : new Node.Scalar(place, Node.Type.TEXT, written, written, start(place), null);
    }

    /** Where the characters of a text begin that is in quotes or a block. */
    private Place start(Place place) {
        String rest = source.rest(place);
        Matcher properties = PROPERTIES.matcher(rest);
        int before = properties.lookingAt() ? properties.end() : 0;
        if (before < rest.length() && "|>".indexOf(rest.charAt(before)) < 0) {
            return new Place(place.line(), place.column() + rest.codePointCount(0, before) + 1);
        }
        int line = place.line() + 1;
        while (line < source.count() && source.line(line).isBlank()) {
            line++;
        }
        return new Place(place.line() + 1, source.indent(line) + 1);
    }

    /**
     * A comment that follows a plain scalar, with a blank before its `#` and none after it: of the
     * kind that people write into texts, such as {@code Song #1}.
     */
    private Node.@Nullable Comment comment(String written, Place end) {
        Matcher matcher = HASH.matcher(source.rest(end));
        return matcher.lookingAt()
                ? new Node.Comment(
                        new Place(end.line(), end.column() + matcher.start(1)),
                        written + matcher.group().stripTrailing())
                : null;
    }
}
