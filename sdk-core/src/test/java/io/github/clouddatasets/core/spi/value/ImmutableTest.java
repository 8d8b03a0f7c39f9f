package io.github.clouddatasets.core.spi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImmutableTest {

    @Test
    void absentListIsEmpty() {
        assertThat(Immutable.<String>list(null)).isEmpty();
    }

    @Test
    void listLosesItsNulls() {
        List<@Nullable String> wire = Arrays.asList("a", null, "b");

        assertThat(Immutable.<String>list(wire)).containsExactly("a", "b");
    }

    @Test
    void listIsACopyThatCannotChange() {
        List<String> wire = new ArrayList<>(List.of("a"));
        List<String> list = Immutable.list(wire);
        wire.add("b");

        assertThat(list).containsExactly("a");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> list.add("c"));
    }

    @Test
    void absentMapIsEmpty() {
        assertThat(Immutable.<String>map(null)).isEmpty();
    }

    @Test
    void mapKeepsItsOrderAndLosesItsNulls() {
        Map<String, @Nullable Integer> wire = new LinkedHashMap<>();
        wire.put("z", 1);
        wire.put("n", null);
        wire.put("a", 2);

        assertThat(Immutable.<Integer>map(wire)).containsExactly(Map.entry("z", 1), Map.entry("a", 2));
    }

    @Test
    void mapIsACopyThatCannotChange() {
        Map<String, String> wire = new HashMap<>(Map.of("a", "1"));
        Map<String, String> map = Immutable.map(wire);
        wire.clear();

        assertThat(map).containsEntry("a", "1");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> map.put("b", "2"));
    }

    @Test
    void jsonKeepsNullsAndIsUnmodifiableToTheBottom() {
        Map<String, @Nullable Object> inner = new HashMap<>();
        inner.put("nothing", null);
        List<Object> list = new ArrayList<>(List.of(inner));
        Map<String, Object> frozen = Immutable.json(new HashMap<>(Map.of("list", list)));
        list.clear();

        List<?> frozenList = (List<?>) Objects.requireNonNull(frozen.get("list"));
        Map<?, ?> frozenInner = (Map<?, ?>) frozenList.get(0);
        assertThat(frozenInner.containsKey("nothing")).isTrue();
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(frozen::clear);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(frozenList::clear);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(frozenInner::clear);
    }
}
