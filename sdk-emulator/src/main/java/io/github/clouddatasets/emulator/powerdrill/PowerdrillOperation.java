package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.http.Answer;

/** The implementation of one operation of Powerdrill, for both versions. */
interface PowerdrillOperation {

    Answer answer(PowerdrillRequest request);
}
