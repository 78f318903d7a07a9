package dev.fupan.contracts.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EventOrderTest {

    @Test
    void absentComesBeforeDigitsByValueBeforeOthersByBytes() {
        List<String> inOrder = Arrays.asList(
                null,
                "0",
                "7",
                "9",
                "10",
                "99",
                "99999999999999999999999",
                "1b",
                "B",
                "a",
                "ä",
                "\uFFFD",
                "\uD83D\uDE00");
        List<String> sorted = new ArrayList<>(inOrder);
        Collections.reverse(sorted);
        sorted.sort(EventOrder::compareSequence);
        assertThat(sorted).isEqualTo(inOrder);
    }

    @Test
    void anEmptySequenceIsAnAbsentOne() {
        assertThat(EventOrder.compareSequence("", null)).isZero();
        assertThat(EventOrder.compareSequence("", "0")).isNegative();
    }

    @Test
    void leadingZerosDoNotCount() {
        assertThat(EventOrder.compareSequence("007", "7")).isZero();
        assertThat(EventOrder.compareSequence("000", "0")).isZero();
        assertThat(EventOrder.compareSequence("0010", "9")).isPositive();
    }

    @Test
    void digitsOfOtherScriptsAreOthers() {
        assertThat(EventOrder.compareSequence("٣", "9999")).isPositive();
    }

    @Property
    void digitsCompareAsNumbers(@ForAll("digits") String a, @ForAll("digits") String b) {
        assertThat(Integer.signum(EventOrder.compareSequence(a, b)))
                .isEqualTo(new BigInteger(a).compareTo(new BigInteger(b)));
    }

    @Property
    void textsCompareAsTheirBytes(@ForAll("texts") String a, @ForAll("texts") String b) {
        int bytes = Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
        assertThat(Integer.signum(EventOrder.compareUtf8(a, b))).isEqualTo(Integer.signum(bytes));
    }

    @Property
    void itIsAnOrder(@ForAll("sequences") String a, @ForAll("sequences") String b, @ForAll("sequences") String c) {
        List<String> three = new ArrayList<>(List.of(a, b, c));
        three.sort(EventOrder::compareSequence);
        assertThat(EventOrder.compareSequence(three.get(0), three.get(2))).isNotPositive();
        assertThat(Integer.signum(EventOrder.compareSequence(a, b)))
                .isEqualTo(-Integer.signum(EventOrder.compareSequence(b, a)));
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(30);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "é", "中", "\uFFFD", "\uE000", "\uD83D\uDE00", "\uD83D\uDE01", "\uD800\uDC00")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> sequences() {
        return Arbitraries.strings().withChars("019aB").ofMaxLength(4);
    }
}
