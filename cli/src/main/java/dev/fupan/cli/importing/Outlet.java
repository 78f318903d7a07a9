package dev.fupan.cli.importing;

import dev.fupan.cli.sending.Receipt;
import java.util.List;

/** Where mapped events go: the service, or a dry run's eyes. */
@FunctionalInterface
interface Outlet {

    Receipt send(List<MappedEvent> batch);
}
