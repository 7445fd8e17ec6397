package dev.mixhook.engine.definition;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.definition.yaml.Section;

/** Reads what a webhook of messages says of its bodies and answers (R-D1, R-W4). */
record MessagesReader(Section webhook) {
    MessagesFormat read() {
        return new MessagesFormat(accept(), json());
    }

    private Webhook.Accept accept() {
        return webhook.read(WebhookKeys.ACCEPT).orElse(Webhook.Accept.OK_ONLY);
    }

    private JsonStyle json() {
        return webhook.read(WebhookKeys.JSON).orElse(JsonStyle.ASCII);
    }
}
