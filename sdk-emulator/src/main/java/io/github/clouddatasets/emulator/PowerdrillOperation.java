package io.github.clouddatasets.emulator;

/** The work behind one operation of Powerdrill, in whatever version it was called. */
interface PowerdrillOperation {

    Answer answer(PowerdrillRequest request);
}
