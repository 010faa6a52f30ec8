package dev.yata.launcher.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.yata.command.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateKeyFileTests {

    @TempDir
    private Path folder;

    @Test
    void readOrCreateWhenThereIsNoFileThenMakesOneForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("laptop.jwk");

        Map<String, Object> published = PrivateKeyFile.readOrCreate(file).key().publicJwk();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        JWK kept = JWK.parse(Files.readString(file));
        assertThat(kept.isPrivate()).isTrue();
        assertThat(((ECKey) kept).getCurve()).isEqualTo(Curve.P_256);
        assertThat(published).isEqualTo(kept.toPublicJWK().toJSONObject()).doesNotContainKey("d");
        assertThat(published).containsEntry("kid", kept.computeThumbprint().toString());
    }

    @Test
    void readOrCreateWhenThereIsAKeyThenUsesItAndLeavesTheFile() throws Exception {
        Path file = folder.resolve("laptop.jwk");
        Map<String, Object> published = PrivateKeyFile.readOrCreate(file).key().publicJwk();
        String before = Files.readString(file);

        assertThat(PrivateKeyFile.readOrCreate(file).key().publicJwk()).isEqualTo(published);
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void readOrCreateWhenItIsNoFileOfAKeyThenRefusesUnread() throws Exception {
        Path large = Files.write(folder.resolve("large"), new byte[64 * 1024 + 1]);

        for (Path path : List.of(folder, large, Path.of("/dev/zero"))) {
            assertThatThrownBy(() -> PrivateKeyFile.readOrCreate(path))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("is not a file with a private key");
        }
    }

    @Test
    void readOrCreateWhenFileHoldsSomethingElseThenRefusesAndLeavesIt() throws Exception {
        ECKey pair = new ECKeyGenerator(Curve.P_256).generate();
        KeyPairGenerator weak = KeyPairGenerator.getInstance("RSA");
        weak.initialize(1024);
        for (String content : List.of(
                "my notes",
                "",
                "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                pair.toPublicJWK().toJSONString(),
                new ECKeyGenerator(Curve.P_384).generate().toJSONString(),
                pem(weak.generateKeyPair().getPrivate().getEncoded()),
                pem(pair.toECPrivateKey().getEncoded()),
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n",
                pem(new byte[300]))) {
            Path file = folder.resolve("precious");
            Files.writeString(file, content);

            assertThatThrownBy(() -> PrivateKeyFile.readOrCreate(file))
                    .as(content)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("no usable private key")
                    .hasMessageContaining("left as it is");
            assertThat(Files.readString(file)).isEqualTo(content);
        }
    }

    @Test
    void parseWhenPemIsOfAnotherCurveThenSaysWhichToUse() throws Exception {
        KeyPairGenerator p384 = KeyPairGenerator.getInstance("EC");
        p384.initialize(384);
        String pem = pem(p384.generateKeyPair().getPrivate().getEncoded());

        assertThatThrownBy(() -> PrivateKey.parse(pem)).hasMessage("use EC P-256, or RSA with at least 2048 bits.");
    }

    @Test
    void publicJwkWhenKeyComesFromPemThenItVerifiesWhatTheKeySigned() throws Exception {
        ECKey ec = new ECKeyGenerator(Curve.P_256).generate();
        Path ecFile = Files.writeString(folder.resolve("ec.pem"), pem(withPublicPart(ec)));
        ECKey published = ECKey.parse(PrivateKeyFile.readOrCreate(ecFile).key().publicJwk());
        assertThat(signed(JWSAlgorithm.ES256, new ECDSASigner(ec)).verify(new ECDSAVerifier(published)))
                .isTrue();

        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Path rsaFile = Files.writeString(
                folder.resolve("rsa.pem"), pem(rsa.getPrivate().getEncoded()));
        RSAKey rsaPublished =
                RSAKey.parse(PrivateKeyFile.readOrCreate(rsaFile).key().publicJwk());
        assertThat(signed(JWSAlgorithm.RS256, new RSASSASigner(rsa.getPrivate()))
                        .verify(new RSASSAVerifier(rsaPublished)))
                .isTrue();
    }

    private static JWSObject signed(JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        JWSObject object = new JWSObject(new JWSHeader(algorithm), new Payload("any"));
        object.sign(signer);
        return object;
    }

    @Test
    void parseWhenPublicPartBelongsToAnotherKeyThenRefused() throws Exception {
        ECKey one = new ECKeyGenerator(Curve.P_256).generate();
        ECKey other = new ECKeyGenerator(Curve.P_256).generate();
        ECKey mixed = new ECKey.Builder(Curve.P_256, other.getX(), other.getY())
                .d(one.getD())
                .build();

        assertThatThrownBy(() -> PrivateKey.parse(pem(withPublicPart(mixed)))).hasMessageContaining("belong together");
    }

    /** Encodes the key like OpenSSL: RFC 5208 around RFC 5915. */
    private static byte[] withPublicPart(ECKey key) {
        HexFormat hex = HexFormat.of();
        return hex.parseHex("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420"
                + hex.formatHex(key.getD().decode()) + "a14403420004"
                + hex.formatHex(key.getX().decode()) + hex.formatHex(key.getY().decode()));
    }

    private static String pem(byte[] encoded) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END PRIVATE KEY-----\n";
    }
}
