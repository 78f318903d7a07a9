package dev.fupan.cli.importing;

import java.util.Set;

/** Whether a row gives an event of a rule. */
sealed interface Condition {

    boolean holds(Row row) throws RowFault;

    record Always() implements Condition {
        @Override
        public boolean holds(Row row) {
            return true;
        }
    }

    /** The value is there. */
    record Present(Value value) implements Condition {
        @Override
        public boolean holds(Row row) throws RowFault {
            return value.of(row) != null;
        }
    }

    /** The value is one of some words. */
    record OneOf(Value value, Set<String> words) implements Condition {
        @Override
        public boolean holds(Row row) throws RowFault {
            Object content = value.of(row);
            return content != null && words.contains(content.toString());
        }
    }

    /** A JSONata expression says true; nothing else counts as true. */
    record Says(Value.Expression expression) implements Condition {
        @Override
        public boolean holds(Row row) throws RowFault {
            return Boolean.TRUE.equals(expression.of(row));
        }
    }
}
