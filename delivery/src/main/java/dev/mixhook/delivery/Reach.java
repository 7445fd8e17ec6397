package dev.mixhook.delivery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** How far away an address is, as the guard sees it. */
enum Reach {
    THIS_MACHINE,
    ELSEWHERE,
    /** Link-local, cloud metadata, multicast, unspecified: no webhook lives there. */
    NEVER;

    /**
     * The metadata services that are not link-local anyway: Alibaba's, and the IPv6 ones of AWS and
     * Google.
     */
    private static final Set<InetAddress> METADATA =
            Set.of(
                    InetAddress.ofLiteral("100.100.100.200"),
                    InetAddress.ofLiteral("fd00:ec2::254"),
                    InetAddress.ofLiteral("fd20:ce::254"));

    static Reach of(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return THIS_MACHINE;
        }
        if (address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(address)) {
            return NEVER;
        }
        return carried(address).filter(inner -> of(inner) == NEVER).isPresent() ? NEVER : ELSEWHERE;
    }

    /** The IPv4 address to which an IPv6 one leads: mapped, compatible, by NAT64 or by 6to4. */
    private static Optional<InetAddress> carried(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return Optional.empty();
        }
        var hex = HexFormat.of().formatHex(address.getAddress());
        return switch (hex.substring(0, 24)) {
            case "00000000000000000000ffff",
                    "000000000000000000000000",
                    "0064ff9b0000000000000000" ->
                    Optional.of(ipv4(hex.substring(24)));
            case String sixToFour when sixToFour.startsWith("2002") ->
                    Optional.of(ipv4(hex.substring(4, 12)));
            default -> Optional.empty();
        };
    }

    private static InetAddress ipv4(String hex) {
        return InetAddress.ofLiteral("::ffff:" + hex.substring(0, 4) + ":" + hex.substring(4));
    }
}
