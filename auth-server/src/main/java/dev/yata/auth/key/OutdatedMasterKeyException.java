package dev.yata.auth.key;

/** Reports that another replica has a newer master key. Nothing was changed. */
public final class OutdatedMasterKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutdatedMasterKeyException() {
        super("The master key was replaced, and the replica that answered has the old one. Nothing was changed;"
                + " restart it with the new master key.");
    }
}
