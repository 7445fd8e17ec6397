package dev.mixhook.engine.report;

import dev.mixhook.engine.contract.Rerun;
import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.finding.Finding;
import dev.mixhook.engine.contract.finding.Waiver;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A verification as JUnit XML, the form that CI systems read. */
public final class JUnitReport {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes it as UTF-8's XML; the writer stays open. */
    public static void write(Verification verification, String version, Writer out) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            new JUnitReport(xml).suites(verification, version);
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void suites(Verification verification, String version) throws XMLStreamException {
        xml.writeStartElement("testsuites");
        counts(verification);
        xml.writeStartElement("testsuite");
        counts(verification);
        xml.writeAttribute("skipped", String.valueOf(skipped(verification)));
        xml.writeAttribute("timestamp", TIMESTAMP.format(verification.at()));
        xml.writeStartElement("properties");
        property("mixhook.version", version);
        property("mixhook.url", verification.url());
        property("mixhook.seed", String.valueOf(verification.seed()));
        property("mixhook.probe", verification.probed() ? "yes" : "no");
        xml.writeEndElement();
        for (Finding finding : verification.findings()) {
            testcase(finding, verification.rerun());
        }
        if (!verification.output().isEmpty()) {
            text("system-out", String.join("\n", verification.output()));
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void counts(Verification verification) throws XMLStreamException {
        attribute("name", verification.name());
        attribute("tests", String.valueOf(verification.findings().size()));
        attribute("failures", String.valueOf(Results.FAILED.count(verification)));
        attribute("errors", String.valueOf(Results.ERRORED.count(verification)));
        attribute("time", seconds(verification.took()));
    }

    /** What is no failure of the run, and no success either. */
    private static long skipped(Verification verification) {
        return Results.SKIPPED.count(verification)
                + Results.WARNED.count(verification)
                + Results.WAIVED.count(verification);
    }

    private void testcase(Finding finding, Rerun rerun) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("name", finding.claim().id());
        attribute(
                "classname", finding.claim().standard() ? "mixhook.standard" : "mixhook.scenarios");
        attribute("time", seconds(finding.took()));
        switch (finding.result()) {
            case CheckResult.Passed _ -> {}
            case CheckResult.Skipped(String reason) -> skipped(reason);
            case CheckResult.Errored(String reason) -> errored(reason);
            case CheckResult.Waived(Failure failure, Waiver waiver) ->
                    skipped(
                            "waived until %s, because %s: %s"
                                    .formatted(waiver.until(), waiver.because(), failure.seen()));
            case CheckResult.Failed(Failure failure) when finding.isFatal() ->
                    failed(failure, finding.claim(), rerun);
            case CheckResult.Failed(Failure failure) ->
                    skipped(
                            "should: expected %s, seen %s"
                                    .formatted(failure.expected(), failure.seen()));
        }
        text("system-out", finding.claim().sentence() + '\n' + String.join("\n", finding.log()));
        xml.writeEndElement();
    }

    private void failed(Failure failure, Claim claim, Rerun rerun) throws XMLStreamException {
        xml.writeStartElement("failure");
        attribute("type", "mixhook");
        attribute("message", "expected %s, seen %s".formatted(failure.expected(), failure.seen()));
        String repeat = failure.repeat();
        characters(
                "expected: %s\nseen: %s\n".formatted(failure.expected(), failure.seen())
                        + (repeat == null ? "" : "repeat: " + repeat + '\n')
                        + "again: "
                        + rerun.of(claim)
                        + "\nseed: "
                        + rerun.seed()
                        + '\n');
        xml.writeEndElement();
    }

    private void errored(String reason) throws XMLStreamException {
        xml.writeStartElement("error");
        attribute("type", "mixhook");
        attribute("message", reason);
        xml.writeEndElement();
    }

    private void skipped(String message) throws XMLStreamException {
        xml.writeStartElement("skipped");
        attribute("message", message);
        xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        xml.writeStartElement("property");
        attribute("name", name);
        attribute("value", value);
        xml.writeEndElement();
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        characters(text);
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, SafeText.attribute(value));
    }

    private void characters(String text) throws XMLStreamException {
        xml.writeCharacters(SafeText.xml(text));
    }

    private static String seconds(Duration took) {
        return BigDecimal.valueOf(took.toMillis(), 3).toPlainString();
    }
}
