/**
 * Reads and checks the settings: command line, environment, files named by {@code NAME_FILE}, and the dotenv file. Must
 * not start threads or send requests.
 */
@NullMarked
package dev.yata.stdio.config;

import org.jspecify.annotations.NullMarked;
