package dev.yata.auth.key;

import org.jspecify.annotations.Nullable;

/**
 * What encrypts keys in the database.
 *
 * @param previous opens what a start before the change of the master key encrypted; null when there is no change
 */
record MasterKeys(MasterKey current, @Nullable MasterKey previous) {

    @Override
    public String toString() {
        return "[secret]";
    }
}
