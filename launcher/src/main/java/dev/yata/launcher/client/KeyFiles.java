package dev.yata.launcher.client;

import dev.yata.launcher.credential.PrivateKeyFile;
import dev.yata.launcher.installation.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The key files of one command. Those it makes are gone again when the server refuses their public parts. */
final class KeyFiles {

    private final List<PrivateKeyFile> files = new ArrayList<>();

    private KeyFiles() {}

    /**
     * Reads the files, warning of those that others can read too, and makes those that are missing.
     *
     * @throws UserError when one is no usable key or can't be made; none was made then
     */
    static KeyFiles of(List<Path> paths) throws IOException {
        KeyFiles keys = new KeyFiles();
        try {
            for (Path path : paths) {
                PrivateKeyFile file = PrivateKeyFile.readOrCreate(path);
                keys.files.add(file);
                if (file.isOpenToOthers()) {
                    System.err.println(file.path() + " can be read by others; chmod 600 it.");
                }
            }
        } catch (IOException | UserError unusable) {
            keys.discard();
            throw unusable;
        }
        return keys;
    }

    /** Sends what the server is to accept together with these keys, and gives its answer. */
    JsonNode send(Request request) throws IOException, InterruptedException {
        JsonNode answer;
        try {
            answer = request.send(files.stream().map(PrivateKeyFile::publicJwk).toList());
        } catch (UserError failed) {
            // A key that the server may have accepted must not get lost.
            if (!failed.mayHaveChanged()) {
                discard();
            }
            throw failed;
        }
        files.stream()
                .filter(PrivateKeyFile::isNew)
                .forEach(file -> System.err.println(
                        "Made a key pair; its private part is in " + file.path() + " and nowhere else."));
        return answer;
    }

    /** Where the first of them lies. */
    Optional<Path> first() {
        return files.stream().findFirst().map(PrivateKeyFile::path);
    }

    private void discard() throws IOException {
        for (PrivateKeyFile file : files) {
            file.discardIfNew();
        }
    }

    /** One request to the server. */
    interface Request {

        /** Sends it with these public keys. */
        JsonNode send(List<Map<String, Object>> publicKeys) throws InterruptedException;
    }
}
