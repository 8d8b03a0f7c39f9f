package io.github.clouddatasets.emulator.http;

import java.util.Map;

/** The work behind one operation of a service description. */
public interface Operation {

    /**
     * Answers a call to this operation.
     *
     * @param path the decoded path variables by name
     */
    Answer answer(Call call, Map<String, String> path);
}
