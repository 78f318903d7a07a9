package dev.fupan.cli.importing;

/** Why a row gives no event: the field or column, and what is wrong with it. */
final class RowFault extends Exception {

    private final String field;
    private final long number;
    private final long line;

    RowFault(String field, String reason) {
        this(field, reason, 0, 0);
    }

    RowFault(String field, String reason, long number, long line) {
        super(reason);
        this.field = field;
        this.number = number;
        this.line = line;
    }

    String field() {
        return field;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    /** Place of an unreadable row; 0 where the row itself is known. */
    long number() {
        return number;
    }

    long line() {
        return line;
    }
}
