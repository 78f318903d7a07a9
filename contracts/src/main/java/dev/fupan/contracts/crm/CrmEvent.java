package dev.fupan.contracts.crm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The data of an event of the language: one record per type.
 *
 * <p>Unknown fields are tolerated on reading; they stay in the data as it was sent, not in the record.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface CrmEvent
        permits LeadEvent,
                OpportunityEvent,
                DealEvent,
                QuoteEvent,
                PaymentEvent,
                SalesWorkEvent,
                CustomerEvent,
                ServiceEvent,
                MarketEvent,
                SteeringEvent,
                CorrectionEvent {}
