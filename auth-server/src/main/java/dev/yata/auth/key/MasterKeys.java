package dev.yata.auth.key;

import org.jspecify.annotations.Nullable;

/**
 * The master keys, which encrypt the keys in the database.
 *
 * @param previous the former master key; null unless it is being replaced
 */
record MasterKeys(MasterKey current, @Nullable MasterKey previous) {

    @Override
    public String toString() {
        return "[secret]";
    }
}
