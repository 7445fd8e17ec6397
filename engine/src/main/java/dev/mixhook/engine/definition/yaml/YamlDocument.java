package dev.mixhook.engine.definition.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML 1.2, keeping the place of every key and value. */
public final class YamlDocument {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    private final SourceText source;
    private final Problems problems;

    private YamlDocument(String yaml, Problems problems) {
        this.source = new SourceText(yaml);
        this.problems = problems;
    }

    /**
     * A text's only document. Empty if it is no YAML, which is then among the problems. An empty
     * document is an empty mapping.
     */
    public static Optional<Node> parse(String yaml, Problems problems) {
        return parseAll(yaml, problems)
                .map(
                        documents -> {
                            documents.stream()
                                    .skip(1)
                                    .findFirst()
                                    .ifPresent(
                                            second ->
                                                    problems.add(
                                                            second.place(),
                                                            "",
                                                            "A second document; this file has one."));
                            return documents.getFirst();
                        });
    }

    /**
     * The documents of a text, which are parted by lines of {@code ---}; at least one. Those in
     * which nothing stands are left out, unless there is no other: then it is an empty mapping.
     */
    public static Optional<List<Node>> parseAll(String yaml, Problems problems) {
        return new YamlDocument(yaml, problems).read(yaml);
    }

    private Optional<List<Node>> read(String yaml) {
        try {
            Parser events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, yaml));
            return Optional.of(documents(events));
        } catch (UnreadableException e) {
            problems.add(e.place(), "", source.shown(e.place(), e.shown()));
        } catch (MarkedYamlEngineException e) {
            SyntaxError error = SyntaxError.of(e, source);
            problems.add(error.place(), "", source.shown(error.place(), error.reason()));
        } catch (ReaderException e) {
            Place place = source.place(e.getPosition());
            problems.add(place, "", source.shown(place, SyntaxError.character(e.getCodePoint())));
        } catch (YamlEngineException _) {
            problems.add(new Place(1, 1), "", "No text that can be read as YAML 1.2.");
        }
        return Optional.empty();
    }

    private List<Node> documents(Parser events) throws UnreadableException {
        List<Node> documents = new ArrayList<>();
        events.next();
        while (events.checkEvent(Event.ID.DocumentStart)) {
            events.next();
            Node document = new NodeReader(events, source, problems).document();
            events.next();
            if (!isNothing(document)) {
                documents.add(document);
            }
        }
        return documents.isEmpty()
                ? List.of(new Node.Mapping(new Place(1, 1), Map.of()))
                : documents;
    }

    private static boolean isNothing(Node document) {
        return document instanceof Node.Scalar scalar && scalar.written().isEmpty();
    }
}
