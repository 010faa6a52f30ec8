package dev.yata.launcher.demo;

/** What the demo prints, and the count of steps that did not do what they should. */
final class Narration {

    private int steps;
    private int failures;

    void headline(String text) {
        System.out.println("\n== " + text);
    }

    void say(String text) {
        System.out.println("   " + text);
    }

    /** One step: what was called, what came back, whether that is right. */
    void check(String call, String result, boolean asExpected) {
        steps++;
        System.out.println("\n -> " + call);
        System.out.println(result.stripTrailing().indent(4).stripTrailing());
        if (!asExpected) {
            failures++;
            System.out.println("    ^^ NOT what this step should do");
        }
    }

    /** Prints the sum; 0 when every step did what it should, else 1. */
    int verdict() {
        System.out.printf("%n%d of %d steps did what they should.%n", steps - failures, steps);
        if (failures == 0) {
            System.out.println("Next:  ./yata up   then   ./yata mcp-config claude-desktop");
        }
        return failures == 0 ? 0 : 1;
    }
}
