/** Reads the settings of a client of one API from the environment, from files, or from a dotenv file. */
@NullMarked
package dev.yata.client.settings;

import org.jspecify.annotations.NullMarked;
