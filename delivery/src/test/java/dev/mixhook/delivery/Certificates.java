package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** An authority of the tests' own, and receivers that it vouches for. */
final class Certificates {
    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder()
                    .commonName("mixhook tests")
                    .certificateAuthority(0)
                    .build();

    private Certificates() {}

    static Trust trusted() {
        return Trust.pem("authority.pem", AUTHORITY.certificatePem().getBytes(US_ASCII));
    }

    /** Vouched for under this name, and no other. */
    static HeldCertificate certificate(String host) {
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName(host)
                .signedBy(AUTHORITY)
                .build();
    }

    static HeldCertificate authority() {
        return AUTHORITY;
    }

    /**
     * Server sockets that speak TLS.
     *
     * @param protocols offered by ALPN
     */
    static ServerSocketFactory sockets(HeldCertificate certificate, String... protocols) {
        var handshake = new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        var sockets = handshake.sslContext().getServerSocketFactory();
        return new ServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
                    throws IOException {
                var server = (SSLServerSocket) sockets.createServerSocket(port, backlog, address);
                var parameters = server.getSSLParameters();
                parameters.setApplicationProtocols(protocols);
                server.setSSLParameters(parameters);
                return server;
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog) throws IOException {
                return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
            }

            @Override
            public ServerSocket createServerSocket(int port) throws IOException {
                return createServerSocket(port, 50);
            }
        };
    }
}
