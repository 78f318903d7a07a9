package dev.fupan.ingest.directory;

import static java.util.Objects.requireNonNull;

import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Role;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person as an administrator writes one down.
 *
 * @param issuer whose sign-in it is; with a subject and without this: the issuer of this installation
 */
@Schema(name = "PersonForm")
record PersonForm(
        @Schema(examples = "https://login.example.org") @Nullable
        String issuer,

        @Schema(examples = "248289761001") @Nullable String subject,
        @Schema(examples = "王芳") @Nullable String name,

        @Schema(examples = "wang.fang@example.org") @Nullable
        String mail,

        @Schema(examples = "zh-CN", description = "en or zh, with a region or without") @Nullable
        String language,

        @Schema(examples = "Asia/Shanghai") @Nullable String zone,

        @Schema(examples = "tom", description = "Who gets the copies of overdue actions") @Nullable
        String managerId,

        @Schema(examples = "[\"east\"]") @Nullable List<@Nullable String> teams,

        @Schema(examples = "[\"王芳\"]", description = "What the CRM calls this person as owner") @Nullable
        List<@Nullable String> crmOwners,

        @Schema(examples = "rep", description = "viewer, rep, lead or admin") @Nullable
        String role,

        @Schema(examples = "true", description = "Without it: true") @Nullable
        Boolean active) {

    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final Set<String> LANGUAGES = Set.of("en", "zh");
    private static final Set<String> ROLES = Set.of("viewer", "rep", "lead", "admin");
    /** Who acts in our events when no person does. */
    private static final Set<String> NOBODY = Set.of("system", "me");

    /** The person, or a problem with everything that is wrong with it by itself. */
    Person person(String personId, @Nullable String ownIssuer) {
        Violations wrong = new Violations();
        wrong.requireId(personId, "id");
        wrong.require(!NOBODY.contains(personId), "id", "another id: '" + personId + "' is kept for our own use");
        wrong.requireLine(name, 128, "/name");
        wrong.require(mail != null && MAIL.matcher(mail).matches(), "/mail", "a mail address such as ann@example.org");
        wrong.require(isLanguage(language), "/language", "a language tag of English or Chinese, such as en or zh-CN");
        wrong.require(isZone(zone), "/zone", "a time zone such as Asia/Shanghai");
        wrong.require(role != null && ROLES.contains(role), "/role", "viewer, rep, lead or admin");
        if (managerId != null) wrong.requireId(managerId, "/managerId");
        wrong.requireLines(list(teams), 20, 64, "/teams");
        wrong.requireLines(list(crmOwners), 50, 200, "/crmOwners");
        String vouching = subject == null || issuer != null ? issuer : ownIssuer;
        if (subject != null) wrong.requireLine(subject, 255, "/subject");
        if (vouching != null) wrong.requireLine(vouching, 500, "/issuer");
        wrong.require(subject != null || issuer == null, "/subject", "the token's subject, because an issuer is named");
        wrong.require(subject == null || vouching != null, "/issuer", "the token's issuer, because a subject is named");
        wrong.refuse();
        return new Person(
                personId,
                vouching,
                subject,
                requireNonNull(name),
                requireNonNull(mail),
                requireNonNull(language),
                requireNonNull(zone),
                managerId,
                list(teams),
                list(crmOwners),
                Role.ofWireName(requireNonNull(role)),
                active == null || active);
    }

    // a null among the elements becomes an empty text, which no rule lets pass
    static List<String> list(@Nullable List<@Nullable String> texts) {
        if (texts == null) return List.of();
        return texts.stream().map(text -> text == null ? "" : text).toList();
    }

    private static boolean isLanguage(@Nullable String tag) {
        try {
            return tag != null
                    && LANGUAGES.contains(
                            new Locale.Builder().setLanguageTag(tag).build().getLanguage());
        } catch (IllformedLocaleException noTag) {
            return false;
        }
    }

    private static boolean isZone(@Nullable String zone) {
        return zone != null && ZoneId.getAvailableZoneIds().contains(zone);
    }
}
