package dev.yata.mcp.server.schema;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant by a mistyped one. */
final class SimilarName {

    private SimilarName() {}

    /** Returns the first candidate that differs only in case, separators or few letters; null if there is none. */
    static @Nullable String of(String name, List<String> candidates) {
        for (String candidate : candidates) {
            int tolerance = candidate.length() < 5 ? 1 : 2;
            boolean comparable = candidate.length() > 2 && name.length() <= 2 * candidate.length();
            if (comparable && distance(letters(name), letters(candidate)) <= tolerance) {
                return candidate;
            }
        }
        return null;
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
    }

    /** Counts the letters to insert, delete, replace, or swap with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
