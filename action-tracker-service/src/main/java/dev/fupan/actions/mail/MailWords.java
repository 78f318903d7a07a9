package dev.fupan.actions.mail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every word of a mail, in English here, in Chinese in {@code messages/mail_zh.properties}. */
@MessageBundle("mail")
public interface MailWords {

    @Message("Hello {name},")
    String hello(String name);

    @Message("Checkpoint passed: {measure}")
    String subject_PASS(String measure);

    @Message("Checkpoint failed: {measure}")
    String subject_FAIL(String measure);

    @Message("Checkpoint without a clear answer: {measure}")
    String subject_INCONCLUSIVE(String measure);

    @Message("the checkpoint of your action has passed.")
    String intro_PASS();

    @Message("the checkpoint of your action has failed.")
    String intro_FAIL();

    @Message("the checkpoint of your action ended without a clear answer.")
    String intro_INCONCLUSIVE();

    @Message("Action")
    String action();

    @Message("Measured")
    String measured();

    @Message("Needed")
    String needed();

    @Message("95 % interval")
    String interval();

    @Message("Counted")
    String window();

    @Message("What follows")
    String follows();

    @Message("Go on as before.")
    String decision_continue();

    @Message("The channel is asked to be paused.")
    String decision_pause_channel();

    @Message("The checkpoint looks again later.")
    String decision_extend();

    @Message("Your manager is told.")
    String decision_escalate();

    @Message("A new action follows.")
    String decision_new_action();

    @Message("You get this mail because you own the action.")
    String why_owner();
}
