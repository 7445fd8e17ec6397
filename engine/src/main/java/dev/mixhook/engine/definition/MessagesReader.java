package dev.mixhook.engine.definition;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.definition.yaml.Section;
import java.util.Optional;

/** Reads what a webhook of messages says of its bodies and answers (R-D1, R-W4). */
record MessagesReader(Section webhook) {
    MessagesFormat read() {
        return new MessagesFormat(accept(), json());
    }

    private Webhook.Accept accept() {
        return webhook.read(
                        "accept",
                        "200 or 2xx",
                        scalar ->
                                switch (scalar.text()) {
                                    case "200" -> Optional.of(Webhook.Accept.OK_ONLY);
                                    case "2xx" -> Optional.of(Webhook.Accept.ANY_2XX);
                                    default -> Optional.empty();
                                })
                .orElse(Webhook.Accept.OK_ONLY);
    }

    private JsonStyle json() {
        return webhook.read(
                        "json",
                        "ascii or utf8",
                        scalar ->
                                switch (scalar.text()) {
                                    case "ascii" -> Optional.of(JsonStyle.ASCII);
                                    case "utf8" -> Optional.of(JsonStyle.UTF8);
                                    default -> Optional.empty();
                                })
                .orElse(JsonStyle.ASCII);
    }
}
