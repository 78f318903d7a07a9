package dev.fupan.kit.clock;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Begins no more scheduled rounds once the service is told to stop: they would meet a database that is closed. */
@ApplicationScoped
class LastRound {

    void stop(@Observes ShutdownEvent event, Scheduler scheduler) {
        // a service without rounds has a scheduler that never was
        if (scheduler.isStarted()) scheduler.pause();
    }
}
