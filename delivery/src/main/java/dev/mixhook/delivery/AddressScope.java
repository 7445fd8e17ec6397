package dev.mixhook.delivery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How far away an address is, as the guard sees it. */
enum AddressScope {
    THIS_MACHINE,
    ELSEWHERE,
    /** Link-local, cloud metadata, multicast, unspecified: no webhook lives there. */
    NEVER;

    /**
     * The metadata services that are not link-local anyway: Alibaba's, Azure's, and the IPv6 ones
     * of AWS and Google.
     */
    private static final Set<InetAddress> METADATA =
            Set.of(
                    InetAddress.ofLiteral("100.100.100.200"),
                    InetAddress.ofLiteral("168.63.129.16"),
                    InetAddress.ofLiteral("fd00:ec2::254"),
                    InetAddress.ofLiteral("fd20:ce::254"));

    /** Mapped, translated, compatible; NAT64, everybody's and a site's own; ISATAP. */
    private static final Pattern ENDING_IN_IPV4 =
            Pattern.compile(
                    "(0{20}ffff|0{16}ffff0000|0{24}|0064ff9b0{16}|0064ff9b0001.{12}|.{16}0[02]005efe).{8}");

    static AddressScope of(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return THIS_MACHINE;
        }
        if (address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(address)) {
            return NEVER;
        }
        return carried(address).stream().anyMatch(inner -> of(inner) == NEVER) ? NEVER : ELSEWHERE;
    }

    /** The IPv4 addresses to which an IPv6 one may lead, by any of the known ways. */
    private static List<InetAddress> carried(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return List.of();
        }
        String hex = HexFormat.of().formatHex(address.getAddress());
        String last = hex.substring(24);
        if (hex.startsWith("20010000")) {
            // Teredo: the server, and the client with every bit turned over.
            return List.of(ipv4(hex.substring(8, 16)), ipv4(turnedOver(last)));
        }
        if (hex.startsWith("2002")) {
            // 6to4.
            return List.of(ipv4(hex.substring(4, 12)));
        }
        return ENDING_IN_IPV4.matcher(hex).matches() ? List.of(ipv4(last)) : List.of();
    }

    private static String turnedOver(String hex) {
        return HexFormat.of().toHexDigits(~HexFormat.fromHexDigits(hex));
    }

    private static InetAddress ipv4(String hex) {
        return InetAddress.ofLiteral("::ffff:" + hex.substring(0, 4) + ":" + hex.substring(4));
    }
}
