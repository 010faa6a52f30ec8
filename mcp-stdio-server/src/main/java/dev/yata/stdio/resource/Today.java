package dev.yata.stdio.resource;

import java.time.LocalDate;
import java.time.ZoneId;

/** The day it is for the user, on whose machine this runs. */
public class Today {

    public LocalDate date() {
        return LocalDate.now(ZoneId.systemDefault());
    }
}
