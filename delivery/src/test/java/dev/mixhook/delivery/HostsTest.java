package dev.mixhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand for a host in a URL, and whether it may be dialled. */
class HostsTest {
    enum Verdict {
        MINE,
        IF_ALLOWED,
        NEVER,
        NO_ADDRESS
    }

    /** As it is written; what a resolver makes of it, if one is asked at all; the verdict. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            # this machine
            127.0.0.1                       ,                 , MINE
            127.255.255.254                 ,                 , MINE
            127.1                           ,                 , MINE
            127.0.1                         ,                 , MINE
            2130706433                      ,                 , MINE
            127.000.000.001                 ,                 , MINE
            %31%32%37.0.0.1                 ,                 , MINE
            \uff11\uff12\uff17.0.0.1        ,                 , MINE
            127\u30020\u30020\u30021        ,                 , MINE
            [::1]                           ,                 , MINE
            [0:0:0:0:0:0:0:1]               ,                 , MINE
            [::ffff:127.0.0.1]              ,                 , MINE
            [::FFFF:7F00:1]                 ,                 , MINE
            localhost                       , 127.0.0.1       , MINE
            LocalHost                       , ::1             , MINE
            localhost.                      , 127.0.0.1       , MINE
            receiver.test                   , 127.0.0.2       , MINE
            0x7f000001                      , 127.0.0.1       , MINE
            0x7f.1                          , 127.0.0.1       , MINE
            # somewhere else
            10.0.0.5                        ,                 , IF_ALLOWED
            172.16.0.1                      ,                 , IF_ALLOWED
            192.168.1.2                     ,                 , IF_ALLOWED
            203.0.113.7                     ,                 , IF_ALLOWED
            3405803783                      ,                 , IF_ALLOWED
            0177.0.0.1                      ,                 , IF_ALLOWED
            255.255.255.255                 ,                 , IF_ALLOWED
            [2001:db8::1]                   ,                 , IF_ALLOWED
            [fd00::2]                       ,                 , IF_ALLOWED
            [::127.0.0.1]                   ,                 , IF_ALLOWED
            [::ffff:10.0.0.5]               ,                 , IF_ALLOWED
            [2002:7f00:1::]                 ,                 , IF_ALLOWED
            [64:ff9b::7f00:1]               ,                 , IF_ALLOWED
            [64:ff9b::10.0.0.5]             ,                 , IF_ALLOWED
            [2001:0:cb00:7107::]            ,                 , IF_ALLOWED
            staging.example.com             , 203.0.113.7     , IF_ALLOWED
            STAGING.Example.COM             , 203.0.113.7     , IF_ALLOWED
            staging.example.com.            , 203.0.113.7     , IF_ALLOWED
            b\u00fccher.example             , 203.0.113.7     , IF_ALLOWED
            localhost.example.com           , 203.0.113.7     , IF_ALLOWED
            127.0.0.1.example.com           , 203.0.113.7     , IF_ALLOWED
            0xcb007107                      , 203.0.113.7     , IF_ALLOWED
            # nowhere, whatever is allowed
            169.254.169.254                 ,                 , NEVER
            169.254.0.23                    ,                 , NEVER
            2852039166                      ,                 , NEVER
            169.254.43518                   ,                 , NEVER
            169.16689662                    ,                 , NEVER
            100.100.100.200                 ,                 , NEVER
            168.63.129.16                   ,                 , NEVER
            0                               ,                 , NEVER
            0.0.0.0                         ,                 , NEVER
            224.0.0.1                       ,                 , NEVER
            [::]                            ,                 , NEVER
            [fe80::1]                       ,                 , NEVER
            [febf:ffff::1]                  ,                 , NEVER
            [ff02::1]                       ,                 , NEVER
            [fd00:ec2::254]                 ,                 , NEVER
            [fd20:ce::254]                  ,                 , NEVER
            [::ffff:169.254.169.254]        ,                 , NEVER
            [::ffff:a9fe:a9fe]              ,                 , NEVER
            [::169.254.169.254]             ,                 , NEVER
            [::ffff:0:a9fe:a9fe]            ,                 , NEVER
            [2002:a9fe:a9fe::1]             ,                 , NEVER
            [64:ff9b::169.254.169.254]      ,                 , NEVER
            [64:ff9b:1::a9fe:a9fe]          ,                 , NEVER
            [2001:0:a9fe:a9fe::1]           ,                 , NEVER
            [2001:0:cb00:7107::5601:5601]   ,                 , NEVER
            [2001:db8::5efe:169.254.169.254] ,                , NEVER
            metadata.google.internal        , 169.254.169.254 , NEVER
            metadata                        , fd20:ce::254    , NEVER
            0xa9fea9fe                      , 169.254.169.254 , NEVER
            0xa9.0xfe.0xa9.0xfe             , 169.254.169.254 , NEVER
            link.local                      , fe80::1%1       , NEVER
            all.zeroes                      , 0.0.0.0         , NEVER
            # no address, and not looked up
            0251.0376.0251.0376             ,                 , NO_ADDRESS
            017700000001                    ,                 , NO_ADDRESS
            256.1.1.1                       ,                 , NO_ADDRESS
            1.2.3.4.5                       ,                 , NO_ADDRESS
            4294967296                      ,                 , NO_ADDRESS
            127.0.0.1.                      ,                 , NO_ADDRESS
            """)
    void a_host_is_dialled_if_it_is_this_machine_or_allowed_and_may_be(
            String written, String address, Verdict verdict) throws UnknownHostException {
        var host = Webhook.to("http://" + written + "/").host();
        switch (verdict) {
            case MINE -> check(guard(Set.of(), address), host);
            case IF_ALLOWED -> {
                var refusal = refused(guard(Set.of(), address), host);
                assertThat(refusal).hasMessageEndingWith("to allow it: --allow-host " + host);
                check(guard(Set.of(host), address), host);
            }
            case NEVER ->
                    assertThat(refused(guard(Set.of(host), address), host))
                            .hasMessageEndingWith("such addresses are never dialled");
            case NO_ADDRESS -> {
                assertThrows(
                        UnknownHostException.class, () -> check(guard(Set.of(), address), host));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[fe80::1%25lo]",
                "[fe80::1%lo]",
                "[::1",
                "::1",
                "[1::2::3]",
                "[::ffff:999.0.0.1]",
                "[v1.x]",
                "a..b",
                "localhost%00.example.com",
                ""
            })
    void what_is_no_host_is_no_url(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Webhook.to("http://" + written + "/"));
    }

    /** Each look-up gives what was checked in the same breath; nothing is looked up again. */
    @Test
    void a_name_that_changes_its_mind_gains_nothing() throws UnknownHostException {
        var answers = new ArrayDeque<>(List.of("127.0.0.1", "169.254.169.254", "203.0.113.7"));
        var guard =
                new EgressGuard(
                        Set.of(), _ -> List.of(InetAddress.ofLiteral(answers.removeFirst())));
        assertThat(guard.lookup("rebinding.example"))
                .containsExactly(InetAddress.ofLiteral("127.0.0.1"));
        assertThrows(EgressRefusal.class, () -> guard.lookup("rebinding.example"));
        assertThrows(EgressRefusal.class, () -> guard.lookup("rebinding.example"));
    }

    private static EgressRefusal refused(EgressGuard guard, String host) {
        return assertThrows(EgressRefusal.class, () -> check(guard, host));
    }

    /**
     * As it goes for a POST: literal addresses are checked first, names when they are asked for.
     */
    private static void check(EgressGuard guard, String host) throws UnknownHostException {
        guard.checkLiteral(host);
        if (!host.matches("[0-9.]+|.*:.*")) {
            assertThat(guard.lookup(host)).isNotEmpty();
        }
    }

    /**
     * @param address what the resolver says, null if it must not be asked
     */
    private static EgressGuard guard(Set<String> allowed, String address) {
        return new EgressGuard(
                allowed,
                name -> {
                    if (address == null) {
                        throw new AssertionError(name + " was looked up");
                    }
                    return List.of(InetAddress.ofLiteral(address));
                });
    }
}
