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

    @Message("How sure")
    String sure();

    @Message("one count (point mode)")
    String mode_point();

    @Message("evidence that has added up (evidence mode)")
    String mode_evidence();

    @Message("p = {p}, decisive")
    String p_decisive(String p);

    @Message("p = {p}, not decisive")
    String p_open(String p);

    @Message("evidence for less {low}, for more {high}; 20 decides")
    String e_values(String low, String high);

    @Message("the number came late")
    String late();

    @Message("Look at it")
    String look();

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

    @Message("{count} items for {date}")
    String subject_digest(int count, String date);

    @Message("1 item for {date}")
    String subject_digest_one(String date);

    @Message("this is what needs you on {date}.")
    String intro_digest(String date);

    @Message("Escalated to you")
    String kind_ESCALATION();

    @Message("Checkpoints judged")
    String kind_VERDICT();

    @Message("Overdue with your people for two working days or more")
    String kind_MANAGER();

    @Message("Overdue")
    String kind_OVERDUE();

    @Message("Last working day")
    String kind_D0();

    @Message("Due in one working day")
    String kind_D1();

    @Message("Due in three working days")
    String kind_D3();

    @Message("{percent} % at risk")
    String at_risk(String percent);

    @Message("due {date}")
    String due(String date);

    @Message("blocked: {reason}")
    String blocked(String reason);

    @Message("put off until {reason}")
    String snoozed(String reason);

    @Message("No reminders around due dates any more")
    String unsubscribe();
}
