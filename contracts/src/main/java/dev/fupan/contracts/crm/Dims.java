package dev.fupan.contracts.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The optional attributes that any lead or opportunity event may carry; {@code attributes} is what a tenant adds.
 *
 * <p>In the data they stand beside the other fields. An absent field and a cleared one are both null here: who must
 * tell them apart reads the data.
 */
@JsonInclude(Include.NON_NULL)
public record Dims(
        @Nullable String channel,
        @Nullable String campaign,
        @Nullable String owner,
        @Nullable String team,
        @Nullable String region,
        @Nullable String industry,
        @Nullable String companySize,
        @Nullable String product,
        @Nullable String customerType,
        @Nullable @Id String customerId,
        @Nullable String pipeline,
        @Nullable Map<String, @Nullable Object> attributes) {

    /** Names of the attributes of its own, {@code attributes} not among them. */
    public static final List<String> NAMES = List.of(
            "channel",
            "campaign",
            "owner",
            "team",
            "region",
            "industry",
            "companySize",
            "product",
            "customerType",
            "customerId",
            "pipeline");

    public static final Dims NONE = of(Map.of());

    /** The given values by name; a name that is not one of {@link #NAMES} is refused. */
    public static Dims of(Map<String, String> values) {
        for (String name : values.keySet()) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(name + " is none of " + NAMES);
            }
        }
        return new Dims(
                values.get("channel"),
                values.get("campaign"),
                values.get("owner"),
                values.get("team"),
                values.get("region"),
                values.get("industry"),
                values.get("companySize"),
                values.get("product"),
                values.get("customerType"),
                values.get("customerId"),
                values.get("pipeline"),
                null);
    }
}
