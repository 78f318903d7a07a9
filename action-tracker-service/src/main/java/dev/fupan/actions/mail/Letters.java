package dev.fupan.actions.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Locale;

/** Writes letters in the language of who gets them: Chinese for those who speak it, else English. */
public final class Letters {

    private static final int LONGEST_SUBJECT = 150;

    private Letters() {}

    @CheckedTemplate(basePath = "mail")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance verdict(VerdictView view);

        static native TemplateInstance digest(DigestView view);
    }

    public static Letter.Content verdict(VerdictView view, Locale locale) {
        MailWords words = words(locale);
        String subject =
                switch (view.verdict()) {
                    case "PASS" -> words.subject_PASS(view.measure());
                    case "FAIL" -> words.subject_FAIL(view.measure());
                    default -> words.subject_INCONCLUSIVE(view.measure());
                };
        return content(subject, locale, () -> Templates.verdict(view));
    }

    public static Letter.Content digest(DigestView view, Locale locale) {
        MailWords words = words(locale);
        String subject = view.count() == 1
                ? words.subject_digest_one(view.date())
                : words.subject_digest(view.count(), view.date());
        return content(subject, locale, () -> Templates.digest(view));
    }

    private static Letter.Content content(
            String subject, Locale locale, java.util.function.Supplier<TemplateInstance> template) {
        return new Letter.Content(
                oneLine(subject),
                rendered(template.get(), locale, Variant.TEXT_PLAIN),
                rendered(template.get(), locale, Variant.TEXT_HTML));
    }

    private static String rendered(TemplateInstance template, Locale locale, String type) {
        return template.setAttribute(TemplateInstance.SELECTED_VARIANT, Variant.forContentType(type))
                .setLocale(spoken(locale))
                .render();
    }

    static MailWords words(Locale locale) {
        return MessageBundles.get(
                MailWords.class, Localized.Literal.of(spoken(locale).getLanguage()));
    }

    static Locale spoken(Locale locale) {
        return locale.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    }

    // A line break in a header would begin another header.
    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
    }
}
