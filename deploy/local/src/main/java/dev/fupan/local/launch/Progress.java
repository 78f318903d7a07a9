package dev.fupan.local.launch;

import java.io.PrintStream;

/** What the person at the terminal sees: a line per step, with the seconds since the start. */
final class Progress {

    private final PrintStream out;
    private final long began = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String what) {
        out.printf("[%5.1f s] %s%n", (System.nanoTime() - began) / 1e9, what);
    }

    synchronized void print(String text) {
        out.print(text);
        out.flush();
    }
}
