package dev.fupan.teststack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * "A broker and a database" for a Quarkus test:
 * {@code @QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))}.
 */
public class FupanStack implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "database";

    private static final Map<String, String> MODULES = Map.of("actions", "action-tracker-service");

    private String service = "ingest";

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.getOrDefault(DATABASE, service);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> keys =
                new LinkedHashMap<>(TestStack.acquire(service).configuration());
        keys.putAll(TestIssuer.running().configuration(MODULES.getOrDefault(service, service + "-service")));
        return keys;
    }

    /** Nothing: the servers end with the build, and what the test left on them goes with them. */
    @Override
    public void stop() {}
}
