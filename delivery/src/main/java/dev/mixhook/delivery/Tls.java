package dev.mixhook.delivery;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** Lets a client trust authorities of its own; host names are verified all the same. */
final class Tls {
    private Tls() {}

    static OkHttpClient.Builder trusting(Trust.Authorities trust, OkHttpClient.Builder client) {
        try {
            X509TrustManager manager = manager(trust);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new X509TrustManager[] {manager}, null);
            return client.sslSocketFactory(context.getSocketFactory(), manager);
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException("Java cannot trust " + trust.file(), failure);
        }
    }

    private static X509TrustManager manager(Trust.Authorities trust)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        for (X509Certificate certificate : trust.certificates()) {
            store.setCertificateEntry("authority " + store.size(), certificate);
        }
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }
}
