package dev.fupan.contracts;

/**
 * Names of the Kafka headers of a CloudEvent in binary mode on {@link Topics#CRM_EVENTS}.
 *
 * <p>{@code ce_time} is absent when the producer gave none: the received time stands in, and a reader counts it.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
public final class CeHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String SEQUENCE = "ce_sequence";
    public static final String PARTITION_KEY = "ce_partitionkey";
    public static final String DATA_SCHEMA = "ce_dataschema";
    /** Written by ingest from the credential, never from what the producer sent. */
    public static final String TENANT_ID = "ce_tenantid";
    /** RFC 3339, written by ingest. */
    public static final String RECEIVED_TIME = "ce_receivedtime";
    /** The binding gives the media type of the data the protocol's own name. */
    public static final String CONTENT_TYPE = "content-type";

    public static final String SPEC_VERSION_1_0 = "1.0";
    public static final String APPLICATION_JSON = "application/json";

    private CeHeaders() {}
}
