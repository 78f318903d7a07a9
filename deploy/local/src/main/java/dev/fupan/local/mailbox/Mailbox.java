package dev.fupan.local.mailbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.fupan.local.process.Ports;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Takes mail for every address over SMTP and remembers the latest, in the order in which they came. */
public final class Mailbox implements AutoCloseable {

    /** More than a person looks through, little enough for the memory of a small program. */
    private static final int REMEMBERED = 5_000;

    private final GreenMail smtp;
    private final Clock clock;
    private final Deque<ReceivedMail> mails = new ArrayDeque<>();
    private int count;

    private Mailbox(GreenMail smtp, Clock clock) {
        this.smtp = smtp;
        this.clock = clock;
    }

    /** Listens on loopback at once; port 0 = any free one. */
    public static Mailbox start(int port, Clock clock) {
        GreenMail smtp = new GreenMail(new ServerSetup(port, Ports.HOST, ServerSetup.PROTOCOL_SMTP));
        Mailbox mailbox = new Mailbox(smtp, clock);
        UserManager users = smtp.getManagers().getUserManager();
        users.setMessageDeliveryHandler((message, address) -> {
            mailbox.take(message, address);
            return userOf(users, address);
        });
        smtp.start();
        return mailbox;
    }

    // The mail server wants to know whose mail it is; here everyone has a mailbox.
    private static synchronized GreenMailUser userOf(UserManager users, MailAddress address) throws UserException {
        String mail = address.getEmail();
        GreenMailUser known = users.getUserByEmail(mail);
        return known == null ? users.createUser(mail, mail, mail) : known;
    }

    private synchronized void take(MovingMessage message, MailAddress address) throws MessagingException {
        try {
            mails.addFirst(ReceivedMail.of(++count, clock.instant(), address.getEmail(), message.getMessage()));
        } catch (IOException unreadable) {
            throw new MessagingException("unreadable mail", unreadable);
        }
        if (mails.size() > REMEMBERED) {
            mails.removeLast();
        }
    }

    public int port() {
        return smtp.getSmtp().getPort();
    }

    /** The latest first. */
    public synchronized List<ReceivedMail> mails() {
        return List.copyOf(mails);
    }

    /** The next mail keeps the number that it would have had. */
    public synchronized void empty() {
        mails.clear();
    }

    @Override
    public void close() {
        smtp.stop();
    }
}
