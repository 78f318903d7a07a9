package dev.fupan.local.postgres;

/** Whether data is meant to survive a crash of the machine. */
public enum Durability {
    DURABLE,
    /** For tests: nothing waits for the disk, a crash of the machine may lose everything. */
    FORGETFUL;

    String onlyWhenDurable() {
        return this == DURABLE ? "on" : "off";
    }
}
