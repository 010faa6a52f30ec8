package dev.yata.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;
import static org.junit.jupiter.api.condition.OS.MAC;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;

class FastSignaturesTests {

    private static final byte[] MESSAGE = "header.claims".getBytes(StandardCharsets.US_ASCII);

    @Test
    @EnabledOnOs({LINUX, MAC})
    void providerWhenItSignsThenTheJdkVerifiesAndTheOtherWayRound() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        Signature fast = Signature.getInstance("SHA256withECDSA", FastSignatures.provider());
        Signature jdk = Signature.getInstance("SHA256withECDSA", "SunEC");

        assertThat(verifies(jdk, keys, sign(fast, keys))).isTrue();
        assertThat(verifies(fast, keys, sign(jdk, keys))).isTrue();
        byte[] forged = sign(jdk, keys);
        forged[forged.length - 1] ^= 1;
        assertThat(verifies(fast, keys, forged)).isFalse();
    }

    private static byte[] sign(Signature signature, KeyPair keys) throws Exception {
        signature.initSign(keys.getPrivate());
        signature.update(MESSAGE);
        return signature.sign();
    }

    private static boolean verifies(Signature signature, KeyPair keys, byte[] signed) throws Exception {
        signature.initVerify(keys.getPublic());
        signature.update(MESSAGE);
        return signature.verify(signed);
    }
}
