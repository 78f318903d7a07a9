package dev.fupan.ingest.intake;

import dev.fupan.ingest.intake.Checked.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of an event while it is being read, and the rules that they follow in every binding.
 *
 * <p>Attributes that only we may set ({@code tenantid}, {@code receivedtime}) are passed over: the tenant comes
 * from the credential.
 */
final class Draft {

    private static final String TEXT = "a text of at most " + Limits.ATTRIBUTE_CHARS + " characters";

    final Findings findings = new Findings();
    private @Nullable String specVersion;
    private @Nullable String id;
    private @Nullable String source;
    private @Nullable String type;
    private @Nullable DataRules rules;
    private @Nullable String time;
    private @Nullable String subject;
    private @Nullable String sequence;
    private @Nullable String partitionKey;
    private @Nullable String dataSchema;
    private @Nullable String contentType;
    private Map<String, String> extensions = Map.of();

    /** Takes one attribute; {@code data} is not one. */
    void attribute(String name, String value, Skimmer skim) {
        if (value.length() > Limits.ATTRIBUTE_CHARS || !skim.text(value)) {
            findings.add("/" + Findings.step(name), TEXT + ", without NUL and half surrogates");
            return;
        }
        switch (name) {
            case "specversion" -> specVersion = value;
            case "id" -> id = value;
            case "source" -> source = value;
            case "type" -> {
                rules = DataRules.of(value);
                type = rules == null ? value : rules.type();
            }
            case "time" -> time = value;
            case "subject" -> subject = value;
            case "sequence" -> sequence = value.isEmpty() ? null : value;
            case "partitionkey" -> partitionKey = value;
            case "dataschema" -> dataSchema = value;
            case "datacontenttype" -> contentType = value;
            case "tenantid", "receivedtime" -> {}
            default -> extension(name, value);
        }
    }

    void notText(String name) {
        findings.add("/" + Findings.step(name), TEXT);
    }

    private void extension(String name, String value) {
        if (!isAttributeName(name)) {
            findings.add("/" + Findings.step(name), "an attribute name of 1 to 20 characters a-z and 0-9");
        } else if (extensions.size() >= Limits.EXTENSIONS) {
            findings.add("/" + name, "at most " + Limits.EXTENSIONS + " extension attributes");
        } else {
            if (extensions.isEmpty()) extensions = new LinkedHashMap<>();
            extensions.put(name, value);
        }
    }

    private static boolean isAttributeName(String name) {
        if (name.isEmpty() || name.length() > 20) return false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) return false;
        }
        return true;
    }

    /** The rules of the type as far as it is known yet; null for an unknown or missing one. */
    @Nullable
    DataRules rules() {
        return rules;
    }

    boolean knowsType() {
        return type != null;
    }

    Checked.Refused refused(Reason reason) {
        return new Checked.Refused(id, source, reason, findings.list());
    }

    /** Applies the rules of the envelope and decides. */
    Checked finish(byte[] data, Instant now) {
        String canonicalTime = checkTime(now);
        if (!"1.0".equals(specVersion)) findings.add("/specversion", "1.0");
        if (id == null || id.isEmpty() || id.length() > 128) findings.add("/id", "a text of 1 to 128 characters");
        if (source == null || !isUriReference(source))
            findings.add("/source", "the URI reference of the system that the event comes from");
        if (contentType != null && !isJson(contentType)) findings.add("/datacontenttype", "application/json");
        boolean ours = type != null && type.startsWith("fupan.");
        if (ours) findings.add("/type", "a type that producers may send; " + type + " is written by our own interface");
        else if (type == null || !type.startsWith("crm.") || type.length() > 128)
            findings.add("/type", "a type that begins with crm., such as crm.lead.created.v1");
        if (!findings.none()) return refused(ours ? Reason.TYPE_NOT_OPEN : Reason.INVALID);

        Envelope envelope =
                new Envelope(id, source, type, canonicalTime, subject, sequence, partitionKey, dataSchema, extensions);
        return rules == null ? new Checked.Unknown(envelope, data) : new Checked.Acceptable(envelope, data);
    }

    private @Nullable String checkTime(Instant now) {
        if (time == null) return null;
        Instant instant = Rfc3339.instant(time);
        if (instant == null) {
            findings.add("/time", "an RFC 3339 instant with an offset, such as 2026-11-23T09:30:00.000001Z");
            return null;
        }
        if (instant.isAfter(now.plus(Limits.FUTURE))) {
            findings.add("/time", "not more than 24 hours after " + now);
            return null;
        }
        return Rfc3339.canonical(time, instant);
    }

    private static boolean isJson(String contentType) {
        int end = contentType.indexOf(';');
        String media = (end < 0 ? contentType : contentType.substring(0, end)).trim();
        return media.equalsIgnoreCase("application/json");
    }

    private static boolean isUriReference(String source) {
        if (source.isEmpty()) return false;
        for (int i = 0; i < source.length(); i++) if (!isPathCharacter(source.charAt(i))) return isUri(source);
        return true;
    }

    // A plain path needs no parser; it is what most producers send.
    private static boolean isPathCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '-' && c <= '9' || c == '_';
    }

    private static boolean isUri(String source) {
        try {
            new URI(source);
            return true;
        } catch (URISyntaxException no) {
            return false;
        }
    }
}
