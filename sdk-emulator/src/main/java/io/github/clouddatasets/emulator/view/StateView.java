package io.github.clouddatasets.emulator.view;

import java.util.List;

/** What a service shows of its state at this moment. Looking changes nothing. */
public interface StateView {

    List<Panel> panels();
}
