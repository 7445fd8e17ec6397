package dev.mixhook.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Keeps made-up users away from real systems: this machine's loopback may be dialled, any other
 * address only for a host that the user has allowed, and link-local, cloud metadata, multicast and
 * unspecified addresses never. What it lets through are addresses, not names, and those are the
 * ones dialled: a name that changes its mind in between gains nothing.
 */
public final class EgressGuard {
    /** What OkHttp takes for an address and dials without asking its {@code Dns}. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    private static final Pattern LOCALHOST = Pattern.compile("(?i)(.+\\.)?localhost\\.?");

    /** The loopback of IPv4 and that of IPv6, since a receiver may listen on either alone. */
    private static final List<InetAddress> LOOPBACK =
            List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));

    private final Set<String> allowedHosts;
    private final Dns resolver;

    /**
     * @param allowedHosts names and addresses, without port, in any letter case
     * @throws IllegalArgumentException if one of them is not a host
     */
    public EgressGuard(Set<String> allowedHosts) {
        this(allowedHosts, Dns.SYSTEM);
    }

    EgressGuard(Set<String> allowedHosts, Dns resolver) {
        this.allowedHosts =
                allowedHosts.stream()
                        .map(EgressGuard::canonical)
                        .collect(Collectors.toUnmodifiableSet());
        this.resolver = resolver;
    }

    /**
     * Whether a name is this machine's whatever anybody resolves it to: {@code localhost} and all
     * names under it (RFC 6761, 6.3).
     */
    public static boolean isLocalhost(String host) {
        return LOCALHOST.matcher(host).matches();
    }

    /**
     * Why a host may not be dialled, in one line for people; empty if it may, or if nobody knows
     * its address.
     */
    public Optional<String> refusal(String host) {
        try {
            checkLiteral(host);
            if (!LITERAL.matcher(host).matches()) {
                lookup(host);
            }
            return Optional.empty();
        } catch (EgressRefusal refusal) {
            return Optional.of(refusal.reason());
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    /**
     * Checks a host that OkHttp would dial without a look-up; any other is checked when it asks for
     * its addresses.
     */
    void checkLiteral(String host) throws UnknownHostException {
        if (LITERAL.matcher(host).matches()) {
            admitted(host, List.of(literal(host)));
        }
    }

    /**
     * The addresses of a name that may be dialled, at least one. Of {@code localhost} itself the
     * machine says which; nobody is asked about the names under it.
     */
    List<InetAddress> lookup(String name) throws UnknownHostException {
        return isLocalhost(name) && !name.equals("localhost")
                ? LOOPBACK
                : admitted(name, resolver.lookup(name));
    }

    private List<InetAddress> admitted(String host, List<InetAddress> addresses)
            throws EgressRefusal {
        List<InetAddress> admitted =
                addresses.stream().filter(address -> admits(host, address)).toList();
        if (!admitted.isEmpty()) {
            return admitted;
        }
        if (addresses.stream()
                .anyMatch(address -> AddressScope.of(address) == AddressScope.ELSEWHERE)) {
            throw new EgressRefusal(
                    host + " is not this machine; to allow it: --allow-host " + host);
        }
        throw new EgressRefusal(
                host
                        + " is link-local, cloud metadata, multicast or unspecified;"
                        + " such addresses are never dialled");
    }

    private boolean admits(String host, InetAddress address) {
        return switch (AddressScope.of(address)) {
            case THIS_MACHINE -> true;
            case ELSEWHERE -> allowedHosts.contains(host);
            case NEVER -> false;
        };
    }

    private static InetAddress literal(String host) throws UnknownHostException {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException _) {
            throw new UnknownHostException(host);
        }
    }

    /** The host in the spelling that OkHttp gives it in a URL. */
    private static String canonical(String host) {
        try {
            return new HttpUrl.Builder().scheme("http").host(host).build().host();
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "an allowed host is a name or address without port, was \"" + host + "\"");
        }
    }
}
