package dev.mixhook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What Maven Central asks of a POM. */
class PublishingTest {
    private static final Path ROOT = Path.of("..");

    static Stream<Path> poms() throws Exception {
        List<Path> poms = new ArrayList<>();
        add(ROOT.resolve("pom.xml"), poms);
        return poms.stream();
    }

    private static void add(Path pom, List<Path> poms) throws Exception {
        poms.add(pom);
        for (Element module :
                child(read(pom), "modules").map(PublishingTest::children).orElse(List.of())) {
            add(pom.resolveSibling(module.getTextContent()).resolve("pom.xml"), poms);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poms")
    void each_module_has_a_name_and_says_what_it_is(Path pom) throws Exception {
        Element project = read(pom);
        assertThat(text(project, "name")).startsWith("mixhook");
        assertThat(text(project, "description")).endsWith(".").hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "licenses", "developers", "scm", "issueManagement"})
    void all_have_the_rest_from_their_parent(String name) throws Exception {
        assertThat(text(read(ROOT.resolve("pom.xml")), name)).isNotBlank();
    }

    @Test
    void the_licence_is_the_one_in_the_repository() throws Exception {
        assertThat(text(read(ROOT.resolve("pom.xml")), "licenses")).contains("Apache-2.0");
        assertThat(Files.readString(ROOT.resolve("LICENSE"))).contains("Apache License");
    }

    private static Element read(Path pom) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    }

    private static String text(Element project, String name) {
        return child(project, name).map(Node::getTextContent).map(String::strip).orElse("");
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getTagName().equals(name))
                .findFirst();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
