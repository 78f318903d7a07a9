package dev.fupan.kit.tenant;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of the REST request in hand; set by {@link CallerFilter} before any resource runs. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    /** The caller; asking without one is a broken assumption, not a refusal. */
    public Caller get() {
        if (caller == null) throw new IllegalStateException("this request was not authenticated");
        return caller;
    }

    public String tenant() {
        return get().tenant();
    }

    void set(Caller authenticated) {
        this.caller = authenticated;
    }
}
