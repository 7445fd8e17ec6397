package dev.mixhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    private final Reason reason = new Reason(Webhook.to("https://[::1]/"), false);

    @Test
    void an_ipv6_address_is_in_brackets_and_whole_seconds_are_seconds() {
        var outOfTime = new Reason(Webhook.to("http://[::1]:6494/"), true);
        assertThat(outOfTime.unreachable(new IOException()))
                .isEqualTo("no connection to [::1]:6494 within 30 s");
        assertThat(outOfTime.uncertain(new IOException()))
                .isEqualTo("no answer from [::1]:6494 within 30 s");
    }

    @Test
    void the_root_of_the_trouble_is_named() {
        var failure = new ConnectException("Failed to connect to /[0:0:0:0:0:0:0:1]:443");
        failure.initCause(new ConnectException("Network is unreachable"));
        assertThat(reason.unreachable(failure))
                .isEqualTo("no connection to [::1]:443: Network is unreachable");
    }

    @Test
    void trouble_without_a_message_is_told_in_plain_words() {
        assertThat(reason.unreachable(new EOFException()))
                .isEqualTo("no connection to [::1]:443: it broke off");
    }

    @Test
    void a_reason_is_one_line() { // R-W8
        var failure = new SSLPeerUnverifiedException("Hostname ::1 not verified:\n  sha256/abc");
        assertThat(reason.unreachable(failure))
                .isEqualTo("no TLS with [::1]:443: its certificate is not for ::1");
    }
}
