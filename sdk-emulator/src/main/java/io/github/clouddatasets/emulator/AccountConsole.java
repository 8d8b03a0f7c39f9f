package io.github.clouddatasets.emulator;

import io.github.clouddatasets.emulator.console.ConsoleState;
import io.github.clouddatasets.emulator.console.Section;
import io.github.clouddatasets.emulator.journal.RecordedRequest;
import io.github.clouddatasets.emulator.view.GalleryView;
import io.github.clouddatasets.emulator.view.Panel;
import io.github.clouddatasets.emulator.view.StateView;
import java.util.List;

/** What the console shows of an account. */
final class AccountConsole implements ConsoleState {

    private final EmulatedAccount account;

    AccountConsole(EmulatedAccount account) {
        this.account = account;
    }

    @Override
    public List<Section> sections() {
        return List.of(
                new Section(
                        ServiceName.MODELARTS,
                        "ModelArts",
                        () -> panels(account.modelArts().api())),
                new Section(ServiceName.IDAH, "IDAH", () -> panels(account.idah())),
                new Section(
                        ServiceName.POWERDRILL,
                        "Powerdrill",
                        () -> panels(account.powerdrill().api())));
    }

    @Override
    public GalleryView gallery() {
        return account.modelArts().api();
    }

    @Override
    public List<RecordedRequest> lastRequests(int count) {
        return account.reception().journal().last(count);
    }

    private static List<Panel> panels(StateView view) {
        return view.panels();
    }
}
