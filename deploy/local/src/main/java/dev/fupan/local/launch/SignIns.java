package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import dev.fupan.local.issuer.ServiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens the services believe, and with which secrets they fetch their own.
 *
 * @param other an issuer that somebody else runs; null = the one that is started here
 * @param folder keys, secrets and names; the secrets are to be registered at another issuer as well
 */
record SignIns(@Nullable String other, int port, Path folder) {

    static SignIns of(Options options, PortPlan ports, DataFolder data) throws IOException, CannotStart {
        Path folder = Files.createDirectories(data.resolve("issuer"));
        SignIns signIns = new SignIns(options.issuer(), ports.issuer(), folder);
        signIns.demandSameIssuer(data);
        // for scripts that ask it for tokens
        Files.writeString(folder.resolve("url"), signIns.issuer() + "\n");
        ServiceClient.TERMINAL.secret(folder);
        return signIns;
    }

    /** Whoever is in the directory is known there by issuer and subject, and the issuer's name has its port. */
    private void demandSameIssuer(DataFolder data) throws IOException, CannotStart {
        Path file = folder.resolve("url");
        if (!isOwn() || !Files.exists(people()) || !Files.exists(file)) {
            return;
        }
        String before = Files.readString(file).strip();
        if (before.startsWith("http://localhost:") && !before.equals(issuer())) {
            throw new CannotStart("The people in " + data.path() + " sign in at " + before
                    + ": give the --port-base of its first start, another folder with --data, or --fresh.");
        }
    }

    boolean isOwn() {
        return other == null;
    }

    String issuer() {
        return other == null ? "http://localhost:" + port : other;
    }

    /** Who may be named at the issuer that is started here. */
    Path people() {
        return folder.resolve("people.json");
    }

    /** With it people can be named. */
    Path terminalSecret() {
        return folder.resolve("terminal.secret");
    }

    /** The settings of a service. */
    Map<String, String> settings(String module) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of("FUPAN_OIDC_ISSUER", issuer()));
        for (ServiceClient client : ServiceClient.ALL) {
            if (client.id().equals(module)) {
                settings.put("FUPAN_OIDC_CLIENT_SECRET", client.secret(folder));
            }
        }
        return settings;
    }
}
