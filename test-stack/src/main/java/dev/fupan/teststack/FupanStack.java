package dev.fupan.teststack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * "A broker and a database" for a Quarkus test:
 * {@code @QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))}.
 */
public class FupanStack implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "database";

    private String service = "ingest";

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.getOrDefault(DATABASE, service);
    }

    @Override
    public Map<String, String> start() {
        return TestStack.acquire(service).configuration();
    }

    /** Nothing: the servers end with the build, and what the test left on them goes with them. */
    @Override
    public void stop() {}
}
