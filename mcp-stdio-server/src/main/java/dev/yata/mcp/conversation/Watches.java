package dev.yata.mcp.conversation;

/** Resources a client may want to hear of. */
public interface Watches {

    /** None is noticed. */
    Watches NONE = new Watches() {
        @Override
        public boolean covers(String uri) {
            return false;
        }

        @Override
        public Watch start(String uri, Runnable changed) {
            return () -> {};
        }
    };

    /** Whether changes of this resource can be noticed. */
    boolean covers(String uri);

    /** Runs {@code changed} after each change of the resource, until the watch is closed. Must not wait for anything. */
    Watch start(String uri, Runnable changed);

    /** One that runs. */
    interface Watch extends AutoCloseable {

        @Override
        void close();
    }
}
