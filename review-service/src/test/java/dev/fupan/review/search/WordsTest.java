package dev.fupan.review.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void aPairOfCharactersFindsALongerTerm() {
        assertThat(Words.of("客户的价格异议")).containsAll(Words.sought("价格"));
        assertThat(Words.of("客户的价格异议")).containsAll(Words.sought("价格异议"));
        assertThat(Words.sought("价格异议")).containsExactlyInAnyOrder("价格", "格异", "异议");
    }

    @Test
    void oneCharacterIsAWordToo() {
        assertThat(Words.of("价格异议")).containsAll(Words.sought("议"));
    }

    @Test
    void charactersFarApartAreNoTerm() {
        assertThat(Words.of("价值与规格")).doesNotContainAnyElementsOf(Words.sought("价格"));
    }

    @Test
    void lettersAndCharactersSideBySideAreWordsOfTheirOwn() {
        assertThat(Words.sought("CRM系统v2")).containsExactlyInAnyOrder("crm", "系统", "v2");
    }

    @Test
    void widthCaseAndAccentsMakeNoDifference() {
        assertThat(Words.of("ＣＲＭ Café")).containsExactlyInAnyOrder("crm", "cafe");
    }

    @Test
    void signsAreNoWords() {
        assertThat(Words.of(" ,.!？。、 \n")).isEmpty();
    }

    @Test
    void charactersBeyondTheFirstPlaneStayWhole() {
        assertThat(Words.sought("𠮷野家")).containsExactlyInAnyOrder("𠮷野", "野家");
    }

    @Property
    void everyPieceOfATextFindsIt(
            @ForAll("texts") String text,
            @ForAll @IntRange(max = 40) int from,
            @ForAll @IntRange(max = 40) int length) {
        int begin = Math.min(from, text.length());
        String piece = text.substring(begin, Math.min(text.length(), begin + length));
        assertThat(Words.of(text)).containsAll(Words.sought(piece));
    }

    @Property
    void noWordHasABlankInItAndNoneIsEmpty(@ForAll String text) {
        assertThat(Words.of(text)).noneMatch(word -> word.isEmpty() || word.contains(" "));
    }

    /** Chinese alone: a piece of it begins and ends between characters, where words of letters would be cut. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("价格异议客户流程资源，。 ").ofMaxLength(40);
    }
}
