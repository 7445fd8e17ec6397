package dev.mixhook.delivery;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Whose word is taken for who a receiver is, where it speaks TLS (R-W8). */
public sealed interface Trust {
    /** The authorities that Java comes with. */
    record Default() implements Trust {}

    /**
     * Authorities of a file, and no others.
     *
     * @param file where they stand, for people
     */
    record Authorities(String file, List<X509Certificate> certificates) implements Trust {
        public Authorities {
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("trust needs a certificate, there was none");
            }
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * The certificates in a PEM file.
     *
     * @throws IllegalArgumentException if there are none, or one of them cannot be read
     */
    static Trust pem(String file, byte[] content) {
        try {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(content))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            return new Authorities(file, certificates);
        } catch (CertificateException failure) {
            throw new IllegalArgumentException("not certificates in PEM", failure);
        }
    }
}
