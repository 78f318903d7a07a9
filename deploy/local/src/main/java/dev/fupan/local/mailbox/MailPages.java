package dev.fupan.local.mailbox;

import java.util.List;

/** The pages of the mailbox: a list of mails, and one mail with both of its forms. */
final class MailPages {

    private MailPages() {}

    static String list(List<ReceivedMail> mails) {
        StringBuilder rows = new StringBuilder();
        for (ReceivedMail mail : mails) {
            rows.append("<tr><td><a href=\"/mails/%d\">%d</a></td><td>%s</td><td>%s</td><td>%s</td></tr>%n"
                    .formatted(
                            mail.number(),
                            mail.number(),
                            escaped(mail.header("Date")),
                            escaped(mail.to()),
                            escaped(mail.header("Subject"))));
        }
        String table = mails.isEmpty()
                ? "<p>No mail yet.</p>"
                : "<table><tr><th>No.<th>Date<th>To<th>Subject</tr>" + rows + "</table>";
        return page(
                "Mailbox",
                "<h1>Mailbox</h1><p>Mails are kept here and go nowhere. As JSON: "
                        + "<a href=\"/api/mails\">/api/mails</a>, <a href=\"/api/mails?to=\">?to=</a> for one address.</p>"
                        + table);
    }

    static String one(ReceivedMail mail) {
        StringBuilder headers = new StringBuilder();
        mail.headers()
                .forEach((name, value) ->
                        headers.append("<tr><th>%s</th><td>%s</td></tr>%n".formatted(escaped(name), escaped(value))));
        // the sandbox lets the mail show itself and do nothing
        String html = mail.part("text/html").isEmpty()
                ? ""
                : "<h2>HTML</h2><iframe sandbox srcdoc=\"" + escaped(mail.part("text/html")) + "\"></iframe>";
        return page(
                mail.header("Subject"),
                "<p><a href=\"/\">all mails</a></p><h1>" + escaped(mail.header("Subject"))
                        + "</h1><table>" + headers + "</table>" + html + "<h2>Text</h2><pre>"
                        + escaped(mail.part("text/plain")) + "</pre>");
    }

    private static String page(String title, String body) {
        return """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>%s</title>
                <style>body{font:15px/1.5 sans-serif;margin:2em;max-width:70em}td,th{text-align:left;padding:.2em 1em .2em 0;
                vertical-align:top}iframe{width:100%%;height:40em;border:1px solid #bbb}pre{white-space:pre-wrap}</style>
                %s</html>
                """.formatted(escaped(title), body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
