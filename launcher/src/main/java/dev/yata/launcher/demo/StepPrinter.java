package dev.yata.launcher.demo;

/** Prints the steps of the demo and counts the failed ones. */
final class StepPrinter {

    private int steps;
    private int failures;

    void heading(String text) {
        System.out.println("\n== " + text);
    }

    void print(String text) {
        System.out.println("   " + text);
    }

    /** Prints one step: the call, its result, and whether the result is right. */
    void check(String call, String result, boolean asExpected) {
        steps++;
        System.out.println("\n -> " + call);
        System.out.println(result.stripTrailing().indent(4).stripTrailing());
        if (!asExpected) {
            failures++;
            System.out.println("    ^^ WRONG: not the expected result");
        }
    }

    /** Prints the totals and returns the exit code: 0 if every result was right, otherwise 1. */
    int summarize() {
        System.out.printf("%n%d of %d steps had the expected result.%n", steps - failures, steps);
        if (failures == 0) {
            System.out.println("Next:  ./yata up   then   ./yata mcp-config claude-desktop");
        }
        return failures == 0 ? 0 : 1;
    }
}
