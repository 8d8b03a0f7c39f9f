package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.http.Answer;

/** The work behind one operation of Powerdrill, in whatever version it was called. */
interface PowerdrillOperation {

    Answer answer(PowerdrillRequest request);
}
