package dev.yata.auth.key;

/** Another replica runs with a newer master key. Nothing was changed. */
public final class OutdatedMasterKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutdatedMasterKeyException() {
        super("The master key was changed, and the replica that answered has the old one. Nothing was changed;"
                + " restart it with the new master key.");
    }
}
