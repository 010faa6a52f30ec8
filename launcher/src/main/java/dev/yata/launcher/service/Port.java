package dev.yata.launcher.service;

import dev.yata.command.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A TCP port on loopback that was free when it was checked. */
record Port(int number) {

    /**
     * Returns the port in an environment variable.
     *
     * @param variable the name of the variable, for example {@code YATA_AUTH_PORT}; the value 0 picks a free port
     * @throws UserError if the value is not a port, or the port is taken
     */
    static Port fromEnvironment(String variable, int byDefault) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            return free(variable, byDefault);
        }
        try {
            return free(variable, Integer.parseInt(value.strip()));
        } catch (IllegalArgumentException notAPort) {
            throw new UserError(variable + "=" + value + " is not a port. Use a number from 0 to 65535.");
        }
    }

    /** Returns any free port. */
    static Port anyFree() {
        return free("the port", 0);
    }

    private static Port free(String variable, int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return new Port(socket.getLocalPort());
        } catch (IOException taken) {
            String reason = wanted < 1024 && !(taken.getMessage() + "").contains("in use")
                    ? " may only be used by the system administrator. Set "
                    : " is taken by another program. Stop it, or set ";
            throw new UserError("Port " + wanted + reason + variable
                    + " to another port (0 picks a free one). Nothing was started.");
        }
    }
}
