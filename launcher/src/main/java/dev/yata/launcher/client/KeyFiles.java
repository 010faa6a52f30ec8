package dev.yata.launcher.client;

import dev.yata.command.UserError;
import dev.yata.launcher.credential.CredentialFile;
import dev.yata.launcher.credential.PrivateKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The key files of one command. Deletes new files if the server refuses the command. */
record KeyFiles(List<PrivateKeyFile> files) {

    /**
     * Reads the files and makes missing ones. Warns of files that others can read.
     *
     * @throws UserError if a file has no usable key or cannot be made; no new file remains
     */
    static KeyFiles of(List<Path> paths) throws IOException {
        KeyFiles keys = new KeyFiles(new ArrayList<>());
        try {
            for (Path path : paths) {
                PrivateKeyFile file = PrivateKeyFile.readOrCreate(path);
                keys.files.add(file);
                if (new CredentialFile(file.path()).isOpenToOthers()) {
                    System.err.println(file.path() + " can be read by others; chmod 600 it.");
                }
            }
        } catch (IOException | UserError unusable) {
            keys.discard();
            throw unusable;
        }
        return keys;
    }

    List<Map<String, Object>> publicKeys() {
        return files.stream().map(file -> file.key().publicJwk()).toList();
    }

    /** Sends a request and returns the answer. Deletes new files if the server has refused it. */
    JsonNode send(Request request) throws IOException, InterruptedException {
        JsonNode answer;
        try {
            answer = request.send();
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
            if (file.isNew()) {
                Files.deleteIfExists(file.path());
            }
        }
    }

    /** A request to the server. */
    interface Request {

        JsonNode send() throws InterruptedException;
    }
}
