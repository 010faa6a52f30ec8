package dev.yata.stdio.resource;

import java.time.LocalDate;
import java.time.ZoneId;

/** Returns today's date in the user's time zone, because this server runs on the user's machine. */
public class Today {

    public LocalDate date() {
        return LocalDate.now(ZoneId.systemDefault());
    }
}
