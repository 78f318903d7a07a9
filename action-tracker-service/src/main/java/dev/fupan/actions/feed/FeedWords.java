package dev.fupan.actions.feed;

import java.util.Locale;
import java.util.Map;

/** The few words of a calendar, in the languages that people have. */
record FeedWords(String calendar, String status, Map<String, String> states) {

    private static final FeedWords ENGLISH = new FeedWords(
            "My actions",
            "Status",
            Map.of(
                    "not_started", "not started",
                    "in_progress", "in progress",
                    "blocked", "blocked",
                    "done", "done",
                    "verified", "verified",
                    "cancelled", "cancelled"));
    private static final FeedWords CHINESE = new FeedWords(
            "我的行动",
            "状态",
            Map.of(
                    "not_started", "未开始",
                    "in_progress", "进行中",
                    "blocked", "受阻",
                    "done", "已完成",
                    "verified", "已验证",
                    "cancelled", "已取消"));

    static FeedWords of(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    String state(String word) {
        return states.getOrDefault(word, word);
    }
}
