package dev.fupan.metrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ItemsTest {

    @Test
    void anEntryWithoutAQuantityCountsOnce() {
        assertThat(Items.count("[{\"product\":\"monitor\",\"quantity\":12},{\"product\":\"onboarding\"}]"))
                .isEqualTo(13);
    }

    @Test
    void aListThatCannotBeReadIsRepeatedNowhere() {
        assertThatThrownBy(() -> Items.texts("[secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
