package dev.yata.stdio.tool;

/** Allows everything. */
public record AnyScope() implements AvailableScopes {

    @Override
    public boolean areKnown() {
        return true;
    }

    @Override
    public boolean allow(String scope) {
        return true;
    }
}
