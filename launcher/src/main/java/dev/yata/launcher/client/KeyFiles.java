package dev.yata.launcher.client;

import dev.yata.command.UserError;
import dev.yata.launcher.credential.PrivateKeyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The key files of one command. Deletes new files if the server refuses the command. */
final class KeyFiles {

    private final List<PrivateKeyFile> files = new ArrayList<>();

    private KeyFiles() {}

    /**
     * Reads the files and makes missing ones. Warns of files that others can read.
     *
     * @throws UserError if a file has no usable key or cannot be made; no new file remains
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

    /** Sends a request with the public keys and returns the answer. */
    JsonNode send(Request request) throws IOException, InterruptedException {
        JsonNode answer;
        try {
            answer = request.send(files.stream().map(PrivateKeyFile::publicJwk).toList());
        } catch (UserError failed) {
            // The server may have accepted the key, so it must be kept.
            if (!failed.mayHaveChanged()) {
                discard();
            }
            throw failed;
        }
        files.stream()
                .filter(PrivateKeyFile::isNew)
                .forEach(file ->
                        System.err.println("Made a key pair. Its private part is only in " + file.path() + "."));
        return answer;
    }

    /** Returns the path of the first file. */
    Optional<Path> first() {
        return files.stream().findFirst().map(PrivateKeyFile::path);
    }

    private void discard() throws IOException {
        for (PrivateKeyFile file : files) {
            file.discardIfNew();
        }
    }

    /** A request to the server. */
    interface Request {

        /** Sends the request with these public keys. */
        JsonNode send(List<Map<String, Object>> publicKeys) throws InterruptedException;
    }
}
