package dev.mixhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, THIS_MACHINE",
        "127.1.2.3, THIS_MACHINE",
        "::1, THIS_MACHINE",
        "::ffff:127.0.0.1, THIS_MACHINE",
        "10.0.0.5, ELSEWHERE",
        "192.168.1.2, ELSEWHERE",
        "128.0.0.1, ELSEWHERE",
        "32.2.169.254, ELSEWHERE",
        "203.0.113.7, ELSEWHERE",
        "fd00::2, ELSEWHERE",
        "2001:db8::1, ELSEWHERE",
        "::ffff:10.0.0.5, ELSEWHERE",
        "::127.0.0.1, ELSEWHERE",
        "2002:7f00:1::, ELSEWHERE",
        "2002:cb00:7107::1, ELSEWHERE",
        "64:ff9b::10.0.0.5, ELSEWHERE",
        "0.0.0.0, NEVER",
        "::, NEVER",
        "169.254.169.254, NEVER",
        "169.254.0.1, NEVER",
        "100.100.100.200, NEVER",
        "fd00:ec2::254, NEVER",
        "fd20:ce::254, NEVER",
        "fe80::1, NEVER",
        "febf::1, NEVER",
        "224.0.0.1, NEVER",
        "ff02::1, NEVER",
        "::ffff:169.254.169.254, NEVER",
        "::169.254.169.254, NEVER",
        "2002:a9fe:a9fe::1, NEVER",
        "2002:6464:64c8::, NEVER",
        "64:ff9b::169.254.169.254, NEVER",
        "64:ff9b::224.0.0.1, NEVER",
        "64:ff9b:1::169.254.169.254, NEVER",
        "64:ff9b:1:2:3:4:169.254.169.254, NEVER",
        "64:ff9b:2::169.254.169.254, ELSEWHERE",
        "::ffff:0:169.254.169.254, NEVER",
        "::ffff:0:10.0.0.5, ELSEWHERE",
        "2001:0:a9fe:a9fe::1, NEVER",
        "2001:0:cb00:7107::5601:5601, NEVER",
        "2001:0:cb00:7107::f5ff:fffa, ELSEWHERE",
        "2001:db8::200:5efe:169.254.169.254, NEVER",
        "2001:db8::5efe:169.254.169.254, NEVER",
        "2001:db8::5efe:10.0.0.5, ELSEWHERE",
        "168.63.129.16, NEVER",
    })
    void an_address_is_as_far_away_as_it_leads(String literal, AddressScope scope) {
        assertThat(AddressScope.of(InetAddress.ofLiteral(literal))).isEqualTo(scope);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "127.255.255.254"})
    void this_machine_needs_no_permission(String address) throws UnknownHostException {
        guard(Set.of(), address).checkLiteral(address);
        assertThat(guard(Set.of(), address).lookup("any.example"))
                .containsExactly(InetAddress.ofLiteral(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.localhost", "a.b.Localhost", "shop.localhost."})
    void names_under_localhost_are_this_machine_whatever_they_resolve_to(String host)
            throws UnknownHostException {
        assertThat(guard(Set.of(), "203.0.113.7").lookup(host))
                .containsExactly(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
        assertThat(guard(Set.of(), "203.0.113.7").refusal(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost.example", "mylocalhost", ".localhost.evil.example"})
    void names_that_only_look_like_localhost_are_looked_up(String host) {
        assertThat(guard(Set.of(), "203.0.113.7").refusal(host)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "staging.example.com, staging.example.com",
        "Staging.Example.COM, staging.example.com",
        "b\u00fccher.example, xn--bcher-kva.example",
        "203.0.113.7, 203.0.113.7",
        "2001:DB8:0::1, 2001:db8::1",
    })
    void a_host_that_is_allowed_may_be_elsewhere(String allowed, String host)
            throws UnknownHostException {
        var guard = guard(Set.of(allowed), "203.0.113.7");
        guard.checkLiteral(host);
        assertThat(guard.lookup(host)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7",
        "fd00::2",
        "staging.example.com",
        "STAGING.example.com.evil.example"
    })
    void a_host_that_is_not_allowed_may_not_be_elsewhere(String host) {
        var guard = guard(Set.of("staging.example.com.", "other.example"), "203.0.113.7");
        assertThatExceptionOfType(EgressRefusal.class)
                .isThrownBy(
                        () -> {
                            guard.checkLiteral(host);
                            guard.lookup(host);
                        })
                .withMessage(host + " is not this machine; to allow it: --allow-host " + host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "fd00:ec2::254",
                "0.0.0.0",
                "ff02::1",
                "64:ff9b::a9fe:a9fe"
            })
    void some_addresses_are_never_dialled_even_if_allowed(String address) {
        var guard = guard(Set.of(address, "metadata.google.internal"), address);
        var rule =
                " is link-local, cloud metadata, multicast or unspecified;"
                        + " such addresses are never dialled";
        assertThatExceptionOfType(EgressRefusal.class)
                .isThrownBy(() -> guard.checkLiteral(address))
                .withMessage(address + rule);
        assertThatExceptionOfType(EgressRefusal.class)
                .isThrownBy(() -> guard.lookup("metadata.google.internal"))
                .withMessage("metadata.google.internal" + rule);
    }

    @Test
    void only_the_admitted_addresses_of_a_name_are_returned() throws UnknownHostException {
        var both = new String[] {"203.0.113.7", "127.0.0.1", "169.254.169.254"};
        assertThat(guard(Set.of(), both).lookup("both.example"))
                .containsExactly(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(guard(Set.of("both.example"), both).lookup("both.example")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3.4.5", "99999999999", "0251.0376.0251.0376.", "256.1.1.1"})
    void digits_that_are_no_address_are_not_looked_up_behind_the_guards_back(String host) {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> guard(Set.of(host), "203.0.113.7").checkLiteral(host));
    }

    @Test
    void one_number_is_an_address_too() {
        assertThatExceptionOfType(EgressRefusal.class)
                .isThrownBy(() -> guard(Set.of(), "127.0.0.1").checkLiteral("2852039166"))
                .withMessageContaining("never dialled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "staging.example.com:8080",
                "http://staging.example.com",
                "*.example.com/"
            })
    void what_is_allowed_is_a_host(String allowed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EgressGuard(Set.of(allowed)))
                .withMessage(
                        "an allowed host is a name or address without port, was \""
                                + allowed
                                + "\"");
    }

    private static EgressGuard guard(Set<String> allowedHosts, String... addresses) {
        var resolved = Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
        return new EgressGuard(allowedHosts, _ -> resolved);
    }
}
