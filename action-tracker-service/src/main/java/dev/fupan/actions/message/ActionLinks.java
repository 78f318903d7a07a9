package dev.fupan.actions.message;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where a mail sends its reader; an action asks who reads it to sign in. */
@ApplicationScoped
class ActionLinks {

    private final String publicUrl;

    ActionLinks(@ConfigProperty(name = "fupan.public-url") String publicUrl) {
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    String to(UUID actionId) {
        return publicUrl + "/api/v1/actions/" + actionId;
    }
}
