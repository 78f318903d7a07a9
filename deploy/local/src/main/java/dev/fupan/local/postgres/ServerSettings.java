package dev.fupan.local.postgres;

import java.util.LinkedHashMap;
import java.util.Map;

/** The server's settings where the default is not right for a machine with two cores. */
final class ServerSettings {

    private ServerSettings() {}

    static Map<String, String> of(int port, Durability durability) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port", Integer.toString(port));
        settings.put("listen_addresses", "127.0.0.1");
        // the path of a socket is limited to about a hundred characters; a data folder is not
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "120");
        settings.put("shared_buffers", durability == Durability.DURABLE ? "256MB" : "64MB");
        settings.put("max_wal_size", "2GB");
        settings.put("random_page_cost", "1.1");
        // statements here are short and many: compiling them costs more than it gains
        settings.put("jit", "off");
        settings.put("io_workers", "2");
        settings.put("max_parallel_workers_per_gather", "1");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("fsync", durability.onlyWhenDurable());
        settings.put("synchronous_commit", durability.onlyWhenDurable());
        settings.put("full_page_writes", durability.onlyWhenDurable());
        return settings;
    }
}
