package dev.yata.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemTests {

    /** Contains an EC key on P-256 with its public point, as {@code openssl genpkey} writes it. */
    private static final String WITH_PUBLIC_POINT = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgX2HPzSIg7w8IhN70"
            + "sCGtTYbqpDvE9jtiEQzxazRfP8ahRANCAAQZmkWWVyEMmPg2f3ldbVQFKS4WrYaL"
            + "NBoodBy4ymKFAK8ywqFrVr4a/3O13CxRNDWr4S2ScK9ZUi+VYXYgmrfL";

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void privateKeyWhenOfAKnownKindThenReadsIt(String kind) throws Exception {
        PrivateKey key = KeyPairGenerator.getInstance(kind).generateKeyPair().getPrivate();
        String base64 = Base64.getMimeEncoder().encodeToString(key.getEncoded());

        assertThat(Pem.privateKey("text before\n" + pem("PRIVATE KEY", base64))).isEqualTo(key);
    }

    @Test
    void privateKeyWhenItHasItsPublicPointThenTheEncodedFormKeepsIt() throws Exception {
        assertThat(Pem.privateKey(pem("PRIVATE KEY", WITH_PUBLIC_POINT)).getEncoded())
                .isEqualTo(Base64.getDecoder().decode(WITH_PUBLIC_POINT));
    }

    @ParameterizedTest
    @CsvSource({
        "ENCRYPTED PRIVATE KEY, AAAA, is encrypted",
        "RSA PRIVATE KEY, AAAA, is not PKCS#8; convert it with openssl pkcs8",
        "EC PARAMETERS, AAAA, is not PKCS#8",
        "PUBLIC KEY, AAAA, holds a public key; the private key is needed here",
        "PRIVATE KEY, A, has something other than Base64",
        "PRIVATE KEY, AAAA, must be an EC key on P-256",
        "private key, AAAA, is not a private key in PEM",
    })
    void privateKeyWhenItIsNotOneThenSaysWhy(String label, String content, String reason) {
        assertThatThrownBy(() -> Pem.privateKey(pem(label, content)))
                .isInstanceOf(InvalidKeySpecException.class)
                .hasMessageStartingWith(reason);
    }

    private static String pem(String label, String content) {
        return "-----BEGIN " + label + "-----\n" + content + "\n-----END " + label + "-----\n";
    }
}
