package dev.fupan.metrics.entity;

/** A set as it was read from its stored form, which it can be written back into cheaply when it has grown. */
public final class StoredSet {
    private final byte[] bytes;
    private final Texts texts = new Texts();
    private final EventSet events;

    /** @throws IllegalArgumentException when the bytes are not the stored form of a set */
    public StoredSet(byte[] bytes) {
        this.bytes = bytes;
        this.events = EventCodec.decode(bytes, texts);
    }

    public EventSet events() {
        return events;
    }

    /** The stored form of what this set has become; to be asked once. */
    public byte[] become(EventSet grown) {
        if (grown == events) {
            return bytes;
        }
        return grown.beginsWith(events) ? EventCodec.append(bytes, texts, grown) : EventCodec.encode(grown);
    }
}
