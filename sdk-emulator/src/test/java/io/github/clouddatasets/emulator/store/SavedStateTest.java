package io.github.clouddatasets.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SavedStateTest {

    private final MemoryStateStore store = new MemoryStateStore();
    private final SavedState state = EmulatorState.in(store).of("idah");

    @Test
    void anotherStartReadsWhatACommitHasKept() {
        state.put("job/2", () -> json(2));
        state.put("job/1", () -> json(1));
        state.put("jobs", () -> json(3));
        state.commit();

        SavedState again = EmulatorState.in(store).of("idah");

        assertThat(again.documents("job/")).extracting(StateDocument::name).containsExactly("1", "2");
        assertThat(again.documents("job/").get(0).integer("n")).isEqualTo(1);
        assertThat(EmulatorState.in(store).of("iam").documents("")).isEmpty();
    }

    @Test
    void whatIsNotCommittedIsNotThere() {
        state.put("job/1", () -> json(1));

        assertThat(state.documents("job/")).isEmpty();
    }

    @Test
    void aRequestThatChangesNothingCommitsNothing() {
        state.put("job/1", () -> json(1));
        state.commit();
        int commits = store.commits();

        state.commit();
        state.put("job/1", () -> json(1));
        state.commit();

        assertThat(store.commits()).isEqualTo(commits);
    }

    @Test
    void aRemovalOfAFolderSparesWhatIsPutAfterwards() {
        state.put("job/1", () -> json(1));
        state.put("job/2", () -> json(2));
        state.commit();

        state.put("job/3", () -> json(3));
        state.removeBelow("job/");
        state.put("job/2", () -> json(4));
        state.commit();

        assertThat(state.documents("job/")).extracting(StateDocument::name).containsExactly("2");
        assertThat(state.documents("job/").get(0).integer("n")).isEqualTo(4);
    }

    @Test
    void aFailedCommitIsMadeUpForByTheNext() {
        state.put("job/1", () -> json(1));
        store.becomeFull(true);
        assertThatThrownBy(state::commit).isInstanceOf(StateException.class).hasMessageContaining("disk is full");
        store.becomeFull(false);
        assertThat(state.documents("job/")).isEmpty();

        state.commit();

        assertThat(state.documents("job/")).hasSize(1);
    }

    @Test
    void noStartGivesTheIdsOfAnother() {
        Set<String> ids = new HashSet<>();
        for (int start = 0; start < 20; start++) {
            IdSource source = EmulatorState.in(store).of("idah").ids(AccountTag.PLAIN, 3);
            for (int i = 0; i < 50; i++) {
                assertThat(ids.add(source.alphanumeric())).isTrue();
            }
        }
    }

    @Test
    void theFirstStartGivesTheSameIdsOnEveryRun() {
        assertThat(state.ids(AccountTag.PLAIN, 3).hex())
                .isEqualTo(new IdSource(3).hex())
                .isEqualTo(SavedState.nothing().ids(AccountTag.PLAIN, 3).hex());
    }

    @Test
    void aStateOfANewerVersionIsRefusedAndStaysAsItIs() {
        store.damage("emulator", "{\"format\":" + (EmulatorState.FORMAT + 1) + ",\"starts\":7,\"more\":true}");
        var before = store.all();

        assertThatThrownBy(() -> EmulatorState.in(store))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("newer version")
                .hasMessageContaining("choose another state folder")
                .hasMessageNotContaining("\n");
        assertThat(store.all()).isEqualTo(before);
    }

    @Test
    void aDamagedDocumentSaysWhichItIs() {
        store.damage("idah/job/1", "{");
        assertThatThrownBy(() -> state.documents("job/"))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("job/1")
                .hasMessageNotContaining("\n");

        store.damage("idah/job/1", "{\"n\":\"one\"}");
        assertThatThrownBy(() -> state.documents("job/").get(0).integer("n"))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("job/1")
                .hasMessageContaining("valid n");
    }

    @Test
    void aStateThatEndsWithTheProcessKeepsNothing() {
        SavedState nothing = SavedState.nothing();
        nothing.put("job/1", () -> json(1));
        nothing.commit();

        assertThat(nothing.isKept()).isFalse();
        assertThat(nothing.documents("")).isEmpty();
    }

    private static ObjectNode json(int number) {
        return JsonNodeFactory.instance.objectNode().put("n", number);
    }
}
