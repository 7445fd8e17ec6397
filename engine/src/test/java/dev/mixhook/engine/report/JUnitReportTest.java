package dev.mixhook.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.engine.contract.Verification;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JUnitReportTest {
    @Test
    void it_is_valid_by_the_schema_that_ci_systems_have_in_common() throws Exception {
        validate(xml(VerificationSample.everything()));
        validate(
                xml(
                        new Verification(
                                "nothing",
                                "http://localhost/",
                                VerificationSample.RERUN,
                                false,
                                Instant.EPOCH,
                                Duration.ZERO,
                                List.of(),
                                List.of())));
    }

    @Test
    void the_schema_refuses_what_is_not_so() throws Exception {
        String xml = xml(VerificationSample.everything());
        assertThatThrownBy(
                        () ->
                                validate(
                                        xml.replaceFirst("<failure", "<failed")
                                                .replaceFirst("</failure", "</failed")))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(
                        () ->
                                validate(
                                        xml.replaceFirst(
                                                " name=\"[^\"]*\" classname", " classname")))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> validate(xml.replace("61.005", "61,005")))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void it_says_what_failed_and_counts_what_only_should_be_or_is_waived_as_skipped()
            throws Exception {
        Document document = parsed(xml(VerificationSample.everything()));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("6");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("3");
        assertThat(suite.getAttribute("time")).isEqualTo("61.005");
        assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-01-05T10:00:00");
        Element failure = (Element) document.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message"))
                .isEqualTo(
                        "expected answered 200, seen 400 \"<no>\" & | 50%\\u0000\\ud800 ]]>\\nsecond line");
        assertThat(failure.getTextContent())
                .contains("repeat: # one\ncurl 'a'", "]]>\nsecond", "again: mixhook verify --url");
        Element error = (Element) document.getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("message")).isEqualTo("The probe broke\\u001b");
        assertThat(((Element) error.getParentNode()).getAttribute("name")).isEqualTo("burst-200");
        assertThat(((Element) failure.getParentNode()).getAttribute("name"))
                .isEqualTo("body-110kb");
        assertThat(document.getElementsByTagName("property").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("system-out").item(0).getTextContent())
                .contains("a POST of 1 user: answered 200");
        assertThat(suite.getLastChild().getTextContent()).isEqualTo("listening\n\\u001b[31mred");
    }

    private static String xml(Verification verification) {
        StringWriter out = new StringWriter();
        JUnitReport.write(verification, "1.0", out);
        return out.toString();
    }

    private static void validate(String xml) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(JUnitReportTest.class.getResource("junit.xsd")))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }
}
