package dev.fupan.review.reflection;

/**
 * A word as its writer sees it before it is revealed.
 *
 * @param anonymous whether nobody will ever know who wrote it
 * @param version its ETag
 */
record OwnView(String id, String text, boolean anonymous, long version) {}
