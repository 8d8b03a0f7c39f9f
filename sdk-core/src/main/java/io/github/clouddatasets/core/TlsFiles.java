package io.github.clouddatasets.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What the files of a user say about TLS: who is trusted, and who calls. The files are read at once. */
final class TlsFiles {

    private @Nullable KeyStore store;
    private List<Certificate> more = List.of();
    private KeyManager @Nullable [] keys;

    /** Trusts the authorities of this store instead of the JVM's. */
    void trustOnly(Path file, String password) {
        KeyStore read = keyStore("trustStore", file, password);
        try {
            for (String alias : Collections.list(read.aliases())) {
                if (read.isCertificateEntry(alias)) {
                    this.store = read;
                    return;
                }
            }
        } catch (GeneralSecurityException e) {
            throw unusable("trustStore", file, "is no usable key store", e);
        }
        throw unusable("trustStore", file, "has no trusted certificate", null);
    }

    /** Trusts the certificates of this PEM file, too. */
    void trustToo(Path file) {
        readable("trustedCertificates", file);
        Collection<? extends Certificate> read;
        try (InputStream in = Files.newInputStream(file)) {
            read = CertificateFactory.getInstance("X.509").generateCertificates(in);
        } catch (IOException e) {
            throw unusable("trustedCertificates", file, "cannot be read", e);
        } catch (CertificateException e) {
            throw unusable("trustedCertificates", file, "is no PEM file of X.509 certificates", e);
        }
        if (read.isEmpty()) {
            throw unusable("trustedCertificates", file, "has no certificate", null);
        }
        this.more = new ArrayList<>(read);
    }

    /** Answers a server that asks for a certificate with the one of this store. */
    void callAs(Path file, String password) {
        KeyStore read = keyStore("clientCertificate", file, password);
        try {
            boolean found = false;
            for (String alias : Collections.list(read.aliases())) {
                found |= read.isKeyEntry(alias);
            }
            if (!found) {
                throw unusable("clientCertificate", file, "has no private key", null);
            }
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(read, password.toCharArray());
            this.keys = factory.getKeyManagers();
        } catch (UnrecoverableKeyException e) {
            throw unusable("clientCertificate", file, "has a private key with another password", e);
        } catch (GeneralSecurityException e) {
            throw unusable("clientCertificate", file, "is no usable key store", e);
        }
    }

    /** Whether a file was given. */
    boolean given() {
        return store != null || !more.isEmpty() || keys != null;
    }

    X509TrustManager trust() {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (Certificate authority : manager(store).getAcceptedIssuers()) {
                all.setCertificateEntry("a" + number++, authority);
            }
            for (Certificate authority : more) {
                all.setCertificateEntry("a" + number++, authority);
            }
            return manager(more.isEmpty() ? store : all);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot trust certificates of a file", e);
        }
    }

    SSLContext context(X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    /** The JVM's own without a store. */
    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("no manager of X.509 certificates");
    }

    private static KeyStore keyStore(String field, Path file, String password) {
        readable(field, file);
        try {
            return KeyStore.getInstance(file.toFile(), password.toCharArray());
        } catch (IOException e) {
            boolean wrong = e.getCause() instanceof UnrecoverableKeyException;
            throw unusable(field, file, wrong ? "has another password" : "cannot be read with this password", e);
        } catch (GeneralSecurityException e) {
            throw unusable(field, file, "is no key store of a kind that this JVM knows, such as PKCS12 or JKS", e);
        }
    }

    private static void readable(String field, Path file) {
        if (!Files.isRegularFile(file)) {
            throw unusable(field, file, Files.exists(file) ? "is no file" : "does not exist", null);
        }
    }

    private static IllegalArgumentException unusable(
            String field, Path file, String reason, @Nullable Exception cause) {
        return new IllegalArgumentException(field + " is not usable: " + file + " " + reason, cause);
    }
}
