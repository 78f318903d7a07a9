package dev.fupan.actions.preference;

/** The two pages behind the link in a mail; they hold nothing that anybody wrote. */
final class UnsubscribePage {

    private UnsubscribePage() {}

    static String question(boolean chinese) {
        return chinese
                ? page("zh", "退订提醒", "不再接收到期提醒？检查结果和上报仍会发送给您。", "退订")
                : page(
                        "en",
                        "Fewer mails",
                        "Stop reminders around due dates? Verdicts and escalations still come.",
                        "Stop them");
    }

    static String done(boolean chinese) {
        return chinese
                ? page("zh", "已退订", "您将不再收到到期提醒。可随时在偏好设置中恢复。", null)
                : page(
                        "en",
                        "Done",
                        "You get no more reminders around due dates. Your preferences bring them back.",
                        null);
    }

    private static String page(
            String language, String title, String words, @org.jspecify.annotations.Nullable String button) {
        String form = button == null ? "" : "<form method=\"post\"><button>" + button + "</button></form>";
        return """
                <!doctype html>
                <html lang="%s"><meta charset="utf-8"><title>%s</title><h1>%s</h1><p>%s</p>%s</html>
                """.formatted(language, title, title, words, form);
    }
}
