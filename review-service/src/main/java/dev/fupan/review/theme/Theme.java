package dev.fupan.review.theme;

import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.Visibility;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group of words that are about the same; of one word at first. */
@Entity
@Table(name = "theme")
public class Theme {

    static final String KIND = "theme";

    @Id
    private UUID id;

    private String tenant;

    @Column(name = "session_id")
    private UUID sessionId;

    private int ordinal;
    private @Nullable String title;
    private long version;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Theme() {}

    private Theme(HeldSession held, int ordinal) {
        this.id = UUID.randomUUID();
        this.tenant = held.session().tenant();
        this.sessionId = held.session().id();
        this.ordinal = ordinal;
        this.version = 1;
    }

    /** A theme without a title; everyone sees it. */
    public static Theme make(HeldSession held, int ordinal) {
        Theme theme = new Theme(held, ordinal);
        held.make(theme);
        held.log(KIND, theme.id.toString(), Visibility.members(), theme.view());
        return theme;
    }

    void call(@Nullable String nextTitle, HeldSession held) {
        this.title = nextTitle;
        changed(held);
    }

    /** Something was joined to it: whoever looked at it before has seen less. */
    public void changed(HeldSession held) {
        this.version++;
        held.log(KIND, id.toString(), Visibility.members(), view());
    }

    /** It is empty and gone. */
    public void vanish(HeldSession held) {
        held.drop(this);
        held.log(KIND, id.toString(), Visibility.members(), null);
    }

    public UUID id() {
        return id;
    }

    UUID sessionId() {
        return sessionId;
    }

    public int ordinal() {
        return ordinal;
    }

    public long version() {
        return version;
    }

    public ThemeView view() {
        return new ThemeView(id.toString(), title, version);
    }
}
