package dev.fupan.contracts.crm;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Money owed, received, given back or given up. */
public sealed interface PaymentEvent extends CrmEvent {

    @TypeName(value = "crm.payment.due.v1", code = 501, entity = EntityRule.PAYMENT)
    record PaymentDue(
            @Required @Id String paymentId,
            @Required @Decimal BigDecimal amount,
            @Required LocalDate dueDate,
            @Nullable @CurrencyCode String currency,
            @Nullable @Id String customerId,
            @Nullable @Id String opportunityId)
            implements PaymentEvent {}

    /** {@code receiptId} absent: the payment is its own receipt. */
    @TypeName(value = "crm.payment.received.v1", code = 502, entity = EntityRule.RECEIPT)
    record PaymentReceived(
            @Required @Id String paymentId,
            @Required @Decimal BigDecimal amount,
            @Nullable @Id String receiptId,
            @Nullable @CurrencyCode String currency,
            @Nullable @Id String opportunityId,
            @JsonUnwrapped Dims dims)
            implements PaymentEvent {}

    @TypeName(value = "crm.payment.refunded.v1", code = 503, entity = EntityRule.PAYMENT)
    record PaymentRefunded(
            @Required @Id String paymentId,
            @Required @Decimal BigDecimal amount,
            @Nullable @CurrencyCode String currency,
            @Nullable @Id String customerId)
            implements PaymentEvent {}

    @TypeName(value = "crm.debt.written_off.v1", code = 504, entity = EntityRule.PAYMENT)
    record DebtWrittenOff(
            @Required @Id String paymentId,
            @Required @Decimal BigDecimal amount,
            @Nullable @CurrencyCode String currency,
            @Nullable @Id String customerId)
            implements PaymentEvent {}
}
