package dev.fupan.actions.reminder;

import dev.fupan.contracts.action.Criterion;
import org.jspecify.annotations.Nullable;

/** Something that was told and waits for the recipient's next digest. */
record Waiting(
        Said said, OpenAction action, String data, @Nullable Criterion criterion) {}
