package dev.fupan.actions.preference;

/**
 * A link by which whoever has the mail opts its recipient out.
 *
 * @param sha256 of the token in it, all that is kept
 */
public record UnsubscribeLink(String url, byte[] sha256) {}
