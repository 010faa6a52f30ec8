package dev.yata.stdio.resource;

import java.time.LocalDate;
import java.time.ZoneId;

/** Knows today's date where the user is, on whose machine this server runs. */
public class Today {

    public LocalDate date() {
        return LocalDate.now(ZoneId.systemDefault());
    }
}
