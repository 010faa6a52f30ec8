package dev.yata.stdio.tool;

/** What a call does to the todos; becomes the tool's annotations. */
enum Effect {
    READS(true, false, true),
    ADDS(false, false, false),
    /** Overwrites; the same call again changes nothing more. */
    CHANGES(false, true, true),
    /** Sets a state that a second call of the same tool can set back. */
    SWITCHES(false, false, true),
    DELETES(false, true, true);

    final boolean readOnly;
    final boolean destructive;
    final boolean idempotent;

    Effect(boolean readOnly, boolean destructive, boolean idempotent) {
        this.readOnly = readOnly;
        this.destructive = destructive;
        this.idempotent = idempotent;
    }

    /** What the API asks of a token for this. */
    String scope() {
        return readOnly ? "todos:read" : "todos:write";
    }
}
