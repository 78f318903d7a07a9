package dev.fupan.ingest.intake;

/**
 * Finds the elements of a JSON array without reading them, so that one broken event does not take its neighbours
 * with it. It follows brackets and strings only; whether an element is JSON, its own check says.
 */
final class BatchSplitter {

    private final byte[] text;
    private int at;
    private int start;
    private int end;
    private boolean first = true;

    /** Where the walk has led. */
    enum Step {
        ELEMENT,
        DONE,
        BROKEN
    }

    BatchSplitter(byte[] text) {
        this.text = text;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    Step next() {
        skipSpace();
        if (first) {
            if (!take('[')) return Step.BROKEN;
            first = false;
            skipSpace();
            if (take(']')) return atEnd();
        } else if (take(']')) {
            return atEnd();
        } else if (!take(',')) {
            return Step.BROKEN;
        }
        skipSpace();
        start = at;
        if (!element()) return Step.BROKEN;
        end = at;
        return end > start ? Step.ELEMENT : Step.BROKEN;
    }

    private Step atEnd() {
        skipSpace();
        return at == text.length ? Step.DONE : Step.BROKEN;
    }

    private boolean element() {
        int depth = 0;
        while (at < text.length) {
            byte b = text[at];
            switch (b) {
                case '"' -> {
                    if (!string()) return false;
                    if (depth == 0) return true;
                    continue;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (depth == 0) return true;
                    if (--depth == 0) {
                        at++;
                        return true;
                    }
                }
                case ',' -> {
                    if (depth == 0) return true;
                }
                default -> {}
            }
            at++;
        }
        return false;
    }

    private boolean string() {
        for (at++; at < text.length; at++) {
            if (text[at] == '\\') at++;
            else if (text[at] == '"') {
                at++;
                return true;
            }
        }
        return false;
    }

    private boolean take(char c) {
        if (at >= text.length || text[at] != c) return false;
        at++;
        return true;
    }

    private void skipSpace() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) at++;
    }
}
