package dev.yata.auth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.home.PrivateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialFileTests {

    @TempDir
    Path folder;

    @Test
    void getWhenValueIsQuotedThenUnquoted() throws Exception {
        Files.writeString(folder.resolve("x.env"), "# A=comment\nA='one'\nB=\"two\"\nC=\nAB=three\n");
        CredentialFile file = CredentialFile.dotenv(new PrivateFile(folder, "x.env"));

        assertThat(file.get("A")).contains("one");
        assertThat(file.get("B")).contains("two");
        assertThat(file.get("C")).isEmpty();
    }

    @Test
    void setWhenShellWouldReadMoreThanAValueThenQuoted() throws Exception {
        CredentialFile file = CredentialFile.dotenv(new PrivateFile(folder, "x.env"));

        file.set(Map.of("URL", "https://a/$(b)&c;d"));

        assertThat(Files.readString(folder.resolve("x.env"))).isEqualTo("URL='https://a/$(b)&c;d'\n");
        assertThat(file.get("URL")).contains("https://a/$(b)&c;d");
    }

    @Test
    void getWhenTheValueHasAnApostropheThenReadsBackWhatWasSet() {
        CredentialFile file = CredentialFile.dotenv(new PrivateFile(folder, "x.env"));

        file.set(Map.of("OAUTH_CLIENT_SECRET", "it's $1"));

        assertThat(file.get("OAUTH_CLIENT_SECRET")).contains("it's $1");
    }
}
