/**
 * How mails look and how they get on their way: templates in English and Chinese, stable Message-IDs, and what the
 * mail server's answer means. It knows nothing of when or why somebody is written to.
 */
@NullMarked
package dev.fupan.actions.mail;

import org.jspecify.annotations.NullMarked;
