import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPDigestCalculatorProviderBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyPair;

/**
 * Makes an OpenPGP key that signs one bundle for a check and is thrown away: secret.asc and public.asc in the folder that the argument
 * names. It has no passphrase.
 */
final class ThrowAwayKey {
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(3072);
        KeyPair pair = pairs.generateKeyPair();
        PGPKeyPair key =
                new JcaPGPKeyPair(PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.RSA_GENERAL, pair, new Date());
        PGPSignatureSubpacketGenerator flags = new PGPSignatureSubpacketGenerator();
        flags.setKeyFlags(true, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
        var digests = new JcaPGPDigestCalculatorProviderBuilder().build();
        PGPKeyRingGenerator ring = new PGPKeyRingGenerator(
                PGPSignature.POSITIVE_CERTIFICATION,
                key,
                "Throw-away key of a check <nobody@example.invalid>",
                digests.get(HashAlgorithmTags.SHA1), // the checksum of a secret key's file, fixed by OpenPGP
                flags.generate(),
                null,
                new JcaPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                null);
        write(folder.resolve("secret.asc"), ring.generateSecretKeyRing().getEncoded());
        write(folder.resolve("public.asc"), ring.generatePublicKeyRing().getEncoded());
    }

    private static void write(Path file, byte[] packets) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ArmoredOutputStream armour = new ArmoredOutputStream(out)) {
            armour.write(packets);
        }
    }
}
